package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteHostTest {
    @TempDir
    private Path folder;

    @AutoClose
    private ShellHost machine;

    private RemoteHost host;

    @BeforeEach
    void open() throws Exception {
        machine = new ShellHost("compute-7", folder);
        host = machine.remote();
    }

    @Test
    void runsACommandAndKeepsBothOutputsApart() {
        assertThat(host.run("echo out; echo err >&2; exit 3")).isEqualTo(new CommandResult(3, "out\n", "err\n"));
        assertThat(host.ask("printf '%s' \"$((6 * 7))\"")).isEqualTo("42");
        assertThat(host.name() + " " + host.address()).isEqualTo("compute-7 127.0.0.1");
    }

    @Test
    void aCommandThatFailsIsOneLineWithAllThatIsKnown() {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host.ask("echo got here; echo no such thing >&2; echo sorry >&2; exit 9"))
                .withMessage("host compute-7: echo got here; echo no such thing >&2; echo sorry >&2; exit 9"
                        + " ended with exit code 9, error output: no such thing; sorry, output: got here");
    }

    @Test
    void whatLetUsInElsewhereWithoutAKeyIsNotTriedWhereOneIsKnown() throws Exception {
        String other = "127.0.0.2";
        machine.client().host(other).key(other, "root", "its key").impatient(other);
        SshKey key = SshKey.fetched("its key".getBytes(StandardCharsets.UTF_8), "somewhere");
        try (Ssh ssh = new Ssh(ShellHost.settings(machine.client(), null)
                .with(Map.of(other, new SshOptions(List.of(), List.of(key)))))) {
            assertThat(ssh.host("compute-7", ShellHost.ADDRESS).ask("echo in")).isEqualTo("in\n");
            assertThat(ssh.host("compute-8", other).ask("echo in")).isEqualTo("in\n");
        }
        assertThat(machine.client().refusals(other)).isZero();
    }

    @Test
    void filesComeByteByByte() throws Exception {
        byte[] content = new byte[100_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31);
        }
        Path file = folder.resolve("it's a \"file\" $HOME");

        Files.write(file, content);

        assertThat(host.get(file.toString())).isEqualTo(content);
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host.get(folder.resolve("absent").toString()))
                .withMessageStartingWith("host compute-7: reading ")
                .withMessageContaining("exit code 1");
    }

    @Test
    void whatWasReadOfAFileUntilItFailedIsInNoMessage() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path cat = Files.writeString(bin.resolve("cat"), "#!/bin/sh\necho s3cret\nkill -9 $$\n");
        Files.setPosixFilePermissions(cat, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path sudo = Files.writeString(bin.resolve("sudo"), "#!/bin/sh\nshift 3\nexec \"$@\"\n");
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path id = Files.writeString(bin.resolve("id"), "#!/bin/sh\necho 1000\n");
        Files.setPosixFilePermissions(id, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ShellHost other =
                new ShellHost("compute-8", folder.resolve("other"), "env", "PATH=" + bin + ":/usr/bin:/bin")) {
            RemoteHost cut = other.remote();
            List<ThrowingCallable> attempts = List.of(
                    () -> cut.get("/root/.ssh/id_rsa"),
                    () -> cut.getAsRoot("/etc/nova/nova.conf"),
                    () -> cut.script("the script", "echo s3cret; exit 4\n"));
            assertThat(attempts)
                    .allSatisfy(attempt -> assertThatExceptionOfType(HostException.class)
                            .isThrownBy(attempt)
                            .withMessageStartingWith("host compute-8: ")
                            .withMessageContaining(" ended with ")
                            .withMessageNotContaining("s3cret"));
        }
    }

    @Test
    void aScriptGetsItsArgumentsAndLeavesNoFile() {
        assertThat(host.script(
                        "the script", "echo \"$1 of $2\"; pwd >&2\n", Duration.ofSeconds(5), () -> false, "one", "two"))
                .contains("one of two\n");
        assertThat(host.script("the script", "sleep 5\n", Duration.ofMillis(300), () -> false))
                .isEmpty();
        assertThat(host.script("the script", "sleep 5\n", Duration.ofSeconds(60), () -> true))
                .as("what is known needs no answer")
                .isEmpty();
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host.script("the script", "exit 2\n", Duration.ofSeconds(5), () -> false, "one"))
                .withMessage("host compute-7: the script one ended with exit code 2");
    }

    @Test
    void aSessionThatBrokeIsMadeAnew() throws Exception {
        String first = host.ask("echo $$");
        assertThat(host.ask("echo $$")).isEqualTo(first);
        machine.client().cut(ShellHost.ADDRESS);
        assertThat(host.ask("echo $$")).isNotEqualTo(first);

        machine.stop();
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host.ask("echo gone"))
                .withMessage("host compute-7: no SSH connection to 127.0.0.1 in 3 attempts: connect to host"
                        + " 127.0.0.1 port 22: Connection refused");
    }

    @Test
    void aHostOnTheSameMachineHasTheSameClock() {
        ClockOffset clock = new ClockOffsetMeasurement(host, Duration.ofSeconds(5)).measure();

        assertThat(clock.bound()).isBetween(Duration.ofNanos(1), Duration.ofMillis(500));
        assertThat(clock.offset().abs()).isLessThanOrEqualTo(clock.bound());
    }
}
