package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With files of our own for those of a kernel: this machine's is the one that must never be taken. */
class SshKernelTest {
    @TempDir
    private Path folder;

    @AutoClose
    private ShellHost machine;

    private Path trigger;
    private Path panic;

    @BeforeEach
    void open() throws Exception {
        machine = new ShellHost("compute-1", folder, "env");
        Path kernel = Files.createDirectories(folder.resolve("proc/sys/kernel/random"))
                .getParent();
        Files.createDirectories(folder.resolve("sys/kernel"));
        Files.writeString(kernel.resolve("random/boot_id"), "theirs\n");
        panic = Files.writeString(kernel.resolve("panic"), "10\n");
        trigger = Files.createFile(folder.resolve("proc/sysrq-trigger"));
    }

    private SshKernel kernel(String ours) {
        return new SshKernel(machine.remote(), ours, folder + "/proc", folder + "/sys");
    }

    @Test
    void isCrashedByItsTrigger() throws Exception {
        kernel("ours").requireUsable();
        assertThat(trigger).isEmptyFile();

        assertThat(kernel("ours").down(Duration.ofSeconds(1), () -> false))
                .as("it tells no time")
                .isEmpty();

        assertThat(trigger).hasContent("c");
        assertThat(kernel("ours").up()).isEmpty();
    }

    @Test
    void thatOfThisMachineIsNeverTaken() {
        String why = "it runs on the kernel of this very machine, which would crash with it";
        assertRefused(() -> kernel("theirs").requireUsable(), why);
        assertRefused(() -> kernel("theirs").down(Duration.ofSeconds(1), () -> false), why);
        assertThat(trigger).isEmptyFile();

        // What runs here has our own kernel, whatever it calls itself.
        assertRefused(() -> new SshKernel(machine.remote()).requireUsable(), why);
    }

    @Test
    void aHostThatWouldStayDeadIsRefused() throws Exception {
        Files.writeString(panic, "0\n");
        assertRefused(
                () -> kernel("ours").down(Duration.ofSeconds(1), () -> false),
                "it would stay dead after a crash (kernel.panic is 0, and no kdump is loaded): sysctl kernel.panic=10");
        assertThat(trigger).isEmptyFile();

        Files.writeString(folder.resolve("sys/kernel/kexec_crash_loaded"), "1\n");
        kernel("ours").requireUsable();

        Files.delete(trigger);
        assertRefused(() -> kernel("ours").requireUsable(), "sysrq-trigger cannot be written: it is a container");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String why) {
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(call)
                .withMessageStartingWith("host compute-1: ")
                .withMessageContaining(why);
    }
}
