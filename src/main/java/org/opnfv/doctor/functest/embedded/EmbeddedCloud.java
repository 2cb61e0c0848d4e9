package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.alarming.AlarmingService;
import org.opnfv.doctor.functest.embedded.compute.NovaService;
import org.opnfv.doctor.functest.embedded.event.EventBus;
import org.opnfv.doctor.functest.embedded.identity.IdentityService;
import org.opnfv.doctor.functest.embedded.image.ImageService;
import org.opnfv.doctor.functest.embedded.network.NetworkService;

/** A whole OpenStack in this process, served on loopback until it is closed. */
public final class EmbeddedCloud implements AutoCloseable {

    private static final int PASSWORD_BYTES = 12;

    private final Deque<Runnable> parts = new ArrayDeque<>();
    private final String password = password();
    private final Tokens tokens = new Tokens();
    private final List<ApiService> services = new ArrayList<>();
    private IdentityService identity;
    private HostsServer hosts;

    private EmbeddedCloud() {}

    /**
     * Starts all services; they answer when this returns.
     *
     * @throws IOException when a port is not free; nothing is left running then
     */
    public static EmbeddedCloud start(EmbeddedSettings settings) throws IOException {
        EmbeddedCloud cloud = new EmbeddedCloud();
        try {
            cloud.open(settings);
            return cloud;
        } catch (IOException | RuntimeException failure) {
            cloud.close();
            throw failure;
        }
    }

    private void open(EmbeddedSettings settings) throws IOException {
        identity = serve(new IdentityService(tokens, password), settings.port());
        tokens.authUrl(identity.root());
        ComputeHosts computeHosts = ComputeHosts.start(settings.hosts());
        parts.push(computeHosts::close);
        EventBus bus = new EventBus();
        parts.push(bus::close);
        ImageService images = serve(new ImageService(tokens, settings.release()), 0);
        NetworkService networks = serve(new NetworkService(tokens, settings.release()), 0);
        NovaService nova = serve(new NovaService(tokens, computeHosts, images, networks, bus, settings), 0);
        hosts = new HostsServer(
                computeHosts,
                bus,
                address -> networks.holder(address).filter(nova::answers).isPresent());
        parts.push(hosts::close);
        serve(new AlarmingService(tokens, bus, settings.alarmCacheTtl()), 0);
        identity.publish(services.stream()
                .filter(service -> !settings.without().contains(service.type()))
                .toList());
    }

    private <T extends ApiService> T serve(T service, int port) throws IOException {
        parts.push(service::close);
        service.start(port);
        services.add(service);
        return service;
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }

    /** Keystone's URL, {@code /v3} included. */
    public URI authUrl() {
        return identity.endpoint();
    }

    /** The URL at which {@link HostControl} reaches the compute hosts. */
    public URI hostsUrl() {
        return hosts.uri();
    }

    /** The environment of an administrator's client, the password included. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OS_AUTH_URL", authUrl().toString());
        environment.put("OS_USERNAME", IdentityService.ADMIN);
        environment.put("OS_PASSWORD", password);
        environment.put("OS_PROJECT_NAME", IdentityService.ADMIN);
        environment.put("OS_USER_DOMAIN_NAME", IdentityService.DOMAIN_NAME);
        environment.put("OS_PROJECT_DOMAIN_NAME", IdentityService.DOMAIN_NAME);
        environment.put("OS_REGION_NAME", IdentityService.REGION);
        environment.put("OS_IDENTITY_API_VERSION", "3");
        environment.put("DOCTOR_EMBEDDED_URL", hostsUrl().toString());
        return environment;
    }

    /** The variables as lines for a shell. */
    public static String openrc(Map<String, String> environment) {
        StringBuilder lines = new StringBuilder();
        environment.forEach((name, value) -> lines.append("export " + name + "='" + value + "'\n"));
        return lines.toString();
    }

    /** Stops all services and frees their ports; their state is lost. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            parts.pop().run();
        }
    }
}
