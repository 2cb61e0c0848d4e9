package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine for tests that is reached by a stand-in for OpenSSH's client and really runs what it is told. */
public final class ShellHost implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";

    private final FakeSsh client;
    private final Ssh ssh;
    private final RemoteHost remote;

    /** Commands are run by {@code prefix sh -c COMMAND}; the folder is for the client's files. */
    public ShellHost(String name, Path folder, String... prefix) throws IOException {
        client = new FakeSsh(Files.createDirectories(folder.resolve("ssh")))
                .host(ADDRESS, prefix)
                .anybody(ADDRESS);
        ssh = new Ssh(settings(client, null));
        remote = ssh.host(name, ADDRESS);
    }

    /** Those of tests: three attempts. */
    static SshSettings settings(FakeSsh client, String sudo) {
        SshLogin login = new SshLogin(
                "root",
                List.of("root"),
                List.of(),
                null,
                new SshPassword("DOCTOR_SUDO_PASSWORD", () -> Optional.ofNullable(sudo)),
                "ask somebody");
        return new SshSettings(
                login,
                null,
                SshSettings.HostKeys.OFF,
                null,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                3,
                client.environment(),
                Map.of());
    }

    /** The way to it. */
    public RemoteHost remote() {
        return remote;
    }

    FakeSsh client() {
        return client;
    }

    Ssh ssh() {
        return ssh;
    }

    /** From now on it gives away no port of its loopback that is asked for by number. */
    public void takePorts() throws IOException {
        client.takePorts();
    }

    /** It does not answer any more. */
    public void stop() throws IOException {
        client.off(ADDRESS);
    }

    /** It is there, and does not say so when it is asked. */
    public void fallSilent() {
        client.fallSilent(ADDRESS);
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        client.close();
    }
}
