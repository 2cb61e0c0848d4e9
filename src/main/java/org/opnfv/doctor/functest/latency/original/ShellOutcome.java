package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Pattern;

/**
 * The outcome that {@code run.sh} reported.
 *
 * @param passed whether it had nothing to complain of
 * @param untold whether it says that its Consumer was never notified
 * @param words its own line
 */
record ShellOutcome(boolean passed, boolean untold, String words) {

    private static final Pattern MEASURED = Pattern.compile("-?[0-9][0-9.e+-]{0,20} (?:OK|NG)");
    private static final Pattern ERROR =
            Pattern.compile("(?:\\[ERROR]|ERROR:) .*(?:onsumer hasn't received|host_status).*");

    /** Parses a line outside of the logs; null when it has no outcome. */
    static ShellOutcome of(String text) {
        boolean candidate = text.endsWith(" OK") || text.endsWith(" NG") || text.contains("ERROR");
        if (!candidate) {
            return null;
        }
        if (MEASURED.matcher(text).matches()) {
            return new ShellOutcome(text.endsWith("OK"), false, text);
        }
        return ERROR.matcher(text).matches()
                ? new ShellOutcome(false, text.contains("hasn't received"), text.strip())
                : null;
    }

    /** Both of one run: a complaint wins. */
    ShellOutcome and(ShellOutcome other) {
        ShellOutcome worse = passed ? other : this;
        return new ShellOutcome(worse.passed, untold || other.untold, worse.words);
    }
}
