package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** The program while it runs in the background; closing it ends it the hard way when it has not ended yet. */
final class Running implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Output out;
    private final Output err;

    Running(Process process) {
        this.process = process;
        out = new Output("out of " + process.pid(), process.getInputStream());
        err = new Output("err of " + process.pid(), process.getErrorStream());
    }

    /** The program's own process: the launcher becomes it. */
    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the first match of the pattern on standard output. */
    Matcher awaitOut(String pattern) throws InterruptedException {
        return out.await(pattern, PATIENCE);
    }

    /** Waits for the first match of the pattern on standard error. */
    Matcher awaitErr(String pattern) throws InterruptedException {
        return err.await(pattern, PATIENCE);
    }

    /** Sends a signal by its name without SIG, for example INT for Ctrl-C. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for the end. */
    Outcome end() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("did not end in " + PATIENCE.toSeconds() + " s; out: " + out + " err: " + err);
        }
        return new Outcome(process.exitValue(), out.whole(PATIENCE), err.whole(PATIENCE));
    }

    /** Sends the signal and waits for the end. */
    Outcome end(String signal) throws IOException, InterruptedException {
        signal(signal);
        return end();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
