package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opnfv.doctor.functest.host.SshSettings.HostKeys;

/** Who may log in, with which keys in which formats. */
class SshLoginTest {
    @TempDir
    private Path folder;

    private SshServer server;
    private Path knownHosts;

    @BeforeEach
    void open() throws Exception {
        server = new SshServer(SshKeys.ECDSA.make(), 0);
        knownHosts = folder.resolve("known_hosts");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(SshKeys.class)
    void keysInOpenSshFormat(SshKeys kind) throws Exception {
        assertThat(login(SshKeys.openSsh(welcome(kind), folder.resolve("key"), null), null, HostKeys.OFF))
                .isEqualTo("in\n");
    }

    @Test
    void keysInPemFormat() throws Exception {
        assertThat(login(SshKeys.pem(welcome(SshKeys.RSA), folder.resolve("key")), null, HostKeys.OFF))
                .isEqualTo("in\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA", "RSA"})
    void keysInTheOldPemFormat(SshKeys kind) throws Exception {
        assertThat(login(SshKeys.oldPem(welcome(kind), folder.resolve("key")), null, HostKeys.OFF))
                .isEqualTo("in\n");
    }

    @ParameterizedTest
    @EnumSource(SshKeys.class)
    void keysOfAnAgent(SshKeys kind) throws Exception {
        try (AgentFixture agent = new AgentFixture(folder.resolve("agent"), welcome(kind))) {
            assertThat(login(null, agent.socket(), HostKeys.OFF)).isEqualTo("in\n");
        }
    }

    @Test
    void aNewHostIsRememberedWhereNobodyHasUsedSshYet() throws Exception {
        knownHosts = folder.resolve("home").resolve(".ssh").resolve("known_hosts");
        Path key = SshKeys.openSsh(welcome(SshKeys.ED25519), folder.resolve("key"), null);

        assertThat(login(key, null, HostKeys.ACCEPT_NEW)).isEqualTo("in\n");

        assertThat(knownHosts).content().contains("127.0.0.1");
        assertThat(Files.getPosixFilePermissions(knownHosts.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(login(key, null, HostKeys.STRICT)).isEqualTo("in\n");
    }

    @Test
    void aKeyThatIsRefusedIsOneLineWithoutTheKey() throws Exception {
        Path key = SshKeys.openSsh(SshKeys.ED25519.make(), folder.resolve("key"), null);

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> login(key, null, HostKeys.OFF))
                .withMessage("host compute-7: root may not log in at 127.0.0.1 port " + server.port() + " with key ["
                        + key + "]: set ssh.user and ssh.key, or add the key to the host's authorized_keys");
    }

    @Test
    void aKeyFileThatCannotBeUsedSaysWhatToDo() throws Exception {
        Path locked = SshKeys.openSsh(SshKeys.ED25519.make(), folder.resolve("locked"), "s3cret");
        Path text = Files.writeString(folder.resolve("text"), "no key at all");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> login(locked, null, HostKeys.OFF))
                .withMessageContaining("the SSH key " + locked + " cannot be used")
                .withMessageContaining("add it to ssh-agent");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> login(text, null, HostKeys.OFF))
                .withMessageContaining(text.toString());
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> login(folder.resolve("absent"), null, HostKeys.OFF))
                .withMessage("there is no SSH key " + folder.resolve("absent") + ": set ssh.key or SSH_KEY to one");
    }

    @Test
    void aPasswordIsShownByWhereItIsFromAlone() throws Exception {
        server.welcome("root", "r00t me");

        assertThat(password("r00t me")).isEqualTo("in\n");
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> password("wr0ng"))
                .withMessageContaining("with no key file and the password of DOCTOR_INSTALLER_NODE_PASSWORD: ")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("wr0ng"));
    }

    private String password(String text) {
        SshPassword password = new SshPassword(text, "DOCTOR_INSTALLER_NODE_PASSWORD");
        SshLogin login = new SshLogin(List.of("root"), List.of(), password, null, "set it");
        SshSettings settings = server.settings(knownHosts, HostKeys.OFF, login);
        assertThat(settings.toString()).doesNotContain(text);
        try (Ssh ssh = new Ssh(settings)) {
            return ssh.host("daisy", "127.0.0.1").ask("echo in");
        }
    }

    private KeyPair welcome(SshKeys kind) {
        KeyPair pair = kind.make();
        server.welcome(pair.getPublic());
        return pair;
    }

    private String login(Path key, Path agent, HostKeys policy) {
        Path[] keys = key == null ? new Path[0] : new Path[] {key};
        try (Ssh ssh = new Ssh(server.settings(knownHosts, agent, policy, keys))) {
            return ssh.host("compute-7", "127.0.0.1").ask("echo in");
        }
    }
}
