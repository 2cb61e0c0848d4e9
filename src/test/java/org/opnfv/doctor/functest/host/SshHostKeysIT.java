package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** Which hosts are known, and which are refused: known hosts, revoked keys, certificates. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class SshHostKeysIT extends SshdFixture {
    private static final String[] TYPES = {"ed25519", "ecdsa", "rsa"};

    private static SshSettings strict(SshSettings settings) {
        return new SshSettings(
                settings.login(),
                settings.port(),
                SshSettings.HostKeys.STRICT,
                settings.knownHosts(),
                settings.connectTimeout(),
                settings.commandTimeout(),
                settings.attempts(),
                settings.environment(),
                Map.of());
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

    @Test
    void aHostThatIsKnownByAHashOfItsNameIsKnown() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start().write("home/.ssh/known_hosts", sshd.known(TYPES));
        sshd.run(
                "ssh-keygen",
                "-q",
                "-H",
                "-f",
                sshd.file("home/.ssh/known_hosts").toString());
        assertThat(sshd.file("home/.ssh/known_hosts"))
                .content()
                .startsWith("|1|")
                .doesNotContain("127.0.0.1");

        assertThat(in(strict(sshd.settings(Sshd.login("root", key))))).isEqualTo("in");
    }

    @Test
    void aHostThatAKnownAuthorityVouchesForIsKnown() throws Exception {
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
        String line = "@cert-authority [127.0.0.1]:* " + Files.readString(sshd.file("ca.pub"));
        sshd.start().write("home/.ssh/known_hosts", line);
        assertThat(in(strict(sshd.settings(Sshd.login("root", key))))).isEqualTo("in");

        sshd.key("other", "ed25519");
        sshd.write(
                "home/.ssh/known_hosts", "@cert-authority [127.0.0.1]:* " + Files.readString(sshd.file("other.pub")));
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> in(strict(sshd.settings(Sshd.login("root", key)))))
                .withMessageContaining("its host key is not known");
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
}
