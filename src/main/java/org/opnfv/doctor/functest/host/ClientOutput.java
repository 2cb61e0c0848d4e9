package org.opnfv.doctor.functest.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of the SSH client and the far end.
 *
 * @param late whether the client was still running when the time for the login was over
 * @param exitCode the client's, -1 while it is running
 */
record ClientOutput(boolean late, int exitCode, String out, String err) {
    private static final Pattern REFUSED_CHANNEL = Pattern.compile("channel \\d+: open failed: (.*)");

    /** Why the login failed. */
    LoginFailure trouble() {
        return LoginFailure.of(exitCode, out, err);
    }

    /** Why one of the keys to offer was unusable, for a message; empty when none was. */
    String unusableKey() {
        return LoginFailure.unusableKey(err)
                .map(why -> " (" + why + ": when a passphrase protects it, add it to ssh-agent)")
                .orElse("");
    }

    /** All of it, for the end of a message. */
    String told() {
        String said = (out + " " + err).strip().replaceAll("\\s*\\R\\s*", "; ");
        return said.isEmpty() ? "" : ", but was told '" + said + "'";
    }

    /** Why the host last refused to open a connection for us to another machine. */
    Optional<String> refusedChannel() {
        return err.lines()
                .map(REFUSED_CHANNEL::matcher)
                .filter(Matcher::find)
                .map(refused -> refused.group(1).strip())
                .reduce((one, next) -> next);
    }
}
