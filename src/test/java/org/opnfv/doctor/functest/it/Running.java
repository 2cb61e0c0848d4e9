package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;

/** The program while it runs in the background; closing it ends it the hard way when it has not ended yet. */
final class Running implements AutoCloseable {
    private final Process process;
    private final Duration patience;
    private final Output out;
    private final Output err;

    Running(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
        out = new Output("out of " + process.pid(), process.getInputStream());
        err = new Output("err of " + process.pid(), process.getErrorStream());
    }

    /** The program's own process: the launcher becomes it. */
    long pid() {
        return process.pid();
    }

    /** How long anything that it does is waited for. */
    Duration patience() {
        return patience;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the first match of the pattern on standard output. */
    Matcher awaitOut(String pattern) throws InterruptedException {
        return out.await(pattern, patience);
    }

    /** Waits for the first match of the pattern on standard error. */
    Matcher awaitErr(String pattern) throws InterruptedException {
        return err.await(pattern, patience);
    }

    /** Sends a signal by its name without SIG, for example INT for Ctrl-C; each shell has a kill of its own. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -s \"$0\" \"$1\"", name, String.valueOf(pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for the end. */
    Outcome end() throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("did not end in " + patience.toSeconds() + " s; out: " + out + " err: " + err);
        }
        return new Outcome(process.exitValue(), out.whole(patience), err.whole(patience));
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
