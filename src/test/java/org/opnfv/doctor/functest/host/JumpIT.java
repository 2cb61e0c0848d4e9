package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** A host that is reached through another one, each with a user and a key of its own. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class JumpIT extends SshdFixture {
    private static final String BEHIND = "127.0.0.2";

    private Path admin;

    @AutoClose
    private Ssh first;

    @BeforeEach
    void open() throws Exception {
        sshd.user("stack", "/bin/bash", null).user("heat-admin", "/bin/bash", null);
        Path stack = sshd.welcome(sshd.key("stack", "ed25519"));
        admin = sshd.welcome(sshd.key("admin", "ed25519"));
        sshd.with("AllowUsers stack@127.0.0.1 heat-admin")
                .with("ListenAddress 127.0.0.1")
                .with("ListenAddress " + BEHIND)
                .start();
        first = new Ssh(sshd.settings(Sshd.login("stack", stack)));
    }

    @Test
    void commandsFilesAndTheClockAreThoseOfTheHostBehind() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            RemoteHost host = ssh.host("controller-0", BEHIND);

            assertThat(host.ask("echo here; echo $SSH_CLIENT >&2")).isEqualTo("here\n");
            Path file = Files.write(folder.resolve("file"), new byte[] {1, 2, 3});
            assertThat(host.get(file.toString())).containsExactly(1, 2, 3);
            assertThat(new ClockOffsetMeasurement(host, Duration.ofSeconds(5))
                            .measure()
                            .bound())
                    .isPositive();
            assertThat(sshd.guests()).isEqualTo(2);
        }
    }

    @Test
    void aHostIsKnownByItsOwnAddressAndNotByTheDoorThatLeadsThere() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            ssh.host("controller-0", BEHIND).connect();
        }
        assertThat(Files.readAllLines(sshd.file("home/.ssh/known_hosts")).stream()
                        .filter(line -> !line.isBlank()))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("[" + BEHIND + "]:" + sshd.port() + " "))
                .anyMatch(line -> line.startsWith("[127.0.0.1]:" + sshd.port() + " "));
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
                            + sshd.port() + " with key [a key of the undercloud]: ask somebody");
        }
    }

    @Test
    void whatAnswersUsIsReachedDirectly() throws Exception {
        try (Ssh ssh = behind(Jump.whereNeeded(node()), "heat-admin")) {
            assertThat(ssh.host("controller-0", BEHIND).ask("echo in")).isEqualTo("in\n");
            assertThat(sshd.log()).doesNotContain("publickey for stack");
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
            sshd.cut();
            await("the end of what was inside").until(() -> sshd.guests() == 0);

            assertThat(host.ask("echo again")).isEqualTo("again\n");
        }
    }

    @Test
    void whenTheSharedConnectionIsGoneNobodyElseIsAskedForTheWay() throws Exception {
        String way = SshClient.through(folder.resolve("gone")).get(0);
        Process client = new ProcessBuilder("ssh", "-F", "none", "-v", "-oBatchMode=yes", way, "--", "controller-0")
                .redirectErrorStream(true)
                .start();
        assertThat(client.inputReader().lines())
                .noneMatch(line -> line.contains("hostname none"))
                .anyMatch(line -> line.contains("Connection closed by UNKNOWN"));
    }

    @Test
    void whyThereIsNoWayIsToldByTheHostBetween() throws Exception {
        try (Ssh ssh = behind(Jump.always(node()), "heat-admin")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("controller-1", "127.0.0.3")::connect)
                    .withMessageStartingWith("host controller-1: no SSH connection to 127.0.0.3 port " + sshd.port()
                            + " through undercloud in 1 attempt: undercloud says: ")
                    .withMessageEndingWith("Connection refused");
            sshd.restart("AllowTcpForwarding no");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("controller-0", BEHIND)::connect)
                    .withMessageEndingWith(
                            "undercloud lets nobody through: set AllowTcpForwarding yes in its sshd_config");
        }
    }

    private RemoteHost node() {
        return first.host("undercloud", "127.0.0.1");
    }

    /** With the key as it was fetched, which is in no file that is named. */
    private Ssh behind(Jump jump, String... users) throws Exception {
        SshKey key = SshKey.fetched(Files.readAllBytes(admin), "a key of the undercloud");
        SshLogin login = new SshLogin(
                null, List.of(users), List.of(key), null, Sshd.login("").sudo(), "ask somebody");
        return new Ssh(sshd.settings(login), jump);
    }
}
