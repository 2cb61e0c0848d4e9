package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** A far end that is not ours: login shells of all kinds, profiles that print, commands that are forced, and sudo as sites set it up. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE, Tool.TCSH, Tool.FISH, Tool.SUDO})
class SshShellsIT extends SshdFixture {
    private static final Duration LONG = Duration.ofSeconds(10);

    private Path key;

    @BeforeEach
    void open() throws Exception {
        key = sshd.welcome(sshd.key("k", "ed25519"));
    }

    private Ssh as(String user, String sudo) {
        return new Ssh(sshd.settings(Sshd.login(user, null, sudo, key)));
    }

    private static RemoteHost host(Ssh ssh) {
        return ssh.host("compute-7", Sshd.ADDRESS);
    }

    /** All that a run does there. */
    private static void isUsable(RemoteHost host) {
        assertThat(host.run("printf '%s' \"it's $LC_ALL $LANG\"; echo wrong >&2; exit 3"))
                .isEqualTo(new CommandResult(3, "it's C C", "wrong\n"));
        assertThat(host.ask("command -v ip")).contains("/ip");
        assertThat(new ClockOffsetMeasurement(host, LONG).measure().offset().abs())
                .isLessThan(Duration.ofSeconds(1));
        assertThat(host.script("the script", "echo \"$1\"; id -u\n", "it's")).isEqualTo("it's\n0\n");
        assertThat(Controller.at(host, "/nowhere/generated", "/nowhere/kolla").layout())
                .isEqualTo(ServiceLayout.PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/usr/bin/tcsh", "/usr/bin/fish", "/bin/dash", "/bin/bash"})
    void anyLoginShell(String shell) throws Exception {
        sshd.user("ann", shell, null).write("host/sudoers", "ann ALL=(ALL) NOPASSWD: ALL\n");
        sshd.with("SetEnv PATH=/usr/bin:/bin LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8")
                .start();

        try (Ssh ssh = as("ann", null)) {
            isUsable(host(ssh));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"echo Welcome to this machine", "printf '\\033]0;compute-7\\007'", "echo tired >&2", "ls -l /"})
    void aProfileThatPrints(String line) throws Exception {
        sshd.user("ann", "/bin/bash", null).write("host/sudoers", "ann ALL=(ALL) NOPASSWD: ALL\n");
        sshd.write("homes/ann/.bashrc", line + "\n");
        sshd.write("banner", "Authorized uses only. Permission denied to all others.\n");
        sshd.with("Banner " + sshd.file("banner")).start();

        try (Ssh ssh = as("ann", null)) {
            isUsable(host(ssh));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "echo 'Please login as the user \"fedora\" rather than root',Please login as the user \"fedora\"",
        "/usr/sbin/nologin,This account is currently not available",
        "internal-sftp,This service allows sftp connections only"
    })
    void aCommandThatIsForcedIsTold(String command, String told) throws Exception {
        sshd.with("ForceCommand " + command).start();

        try (Ssh ssh = as("root", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(host(ssh)::connect)
                    .withMessageStartingWith("host compute-7 at 127.0.0.1: who logs in there gets no shell")
                    .withMessageContaining(told)
                    .withMessageContaining("ssh.user");
        }
    }

    @Test
    void aShellThatLetsNobodyInIsTold() throws Exception {
        sshd.user("ann", "/usr/sbin/nologin", null).start();

        try (Ssh ssh = as("ann", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(host(ssh)::connect)
                    .withMessageContaining("This account is currently not available");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Defaults timestamp_timeout=0\n", "Defaults lecture=always\n", "Defaults use_pty\n"})
    void thePasswordThatSudoWantsIsGivenWhenItAsks(String defaults) throws Exception {
        sshd.user("ann", "/bin/bash", "s3cret o'sudo").write("host/sudoers", defaults + "ann ALL=(ALL) ALL\n");
        sshd.start();

        try (Ssh ssh = as("ann", "s3cret o'sudo")) {
            isUsable(host(ssh));
            assertThat(host(ssh).ask("id -un")).isEqualTo("ann\n");
        }
    }

    @Test
    void thatSudoWantsAPasswordIsOneLineAndSoIsTheWrongOne() throws Exception {
        sshd.user("ann", "/bin/bash", "s3cret").write("host/sudoers", "ann ALL=(ALL) ALL\n");
        sshd.start();

        try (Ssh ssh = as("ann", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "id"))
                    .withMessage("host compute-7: sudo wants a password: set DOCTOR_SUDO_PASSWORD, or let the user use"
                            + " sudo without one");
        }
        try (Ssh ssh = as("ann", "wr0ng")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "id"))
                    .withMessage("host compute-7: sudo wants a password, and not the one of DOCTOR_SUDO_PASSWORD: set"
                            + " DOCTOR_SUDO_PASSWORD, or let the user use sudo without one");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "root ALL=(ALL) ALL,s3cret,not in the sudoers file",
        "ann ALL=(ALL) NOPASSWD: /usr/bin/id,s3cret,is not allowed to execute",
    })
    void aUserWithoutTheRightIsOneLine(String sudoers, String password, String told) throws Exception {
        sshd.user("ann", "/bin/bash", "s3cret").write("host/sudoers", sudoers + "\n");
        sshd.start();

        try (Ssh ssh = as("ann", password)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "id"))
                    .withMessageStartingWith("host compute-7: it needs root, and sudo refuses (")
                    .withMessageContaining(told);
        }
    }

    @Test
    void aSudoThatWantsATerminalIsOneLine() throws Exception {
        sshd.user("ann", "/bin/bash", null).write("host/sudoers", "Defaults requiretty\nann ALL=(ALL) NOPASSWD: ALL\n");
        sshd.start();

        try (Ssh ssh = as("ann", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "id"))
                    .withMessageContaining("sudo refuses (sudo: sorry, you must have a tty to run sudo)");
        }
    }
}
