package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** Who is let in where the field's own ssh is let in, and nobody else: keys, agents, certificates, passwords. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class SshDoorsIT extends SshdFixture {

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
                            slowly.environment(),
                            Map.of())))
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
                            slowly.environment(),
                            Map.of())))
                    .withMessageContaining("nobody was logged in within 2.0 s (ssh.command_timeout_s)");
        } finally {
            Files.delete(program);
        }
    }
}
