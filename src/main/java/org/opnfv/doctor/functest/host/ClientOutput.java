package org.opnfv.doctor.functest.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the SSH client and the far end have printed.
 *
 * @param late whether the client was still under way when the time for the login was over
 * @param exitCode the client's, -1 while it is under way
 */
record ClientOutput(boolean late, int exitCode, String out, String err) {
    private static final Pattern REFUSED_CHANNEL = Pattern.compile("channel \\d+: open failed: (.*)");

    /** Why nobody was logged in. */
    LoginFailure trouble() {
        return LoginFailure.of(exitCode, out, err);
    }

    /** Why a key could not be used, of those that were to be offered, for a message; empty when there is none. */
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

    /** Why the host opened no connection for us to somewhere else, the last time. */
    Optional<String> refusedChannel() {
        return err.lines()
                .map(REFUSED_CHANNEL::matcher)
                .filter(Matcher::find)
                .map(refused -> refused.group(1).strip())
                .reduce((one, next) -> next);
    }
}
