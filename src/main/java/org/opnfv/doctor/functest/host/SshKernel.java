package org.opnfv.doctor.functest.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The kernel of a host, which is made to panic: see {@code kernel.sh}. The host boots by itself, or it is no host for that. */
final class SshKernel implements FaultTarget {
    private static final Duration NO_ANSWER = Duration.ofSeconds(3);
    private static final Path OUR_BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String SCRIPT = RemoteScript.text(SshKernel.class, "kernel.sh");

    private final RemoteHost remote;
    private final String ourBoot;
    private final String proc;
    private final String sys;

    SshKernel(RemoteHost remote) {
        this(remote, ourBoot(), "/proc", "/sys");
    }

    /** Of a host that has these two file systems there. */
    SshKernel(RemoteHost remote, String ourBoot, String proc, String sys) {
        this.remote = remote;
        this.ourBoot = ourBoot;
        this.proc = proc;
        this.sys = sys;
    }

    /** Where no kernel tells that, none can be shared with a host either. */
    private static String ourBoot() {
        try {
            return Files.readString(OUR_BOOT).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public void requireUsable() {
        remote.script("the script for its kernel", SCRIPT, "look", ourBoot, proc, sys);
    }

    /** Who crashes answers nothing. */
    @Override
    public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
        try {
            remote.script("the script for its kernel", SCRIPT, NO_ANSWER, seenDown, "crash", ourBoot, proc, sys);
        } catch (HostException e) {
            if (!(e.getCause() instanceof Shell.LostException)) {
                throw e;
            }
        }
        remote.forget();
        return Optional.empty();
    }

    /** It boots by itself. */
    @Override
    public Optional<Downtime> up() {
        remote.forget();
        return Optional.empty();
    }
}
