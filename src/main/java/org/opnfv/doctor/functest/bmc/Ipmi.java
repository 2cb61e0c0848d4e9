package org.opnfv.doctor.functest.bmc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opnfv.doctor.functest.host.HostException;

/** A BMC by IPMI 2.0 over LAN, with the operator's own ipmitool. The password is in a variable of that program alone. */
final class Ipmi implements Bmc {
    private static final int MOST_BYTES = 1 << 16;
    private static final int MISSING = 127;
    private static final String PORT = "623";

    private final BmcLogin login;

    /** Nothing is asked yet. */
    Ipmi(BmcLogin login) {
        this.login = login;
    }

    @Override
    public boolean isOn() {
        String said = asked("status").strip();
        if (said.equalsIgnoreCase("Chassis Power is on")) {
            return true;
        }
        if (said.equalsIgnoreCase("Chassis Power is off")) {
            return false;
        }
        throw login.failed("does not tell whether it is on: " + said, null);
    }

    @Override
    public void turn(boolean on) {
        asked(on ? "on" : "off");
    }

    private String asked(String action) {
        List<String> words = new ArrayList<>(List.of(
                "setsid", "-w", "ipmitool", "-I", "lanplus", "-H", login.url().getHost(), "-p"));
        words.add(login.url().getPort() < 0 ? PORT : String.valueOf(login.url().getPort()));
        if (login.user() != null) {
            words.addAll(List.of("-U", login.user()));
        }
        words.addAll(List.of("-E", "chassis", "power", action));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(login.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("DOCTOR_"));
        builder.environment().put("IPMITOOL_PASSWORD", login.password() == null ? "" : login.password());
        AtomicBoolean late = new AtomicBoolean();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<Void> limit = CompletableFuture.runAsync(
                    () -> {
                        late.set(true);
                        end(process);
                    },
                    CompletableFuture.delayedExecutor(login.timeout().toMillis(), TimeUnit.MILLISECONDS));
            String said = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (late.get()) {
                throw tooLate(null);
            }
            limit.cancel(false);
            return judged(code, said);
        } catch (IOException e) {
            // Ending a process may close what it said while that is read.
            throw late.get() ? tooLate(e) : login.failed("cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw login.failed("was asked, and that was interrupted", e);
        }
    }

    private HostException tooLate(IOException cause) {
        return login.failed("does not answer ipmitool within " + login.timeout().toSeconds() + " s", cause);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String judged(int code, String said) {
        if (code == 0) {
            return said;
        }
        String last = said.strip().lines().reduce((one, next) -> next).orElse("");
        if (code == MISSING || last.contains("failed to execute ipmitool")) {
            throw login.failed("takes ipmitool to be asked, which is not here: install ipmitool", null);
        }
        if (said.contains("RAKP") || said.contains("nauthorized") || said.contains("password")) {
            throw login.refused(" (ipmitool says: " + last + ")");
        }
        throw login.failed("refuses or does not answer, ipmitool says: " + last, null);
    }
}
