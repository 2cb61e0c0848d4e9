package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** Who is let in where the field's own ssh is let in, and nobody else: keys, agents, certificates, and the keys of hosts. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class SshDoorsIT {
    private static final String[] TYPES = {"ed25519", "ecdsa", "rsa"};

    @TempDir
    private Path folder;

    private Sshd sshd;

    @BeforeEach
    void open() throws Exception {
        sshd = new Sshd(folder);
    }

    @AfterEach
    void close() {
        sshd.close();
    }

    private String in(SshSettings settings) {
        try (Ssh ssh = new Ssh(settings)) {
            return ssh.host("compute-7", Sshd.ADDRESS).ask("echo in").strip();
        }
    }

    private String in(Path... keys) {
        return in(sshd.settings(Sshd.login("root", keys)));
    }

    private SshSettings strict(SshSettings settings) {
        return new SshSettings(
                settings.login(),
                settings.port(),
                SshSettings.HostKeys.STRICT,
                settings.knownHosts(),
                settings.connectTimeout(),
                settings.commandTimeout(),
                settings.attempts(),
                settings.environment());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aHostThatIsKnownByOneOfItsKeysIsKnown(String type) throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start().write("home/.ssh/known_hosts", sshd.known(type));

        assertThat(in(strict(sshd.settings(Sshd.login("root", key))))).isEqualTo("in");
    }

    @Test
    void aNewHostIsRememberedAndOneThatChangedIsRefusedWithItsPlace() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        assertThat(in(key)).isEqualTo("in");
        Path known = sshd.file("home/.ssh/known_hosts");
        assertThat(known).content().contains("[127.0.0.1]:" + sshd.port());

        sshd.key("other", "ed25519");
        sshd.write(
                "home/.ssh/known_hosts",
                sshd.known("ed25519")
                        .replaceFirst(
                                "AAAA\\S+",
                                Files.readString(sshd.file("other.pub")).split(" ")[1]));
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(key))
                .withMessageMatching("host compute-7 at 127.0.0.1: its host key is SHA256:\\S+ and not the one in"
                        + " /root/.ssh/known_hosts:1: somebody else answers, or the host was installed anew; in that"
                        + " case remove the line there");
    }

    @Test
    void aHostKeyThatIsRevokedIsRefused() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        StringBuilder revoked = new StringBuilder();
        sshd.known(TYPES)
                .lines()
                .forEach(line -> revoked.append("@revoked ").append(line).append('\n'));
        sshd.write("home/.ssh/known_hosts", revoked.toString());

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(key))
                .withMessageContaining("its host key is marked as revoked");
    }

    @Test
    void theKnownHostsOfTheWholeMachineCount() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start().write("etc-ssh/ssh_known_hosts", sshd.known(TYPES));
        assertThat(in(strict(sshd.settings(Sshd.login("root", key))))).isEqualTo("in");
        assertThat(sshd.file("home/.ssh/known_hosts")).doesNotExist();

        sshd.key("other", "ed25519");
        String other = Files.readString(sshd.file("other.pub"));
        sshd.write("etc-ssh/ssh_known_hosts", "[127.0.0.1]:" + sshd.port() + " " + other);
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(key))
                .withMessageContaining("not the one in /etc/ssh/ssh_known_hosts:1");
    }

    @Test
    void aHostThatNobodyKnowsIsRefusedWhenThatIsSet() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(strict(sshd.settings(Sshd.login("root", key)))))
                .withMessageContaining("its host key is not known")
                .withMessageEndingWith("add it to known_hosts, or set ssh.host_keys to accept-new");
        sshd.write("home/.ssh/config", "StrictHostKeyChecking yes\n");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(key))
                .withMessageContaining("its host key is not known");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAgentHoldsTheKeyThatAPassphraseProtects(boolean named) throws Exception {
        Path key = sshd.welcome(sshd.key("home/.ssh/id_ed25519", "ed25519"));
        sshd.start().agent(key);
        sshd.run("ssh-keygen", "-q", "-p", "-N", "s3cret-phrase", "-f", key.toString());

        assertThat(named ? in(key) : in()).isEqualTo("in");
    }

    @Test
    void withoutTheAgentTheMessageSaysWhatToDo() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        sshd.run("ssh-keygen", "-q", "-p", "-N", "s3cret-phrase", "-f", key.toString());
        Files.delete(sshd.file("k.pub"));

        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> in(key))
                .withMessageStartingWith("host compute-7: root may not log in at 127.0.0.1 port " + sshd.port()
                        + " with key [" + key + "]")
                .withMessageEndingWith(": ask somebody");
    }

    @Test
    void keysThatCannotBeUsedArePassedOver() throws Exception {
        sshd.welcome(sshd.key("home/.ssh/id_ed25519", "ed25519"));
        sshd.key("home/.ssh/id_rsa", "rsa");
        sshd.run(
                "ssh-keygen",
                "-q",
                "-p",
                "-N",
                "s3cret-phrase",
                "-f",
                sshd.file("home/.ssh/id_rsa").toString());
        sshd.write("home/.ssh/id_ecdsa", "");
        sshd.write(
                "home/.ssh/id_ed25519_sk",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n");
        sshd.start();

        assertThat(in()).isEqualTo("in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void aKeyIsVouchedForByAnAuthority(String type) throws Exception {
        Path authority = sshd.key("ca", "ed25519");
        Path key = sshd.key("k", type);
        sshd.run("ssh-keygen", "-q", "-s", authority.toString(), "-I", "me", "-n", "root", key + ".pub");
        sshd.with("TrustedUserCAKeys " + authority + ".pub").start().agent(key);

        assertThat(in()).isEqualTo("in");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHostMayShowACertificateOfAnAuthorityThatNobodyKnows(boolean plainKeysKnown) throws Exception {
        Path authority = sshd.key("ca", "ed25519");
        for (String type : TYPES) {
            sshd.run(
                    "ssh-keygen",
                    "-q",
                    "-s",
                    authority.toString(),
                    "-I",
                    "host",
                    "-h",
                    "-n",
                    Sshd.ADDRESS,
                    sshd.file("h_" + type) + ".pub");
            sshd.with("HostCertificate " + sshd.file("h_" + type + "-cert.pub"));
        }
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        if (plainKeysKnown) {
            sshd.write("home/.ssh/known_hosts", sshd.known(TYPES));
        }

        assertThat(in(key)).isEqualTo("in");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theKeyThatIsNamedIsOfferedBeforeAllOthersOfTheAgent(boolean alsoInAgent) throws Exception {
        List<Path> keys = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            keys.add(sshd.key("other" + i, "ed25519"));
        }
        Path named = sshd.welcome(sshd.key("k", "ed25519"));
        if (alsoInAgent) {
            keys.add(named);
        }
        sshd.with("MaxAuthTries 6").start().agent(keys.toArray(Path[]::new));

        assertThat(in(named)).isEqualTo("in");
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> in())
                .withMessageContaining("Too many authentication failures");
    }

    @Test
    void whatOneHostTookIsNotAllThatTheNextIsOffered() throws Exception {
        Path named = sshd.welcome(sshd.key("k", "ed25519"));
        Path other = sshd.key("o", "ed25519");
        sshd.with("ListenAddress 127.0.0.1")
                .with("ListenAddress 127.0.0.2")
                .with("Match LocalAddress 127.0.0.2")
                .with("AuthorizedKeysFile " + other + ".pub")
                .start()
                .agent(other);

        try (Ssh ssh = new Ssh(sshd.settings(Sshd.login("root", named)))) {
            assertThat(ssh.host("compute-7", "127.0.0.1").ask("echo in")).isEqualTo("in\n");
            assertThat(ssh.host("compute-8", "127.0.0.2").ask("echo in")).isEqualTo("in\n");
        }
    }

    @Test
    void aClientOfAProcessThatWasKilledIsEndedAlsoWhileItLogsIn() throws Exception {
        Path left = Files.createTempDirectory(Path.of("/tmp"), "doctor-functest-ssh-");
        Files.createFile(left.resolve("lock"));
        Path config = Files.createFile(left.resolve("1"));
        Process other = new ProcessBuilder("tail", "-f", config.toString()).start();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName(Sshd.ADDRESS))) {
            Process client = new ProcessBuilder(
                            "ssh",
                            "-F",
                            config.toString(),
                            "-p",
                            String.valueOf(silent.getLocalPort()),
                            "--",
                            Sshd.ADDRESS)
                    .start();
            silent.accept();

            PrivateFolder.sweep();

            assertThat(client.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(left).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void theClientsOwnFilesSayWhatTheSettingsDoNot() throws Exception {
        sshd.user("ann", "/bin/bash", null);
        Path key = sshd.welcome(sshd.key("home/.ssh/elsewhere", "ed25519"));
        sshd.start()
                .write(
                        "home/.ssh/more",
                        "Host cloud\n  HostName 127.0.0.1\n  Port " + sshd.port()
                                + "\n  User ann\n  IdentityFile ~/.ssh/elsewhere\n  RequestTTY force\n  RemoteCommand date\n"
                                + "  LocalForward 1 localhost:1\n  ControlMaster auto\n  ControlPath ~/.ssh/own\n");
        sshd.write("home/.ssh/config", "Include more\nHost *\n  User nobody\n");
        SshSettings unset = sshd.settings(Sshd.login(null)).as(Sshd.login(null), null);

        try (Ssh ssh = new Ssh(unset)) {
            assertThat(ssh.host("compute-7", "cloud").ask("id -un")).isEqualTo("ann\n");
        }
        try (Ssh ssh = new Ssh(unset.as(Sshd.login("root"), null))) {
            assertThat(ssh.host("compute-7", "cloud").ask("id -un")).isEqualTo("root\n");
        }
        assertThat(sshd.file("home/.ssh/own")).doesNotExist();
        assertThat(key).exists();
    }

    @Test
    void aBastionIsNamedByTheClientsFilesAlone() throws Exception {
        sshd.user("bob", "/bin/bash", null).user("ann", "/bin/bash", null);
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start().agent(key);
        sshd.write(
                "home/.ssh/config",
                "Host bastion\n  HostName 127.0.0.1\n  User bob\n  Port " + sshd.port()
                        + "\nHost compute-7.cloud\n  HostName 127.0.0.1\n  ProxyJump bastion\n  User ann\n  Port "
                        + sshd.port());
        SshSettings unset = sshd.settings(Sshd.login(null)).as(Sshd.login(null), null);

        try (Ssh ssh = new Ssh(unset)) {
            assertThat(ssh.host("compute-7", "compute-7.cloud").ask("id -un")).isEqualTo("ann\n");
            assertThat(sshd.log()).contains("Accepted publickey for bob");
        }
        sshd.write(
                "home/.ssh/config",
                Files.readString(sshd.file("home/.ssh/config")).replace("bob", "nobody-here"));
        try (Ssh ssh = new Ssh(unset)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("compute-7", "compute-7.cloud")::connect)
                    .withMessageContaining("nobody-here@127.0.0.1: Permission denied");
        }
    }

    @Test
    void aPasswordIsAskedForByTheClientAndShownByNobody() throws Exception {
        sshd.user("ann", "/bin/bash", "r00t me $HOME 'x'");
        sshd.first("PasswordAuthentication yes").start();

        assertThat(in(sshd.settings(Sshd.login("ann", "r00t me $HOME 'x'", null))))
                .isEqualTo("in");
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> in(sshd.settings(Sshd.login("ann", "wr0ng", null))))
                .withMessageContaining("and the password of DOCTOR_INSTALLER_NODE_PASSWORD: ")
                .withMessageNotContaining("wr0ng");
    }

    @Test
    void aLoginThatTakesItsTimeIsWaitedForUntilTheSettingThatBoundsIt() throws Exception {
        Path key = sshd.key("k", "ed25519");
        Path slow = sshd.write("slow", "#!/bin/sh\nsleep 3\ncat " + key + ".pub\n");
        sshd.run("chmod", "755", slow.toString());
        // Only a program below folders that nobody else may write to is run.
        Path program = Files.createTempFile(Path.of("/usr/local/bin"), "slow-keys-", "");
        try {
            Files.write(program, Files.readAllBytes(slow));
            sshd.run("chmod", "755", program.toString());
            sshd.with("AuthorizedKeysCommand " + program)
                    .with("AuthorizedKeysCommandUser root")
                    .start();
            SshSettings slowly = sshd.settings(Sshd.login("root", key));

            assertThat(in(new SshSettings(
                            slowly.login(),
                            slowly.port(),
                            null,
                            null,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(20),
                            1,
                            slowly.environment())))
                    .isEqualTo("in");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> in(new SshSettings(
                            slowly.login(),
                            slowly.port(),
                            null,
                            null,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            1,
                            slowly.environment())))
                    .withMessageContaining("nobody was logged in within 2.0 s (ssh.command_timeout_s)");
        } finally {
            Files.delete(program);
        }
    }
}
