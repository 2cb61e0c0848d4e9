package org.opnfv.doctor.functest.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One command on a host.
 *
 * @param ended whether it ended in time
 * @param exitCode 0 to 255; more than 128 when a signal ended it
 */
record Execution(String host, Duration timeout, boolean ended, int exitCode, byte[] out, byte[] err) {

    /** Its result; fails when it did not end in time. */
    CommandResult result(String what) {
        if (!ended) {
            throw new HostException(
                    "host " + host + ": " + what + " did not end within " + timeout.toMillis() / 1000.0 + " s", null);
        }
        return new CommandResult(
                exitCode, new String(out, StandardCharsets.UTF_8), new String(err, StandardCharsets.UTF_8));
    }

    /** Its standard output; fails unless it ended with 0. */
    String outOrFail(String what) {
        CommandResult result = result(what);
        if (result.exitCode() != 0) {
            throw HostException.ended(host, what, result);
        }
        return result.out();
    }

    /** The same as bytes, which appear in no message: they may be a secret. */
    byte[] bytesOrFail(String what) {
        CommandResult result = result(what);
        if (result.exitCode() != 0) {
            throw HostException.ended(host, what, new CommandResult(result.exitCode(), "", result.err()));
        }
        return out;
    }
}
