package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.LogRef;

/**
 * The line of the profile picture that tells how long after link down the host was detected. It is worked out by the original from the
 * host's clock, and has whole milliseconds.
 *
 * @param detectedS seconds from link down to detection
 */
record PrintedProfile(BigDecimal detectedS, LogRef line) {

    private static final Pattern FAILURE = Pattern.compile("\\s*raw failure:(-?\\d{1,9})\\s*\\|.*");

    /** The profile that a line tells of; null when it is another line. */
    static PrintedProfile of(LogLines.Line line, String text) {
        if (!text.contains("raw failure:")) {
            return null;
        }
        Matcher matcher = FAILURE.matcher(text);
        return matcher.matches()
                ? new PrintedProfile(new BigDecimal(matcher.group(1)).movePointLeft(3), line.ref())
                : null;
    }

    /** Whether it can be so; the clocks of the host and of the harness may have been hours apart. */
    boolean isPlausible() {
        return LinkDownLine.isPlausible(detectedS);
    }

    /** Link down, when the host was detected then. How far the host's clock was off is not recorded. */
    CheckpointTime linkDown(BigDecimal detected) {
        return new CheckpointTime(detected.subtract(detectedS), null, CheckpointTime.Clock.HOST, line);
    }
}
