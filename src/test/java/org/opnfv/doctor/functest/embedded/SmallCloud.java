package org.opnfv.doctor.functest.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceSpec;

/** An embedded cloud of its own for a test that needs a few instances, seen through the gateway as an admin. */
public final class SmallCloud implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedCloud embedded;
    private final Credentials credentials;
    private final Cloud admin;
    private final String image;
    private final String flavor;
    private final String network;

    private SmallCloud(EmbeddedCloud embedded) throws CredentialsException {
        this.embedded = embedded;
        credentials = Credentials.find(embedded.environment(), Path.of(""), Path.of(""));
        admin = Cloud.connect(credentials, CloudSettings.defaults());
        image = admin.image().createImage("some-image", new byte[1024], "raw");
        flavor = admin.compute().createFlavor("some-flavor", 64, 1, 1);
        network = admin.network().createNetwork("some-network");
        admin.network().createSubnet(network, "some-subnet", "192.168.168.0/24");
    }

    /** Starts one with three hosts. */
    public static SmallCloud start() {
        try {
            return new SmallCloud(EmbeddedCloud.start(EmbeddedSettings.defaults()));
        } catch (IOException | CredentialsException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The credentials of its admin. */
    public Credentials credentials() {
        return credentials;
    }

    /** The environment of its admin. */
    public Map<String, String> environment() {
        return embedded.environment();
    }

    /** The cloud as its admin. */
    public Cloud admin() {
        return admin;
    }

    /** The hand that takes links down and up. */
    public HostControl hosts() {
        return new HostControl(embedded.hostsUrl());
    }

    /** Boots an instance on that host, or anywhere when it is null, and waits until it is active. */
    public Instance boot(String name, String host) {
        return boot(name, host, Map.of());
    }

    /** The same with metadata. */
    public Instance boot(String name, String host, Map<String, String> metadata) {
        String id = admin.compute()
                .createInstance(new InstanceSpec(name, image, flavor, network, metadata, Optional.ofNullable(host)));
        return await().atMost(PATIENCE)
                .until(() -> admin.compute().instance(id).orElseThrow(), seen -> "ACTIVE".equals(seen.status()));
    }

    /** Nova's API as its admin, for calls that the gateway does not have. */
    public Rest nova() {
        return service("compute");
    }

    /** The API of a service likewise. */
    public Rest service(String type) {
        String token = Rest.at(credentials.authUrl())
                .post(
                        "/auth/tokens",
                        "{'auth': {'identity': {'methods': ['password'], 'password': {'user': {'name': '"
                                + environment().get("OS_USERNAME")
                                + "', 'domain': {'id': 'default'}, 'password': '"
                                + environment().get("OS_PASSWORD") + "'}}}, 'scope': {'project': {'name': '"
                                + environment().get("OS_PROJECT_NAME") + "', 'domain': {'id': 'default'}}}}}")
                .header("X-Subject-Token");
        return Rest.at(admin.service(type).orElseThrow().url()).as(token);
    }

    /** What Nova says of that instance now. */
    public String status(Instance instance) {
        return admin.compute().instance(instance.id()).map(Instance::status).orElse("gone");
    }

    @Override
    public void close() {
        admin.close();
        embedded.close();
    }
}
