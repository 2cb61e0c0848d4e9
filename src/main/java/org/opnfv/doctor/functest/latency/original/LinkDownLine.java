package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.LogRef;

/**
 * The line of {@code disable_network.log}, which the host wrote itself: nanoseconds, by its own clock.
 *
 * @param at seconds since the epoch
 */
record LinkDownLine(BigDecimal at, LogRef line) {

    /** Longer than any monitor takes to notice a link that is down. */
    private static final BigDecimal LONGEST_DETECTION = BigDecimal.valueOf(60);

    private static final Pattern LINE = Pattern.compile("doctor set link down at ([0-9]{9,10}\\.[0-9]{1,9})");
    private static final int WHOLE = 9;

    /** The link down that a line tells of; null when it is another line, or cut off. */
    static LinkDownLine of(LogLines.Line line, String text) {
        if (!text.contains("doctor set link down at")) {
            return null;
        }
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal at = new BigDecimal(matcher.group(1));
        return line.ended() || at.scale() == WHOLE ? new LinkDownLine(at, line.ref()) : null;
    }

    /** Whether a link that went down then, so many seconds before the detection, can be what was detected. */
    static boolean isPlausible(BigDecimal before) {
        return before.signum() >= 0 && before.compareTo(LONGEST_DETECTION) <= 0;
    }

    /** Seconds from it to the detection. */
    BigDecimal before(CheckpointTime detected) {
        return detected.at().subtract(at);
    }

    /** How far the host's clock was off is not recorded. */
    CheckpointTime moment() {
        return new CheckpointTime(at, null, CheckpointTime.Clock.HOST, line);
    }
}
