package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.SshSettings.HostKeys;

/** A host that is reached through another one, each with a user and a key of its own. */
class JumpTest {
    private static final String BEHIND = "127.0.0.2";

    @TempDir
    private Path folder;

    private final KeyPair stack = SshKeys.ECDSA.make();
    private final KeyPair admin = SshKeys.ECDSA.make();
    private SshServer undercloud;
    private SshServer controller;
    private Path knownHosts;
    private Ssh first;

    @BeforeEach
    void open() throws Exception {
        knownHosts = folder.resolve("known_hosts");
        undercloud = new SshServer(SshKeys.ECDSA.make(), 0);
        undercloud.welcome("stack", stack.getPublic());
        controller = new SshServer(SshKeys.ECDSA.make(), BEHIND, 0);
        controller.welcome("heat-admin", admin.getPublic());
        first = new Ssh(undercloud.settings(knownHosts, HostKeys.ACCEPT_NEW, login(stack, "stack")));
    }

    @AfterEach
    void close() throws Exception {
        first.close();
        controller.close();
        undercloud.close();
    }

    @Test
    void commandsFilesAndTheClockAreThoseOfTheHostBehind() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            RemoteHost host = ssh.host("controller-0", BEHIND);

            assertThat(host.ask("echo here; echo $SSH_CLIENT >&2")).isEqualTo("here\n");
            Path file = folder.resolve("file");
            host.put(file.toString(), new byte[] {1, 2, 3});
            assertThat(host.get(file.toString())).containsExactly(1, 2, 3);
            assertThat(new RemoteClock(host, Duration.ofSeconds(5)).measure().bound())
                    .isPositive();
            assertThat(undercloud.guests()).isEqualTo(1);
            assertThat(controller.guests()).isEqualTo(1);
        }
    }

    @Test
    void aHostIsKnownByItsOwnAddressAndNotByTheDoorThatLeadsThere() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            ssh.host("controller-0", BEHIND).connect();
        }
        assertThat(Files.readAllLines(knownHosts).stream().filter(line -> !line.isBlank()))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("[" + BEHIND + "]:" + controller.port() + " "))
                .anyMatch(line -> line.startsWith("[127.0.0.1]:" + undercloud.port() + " "));
    }

    @Test
    void theFirstUserWhoIsLetInIsAskedForFromThenOn() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "tripleo-admin", "heat-admin")) {
            assertThat(ssh.host("controller-0", BEHIND).ask("echo in")).isEqualTo("in\n");
            assertThat(ssh.host("controller-1", BEHIND).ask("echo in")).isEqualTo("in\n");
        }
        try (Ssh ssh = behind(Jump.always(node()), "tripleo-admin", "root")) {
            RemoteHost host = ssh.host("controller-0", BEHIND);
            assertThatExceptionOfType(LoginRefusedException.class)
                    .isThrownBy(host::connect)
                    .withMessage("host controller-0: tripleo-admin or root may not log in at " + BEHIND + " port "
                            + controller.port() + " with key [a key of the undercloud]: ask somebody");
        }
    }

    @Test
    void whatAnswersUsIsReachedDirectly() throws Exception {
        try (Ssh ssh = behind(Jump.whereNeeded(node()), "heat-admin")) {
            assertThat(ssh.host("controller-0", BEHIND).ask("echo in")).isEqualTo("in\n");
            assertThat(undercloud.guests()).isZero();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() ->
                            ssh.host("controller-9", "controller-9.invalid").connect())
                    .withMessageContaining("through undercloud");
        }
    }

    @Test
    void aJumpThatBrokeIsMadeAnew() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            RemoteHost host = ssh.host("controller-0", BEHIND);
            host.connect();
            undercloud.cut();
            await("the end of what was inside").until(() -> controller.guests() == 0);

            assertThat(host.ask("echo again")).isEqualTo("again\n");
        }
    }

    @Test
    void whyThereIsNoWayIsToldByTheHostBetween() throws Exception {
        int port = controller.port();
        controller.close();
        try (Ssh ssh = new Ssh(settings(port, "heat-admin"), Jump.always(node()))) {
            RemoteHost host = ssh.host("controller-1", BEHIND);
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(host::connect)
                    .withMessageStartingWith("host controller-1: no SSH connection to " + BEHIND + " port " + port
                            + " through undercloud in 3 attempts: undercloud says: ");
            undercloud.handOnNothing();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(host::connect)
                    .withMessageEndingWith(
                            "undercloud lets nobody through: set AllowTcpForwarding yes in its sshd_config");
        }
    }

    private RemoteHost node() {
        return first.host("undercloud", "127.0.0.1");
    }

    private Ssh behind(Jump jump, String... users) throws Exception {
        return new Ssh(settings(controller.port(), users), jump);
    }

    /** With the key as it was fetched, which is in no file that is named. */
    private SshSettings settings(int port, String... users) throws Exception {
        return undercloud
                .settings(knownHosts, HostKeys.ACCEPT_NEW, login(admin, users))
                .as(login(admin, users), port);
    }

    private SshLogin login(KeyPair pair, String... users) throws Exception {
        byte[] text = Files.readAllBytes(SshKeys.openSsh(pair, folder.resolve("temporary"), null));
        return new SshLogin(
                List.of(users), List.of(SshKey.fetched(text, "a key of the undercloud")), null, null, "ask somebody");
    }
}
