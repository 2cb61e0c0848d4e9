package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code fault.log} that tells when Nova was seen to have heard of the failed host again. The line is written after the host's clock
 * was asked, so that its stamp is later than the time in its message.
 */
record RecoveryLine(BigDecimal at, LogRef line) {

    private static final Pattern LINE =
            Pattern.compile(".* Nova was seen to have heard of .+ again at (" + CheckpointLine.TIME + ")");

    /** What {@code run.json} and the log may differ by, which is what a time loses there. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.000002");

    static Optional<RecoveryLine> of(LogLines.Line line) {
        Matcher matcher = LINE.matcher(line.text());
        return line.ended() && matcher.matches()
                ? Optional.of(new RecoveryLine(new BigDecimal(matcher.group(1)), line.ref()))
                : Optional.empty();
    }

    /** Whether it tells of that time. */
    boolean tells(BigDecimal hostUp) {
        return hostUp != null && at.subtract(hostUp).abs().compareTo(ROUNDING) <= 0;
    }
}
