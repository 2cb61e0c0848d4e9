package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opnfv.doctor.functest.host.SshSettings.HostKeys;

/** Whom we take for the host. */
class HostKeyTest {
    @TempDir
    private Path folder;

    private final KeyPair user = SshKeys.ECDSA.make();
    private Path userKey;
    private Path knownHosts;

    @BeforeEach
    void write() throws Exception {
        userKey = SshKeys.openSsh(user, folder.resolve("key"), null);
        knownHosts = folder.resolve("known_hosts");
    }

    @ParameterizedTest
    @EnumSource(SshKeys.class)
    void aNewOneIsAcceptedOnceAndKnownFromThenOn(SshKeys kind) throws Exception {
        try (SshServer server = server(kind.make(), 0)) {
            assertThat(login(server, HostKeys.ACCEPT_NEW)).isEqualTo("in\n");
            assertThat(Files.readAllLines(knownHosts))
                    .filteredOn(line -> !line.isBlank())
                    .hasSize(1);
            assertThat(login(server, HostKeys.STRICT)).isEqualTo("in\n");
            assertThat(login(server, HostKeys.ACCEPT_NEW)).isEqualTo("in\n");
            assertThat(Files.readAllLines(knownHosts))
                    .filteredOn(line -> !line.isBlank())
                    .hasSize(1);
        }
    }

    @Test
    void anotherOneThanTheKnownIsRefused() throws Exception {
        int port;
        try (SshServer server = server(SshKeys.ECDSA.make(), 0)) {
            port = server.port();
            login(server, HostKeys.ACCEPT_NEW);
        }
        String known = Files.readString(knownHosts);
        try (SshServer impostor = server(SshKeys.ECDSA.make(), port)) {
            for (HostKeys policy : new HostKeys[] {HostKeys.ACCEPT_NEW, HostKeys.STRICT}) {
                assertThatExceptionOfType(HostException.class)
                        .isThrownBy(() -> login(impostor, policy))
                        .withMessageStartingWith("host compute-7 at 127.0.0.1: its host key is SHA256:")
                        .withMessageContaining("not the one in " + knownHosts);
            }
            assertThat(login(impostor, HostKeys.OFF)).isEqualTo("in\n");
        }
        assertThat(Files.readString(knownHosts)).isEqualTo(known);
    }

    @Test
    void anUnknownOneIsRefusedWhenStrictAndNotLookedAtWhenOff() throws Exception {
        try (SshServer server = server(SshKeys.ED25519.make(), 0)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> login(server, HostKeys.STRICT))
                    .withMessageContaining("is not in " + knownHosts + ": add it, or set ssh.host_keys to accept-new");
            assertThat(login(server, HostKeys.OFF)).isEqualTo("in\n");
            assertThat(knownHosts).doesNotExist();
        }
    }

    private SshServer server(KeyPair hostKey, int port) throws Exception {
        SshServer server = new SshServer(hostKey, port);
        server.welcome(user.getPublic());
        return server;
    }

    private String login(SshServer server, HostKeys policy) {
        try (Ssh ssh = new Ssh(server.settings(knownHosts, null, policy, userKey))) {
            return ssh.host("compute-7", "127.0.0.1").ask("echo in");
        }
    }
}
