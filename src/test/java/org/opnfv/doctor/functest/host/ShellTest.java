package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shell that is kept, whatever else is written where it answers. */
class ShellTest {
    private static final String ADDRESS = ShellHost.ADDRESS;

    @TempDir
    private Path folder;

    @AutoClose
    private FakeSsh client;

    private Path bin;

    @BeforeEach
    void open() throws Exception {
        client = new FakeSsh(Files.createDirectory(folder.resolve("ssh")));
        bin = Files.createDirectory(folder.resolve("bin"));
        command("id", "echo 1000");
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ssh login(String before, String sudo) throws IOException {
        client.login(ADDRESS, before + "\nPATH=" + bin + ":$PATH exec sh -c \"$1\"")
                .anybody(ADDRESS);
        return new Ssh(ShellHost.settings(client, sudo));
    }

    private static RemoteHost host(Ssh ssh) {
        return ssh.host("compute-7", ADDRESS);
    }

    @Test
    void whatTheLoginPrintsIsNoAnswer() throws Exception {
        try (Ssh ssh = login("echo 'Welcome, last login: never'; printf '\\033]0;host\\007'; echo tired >&2", null)) {
            RemoteHost host = host(ssh);
            assertThat(host.run("printf out; printf err >&2")).isEqualTo(new CommandResult(0, "out", "err"));
            assertThat(new ClockOffsetMeasurement(host, Duration.ofSeconds(5))
                            .measure()
                            .bound())
                    .isPositive();
        }
    }

    @Test
    void whatIsWrittenLateByWhatACommandLeftIsNoAnswerOfTheNext() throws Exception {
        try (Ssh ssh = login("", null)) {
            RemoteHost host = host(ssh);
            Path go = folder.resolve("go");
            assertThat(host.ask("(until [ -e " + go + " ]; do sleep 0.01; done; echo late; echo late >&2; : >" + go
                            + ".done) & echo one"))
                    .isEqualTo("one\n");
            Files.createFile(go);
            await("the late words").until(() -> Files.exists(folder.resolve("go.done")));

            assertThat(host.run("echo two")).isEqualTo(new CommandResult(0, "two\n", ""));
        }
    }

    @Test
    void anAnswerThatWasCutOffIsNoAnswer() throws Exception {
        try (Ssh ssh = login("", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).get("/dev/stdin; echo half; kill -9 $$"))
                    .withMessageContaining("exit code 1");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).ask("echo half; kill -9 $$; sleep 1"))
                    .withMessageContaining("the SSH connection was lost");
        }
    }

    @Test
    void aCommandHasNoInputAndTextOfAllKinds() throws Exception {
        command("sudo", "shift 3; exec \"$@\"");
        try (Ssh ssh = login("", null)) {
            assertThat(host(ssh).ask("cat; printf '%s' 'ä € \\\\ %s \"'")).isEqualTo("ä € \\\\ %s \"");
            assertThat(host(ssh).script("the script", "cat <<'END'\n$1 'x'\nEND\nexit 0\n", "it's"))
                    .isEqualTo("$1 'x'\n");
        }
    }

    @Test
    void thePasswordOfSudoIsWrittenOnlyWhenItAsks() throws Exception {
        command("sudo", "printf %s \"$3\" >&2; read -r given; [ \"$given\" = s3cret ] || exit 1; shift 3; exec \"$@\"");
        try (Ssh ssh = login("", "s3cret")) {
            assertThat(host(ssh).script("the script", "echo done\n")).isEqualTo("done\n");
        }
        command("sudo", "shift 3; exec \"$@\"");
        try (Ssh ssh = new Ssh(ShellHost.settings(client, "s3cret"))) {
            assertThat(host(ssh).script("the script", "echo done\n")).isEqualTo("done\n");
            assertThat(host(ssh).ask("echo as before")).isEqualTo("as before\n");
        }
        command("sudo", "while :; do printf %s \"$3\" >&2; read -r given || exit 1; done");
        try (Ssh ssh = new Ssh(ShellHost.settings(client, "wr0ng"))) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "echo done\n"))
                    .withMessage("host compute-7: sudo wants a password, and not the one of DOCTOR_SUDO_PASSWORD: set"
                            + " DOCTOR_SUDO_PASSWORD, or let the user use sudo without one");
        }
    }

    @ParameterizedTest
    @CsvSource({"yes noise | head -c 20000000,echo in", "'',yes noise | head -c 20000000"})
    void moreThanAnyAnswerHasIsOneLine(String login, String command) throws Exception {
        try (Ssh ssh = login(login, null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).ask(command))
                    .withMessage(
                            "host compute-7: more than 4 MiB came from there, which is no answer: see that its login profile ends");
        }
    }

    @Test
    void aSudoThatAsksInOtherWordsIsTold() throws Exception {
        command("sudo", "printf 'Verification code: ' >&2; exec sleep 60");
        login("", "s3cret").close();
        SshSettings quick = ShellHost.settings(client, "s3cret");
        try (Ssh ssh = new Ssh(new SshSettings(
                quick.login(),
                null,
                quick.hostKeys(),
                null,
                quick.connectTimeout(),
                Duration.ofSeconds(2),
                1,
                quick.environment(),
                Map.of()))) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host(ssh).script("the script", "echo done\n"))
                    .withMessage("host compute-7: sudo lets nobody in within 2.0 s (ssh.command_timeout_s), and says"
                            + " 'Verification code:': let the user use sudo without a password");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.7\"\nProxyCommand touch /tmp/mine\nMatch host \"",
                "-oProxyCommand=date",
                "a b",
                "$(date)",
                ""
            })
    void anAddressThatIsNoneIsToldToNoClient(String told) throws Exception {
        try (Ssh ssh = login("", null)) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(ssh.host("compute-7", told)::connect)
                    .withMessage("host compute-7: '" + told + "' is no address and no host name");
        }
    }

    @Test
    void aHostThatDoesNotAnswerAnyMoreIsLoggedInToAnew() throws Exception {
        try (Ssh ssh = login("", null)) {
            RemoteHost host = host(ssh);
            String first = host.ask("echo $$");
            client.fallSilent(ADDRESS);

            assertThat(host.ask("echo $$")).isNotEqualTo(first);
        }
    }

    @Test
    void whatIsLostWithTheClientIsOneLine() throws Exception {
        try (Ssh ssh = login("", null)) {
            RemoteHost host = host(ssh);
            host.connect();
            Path begun = folder.resolve("begun");
            Thread cutter = new Thread(() -> {
                await().until(() -> Files.exists(begun));
                client.cut(ADDRESS);
            });
            cutter.start();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> host.ask(": >" + begun + "; sleep 60"))
                    .withMessageStartingWith("host compute-7: the SSH connection was lost: ");
            cutter.join();
        }
    }

    @Test
    void anOldClientCannotBeGivenAPasswordAndSaysSo() throws Exception {
        client.version("8.3p1");
        client.login(ADDRESS, "exec sh -c \"$1\"").password(ADDRESS, "root", "r00t");
        SshSettings settings = ShellHost.settings(client, null);
        SshPassword password = new SshPassword("DOCTOR_INSTALLER_NODE_PASSWORD", () -> java.util.Optional.of("r00t"));
        SshLogin login = new SshLogin(
                "root",
                settings.login().users(),
                settings.login().keys(),
                password,
                settings.login().sudo(),
                "set it");
        try (Ssh ssh = new Ssh(settings.as(login, null))) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(host(ssh)::connect)
                    .withMessage("the SSH client here is OpenSSH_8.3, which cannot be given the password of"
                            + " DOCTOR_INSTALLER_NODE_PASSWORD: install OpenSSH 8.4 or newer, or log in by key");
        }
        client.version("8.4p1");
        try (Ssh ssh = new Ssh(settings.as(login, null))) {
            assertThat(host(ssh).ask("env").getBytes(StandardCharsets.UTF_8)).isNotEmpty();
        }
    }

    @Test
    void nothingOfItIsLeft() throws Exception {
        try (Ssh ssh = login("", null)) {
            host(ssh).connect();
            assertThat(client.guests(ADDRESS)).isNotEmpty();
        }
        await("the end").until(() -> client.guests(ADDRESS).isEmpty());
    }
}
