package org.opnfv.doctor.functest.contract;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.CredentialsException;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Release;

/** The cloud that the contract is checked on: {@code embedded}, or {@code env} for a real one. */
final class Target implements AutoCloseable {
    private final Credentials credentials;
    private final Optional<Release> release;
    private final Runnable closing;

    private Target(Credentials credentials, Optional<Release> release, Runnable closing) {
        this.credentials = credentials;
        this.release = release;
        this.closing = closing;
    }

    static Target open() throws IOException, CredentialsException {
        String chosen = System.getProperty("doctor.contract.cloud", "embedded");
        return switch (chosen) {
            case "embedded" -> {
                String named = System.getProperty("doctor.contract.release", "");
                Release release = named.isEmpty() ? Release.newest() : Release.named(named);
                EmbeddedCloud cloud =
                        EmbeddedCloud.start(EmbeddedSettings.defaults().as(release));
                yield new Target(find(cloud.environment()), Optional.of(release), cloud::close);
            }
            case "env" ->
                new Target(
                        find(System.getenv()),
                        Stream.of(Release.values())
                                .filter(release -> release.toString().equals(System.getenv("LAB_RELEASE")))
                                .findFirst(),
                        () -> {});
            default ->
                throw new IllegalArgumentException("doctor.contract.cloud must be embedded or env, not " + chosen);
        };
    }

    Credentials credentials() {
        return credentials;
    }

    /** Which one it is; empty for a real one that is not the lab's, or whose release the embedded one does not answer as. */
    Optional<Release> release() {
        return release;
    }

    /** An address of this machine that the cloud can post to. */
    String reachableAddress() throws IOException {
        URI cloud = credentials.authUrl();
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connecting a datagram socket sends nothing; it only chooses the route.
            socket.connect(new InetSocketAddress(cloud.getHost(), Math.max(1, cloud.getPort())));
            return socket.getLocalAddress().getHostAddress();
        }
    }

    @Override
    public void close() {
        closing.run();
    }

    private static Credentials find(Map<String, String> env) throws CredentialsException {
        return Credentials.find(env, Path.of(""), Path.of(System.getProperty("user.home")));
    }
}
