package org.opnfv.doctor.functest.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One command on a host: what it writes, and how it ends, when it does. */
final class Execution {
    private static final int SIGNAL = -1;

    private final String host;
    private final Duration timeout;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean ended;
    private int exitCode;

    Execution(String host, Duration timeout) {
        this.host = host;
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    ByteArrayOutputStream out() {
        return out;
    }

    ByteArrayOutputStream err() {
        return err;
    }

    /** With that exit code, null when a signal ended it. */
    void ended(Integer code) {
        ended = true;
        exitCode = code == null ? SIGNAL : code;
    }

    boolean hasEnded() {
        return ended;
    }

    /** What it came to; fails when it did not end in time. */
    CommandResult result(String what) {
        if (!ended) {
            throw new HostException(
                    "host " + host + ": " + what + " did not end within " + timeout.toMillis() / 1000.0 + " s", null);
        }
        return new CommandResult(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What it wrote to standard output; fails unless it ended with 0. */
    String outOrFail(String what) {
        CommandResult result = result(what);
        if (result.exitCode() != 0) {
            throw HostException.ended(host, what, result);
        }
        return result.out();
    }

    /** The same as bytes, which no message shows: they may be a secret. What was written until a connection was lost is one, too. */
    byte[] bytesOrFail(String what) {
        CommandResult result = result(what);
        if (result.exitCode() != 0) {
            throw HostException.ended(host, what, new CommandResult(result.exitCode(), "", result.err()));
        }
        return out.toByteArray();
    }
}
