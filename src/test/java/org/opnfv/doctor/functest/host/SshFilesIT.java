package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What the client's own files say counts, and none of ours is left behind. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class SshFilesIT extends SshdFixture {

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
    void patternsOfHostsAndAFileOfKnownHostsCount() throws Exception {
        sshd.user("ann", "/bin/bash", null);
        sshd.welcome(sshd.key("home/.ssh/elsewhere", "ed25519"));
        sshd.start().write("home/.ssh/cloud_hosts", sshd.known("ed25519", "ecdsa", "rsa"));
        sshd.write(
                "home/.ssh/config",
                "Host compute-* !compute-9.*\n  HostName 127.0.0.1\n  Port " + sshd.port()
                        + "\n  User ann\n  IdentityFile ~/.ssh/elsewhere\n  UserKnownHostsFile ~/.ssh/cloud_hosts\n"
                        + "  StrictHostKeyChecking yes\n");
        SshSettings unset = sshd.settings(Sshd.login(null)).as(Sshd.login(null), null);

        try (Ssh ssh = new Ssh(unset)) {
            assertThat(ssh.host("compute-7", "compute-7.cloud").ask("id -un")).isEqualTo("ann\n");
            assertThat(sshd.file("home/.ssh/known_hosts")).doesNotExist();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("compute-9", "compute-9.invalid")::connect)
                    .withMessageContaining("compute-9.invalid");
        }
        sshd.write("home/.ssh/cloud_hosts", "");
        try (Ssh ssh = new Ssh(unset)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("compute-7", "compute-7.cloud")::connect)
                    .withMessageContaining("its host key is not known");
        }
    }

    @Test
    void programsOfTheSystemAreFoundWhereThePathOfWhoLogsInHasThemNot() throws Exception {
        Path key = sshd.welcome(sshd.key("k", "ed25519"));
        sshd.user("ann", "/bin/bash", null).with("SetEnv PATH=/usr/bin:/bin").start();

        try (Ssh ssh = new Ssh(sshd.settings(Sshd.login("ann", key)))) {
            assertThat(ssh.host("compute-7", Sshd.ADDRESS).ask("echo $PATH")).endsWith(":/usr/sbin:/sbin\n");
        }
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
}
