package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code fault.log} with the time at which Nova was seen to have a new heartbeat of the failed host. It is written after the
 * host's clock was read, so its stamp is later than the time in its message.
 */
record RecoveryLine(BigDecimal at, LogRef line) {

    private static final Pattern LINE =
            Pattern.compile(".* Nova was seen to have heard of .+ again at (" + CheckpointLine.TIME + ")");

    /** The largest difference between {@code run.json} and the log, which comes from rounding. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000002");

    static Optional<RecoveryLine> of(LogLines.Line line) {
        Matcher matcher = LINE.matcher(line.text());
        return line.ended() && matcher.matches()
                ? Optional.of(new RecoveryLine(new BigDecimal(matcher.group(1)), line.ref()))
                : Optional.empty();
    }

    /** Whether it has that time. */
    boolean tells(BigDecimal hostUp) {
        return hostUp != null && at.subtract(hostUp).abs().compareTo(ROUNDING) <= 0;
    }
}
