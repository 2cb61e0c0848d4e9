package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The stamp at the start of a line, compared with the time in its message. The stamp is local time and the message's is not: they may
 * differ by whole quarters of an hour, and by the delay of writing.
 *
 * @param zone how far local time was ahead of UTC, in quarters of an hour
 * @param lateS how much later the stamp is, in seconds; negative when it is earlier
 */
public record LogStamp(long zone, BigDecimal lateS) {

    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);
    private static final BigDecimal QUARTER = BigDecimal.valueOf(900);
    /** From 12 hours behind UTC to 14 ahead. */
    private static final long WIDEST_ZONE = 56;

    private static final Set<Long> STEPS = Set.of(0L, 2L, 4L);
    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    /** From Python's {@code asctime} and seconds since the epoch; empty when there is no such date, or no zone is as wide. */
    public static Optional<LogStamp> of(String asctime, BigDecimal at) {
        return parsed(asctime)
                .map(written -> written.subtract(at))
                .map(ahead -> {
                    BigDecimal zone = ahead.divide(QUARTER, 0, RoundingMode.HALF_UP);
                    return new LogStamp(zone.longValue(), ahead.subtract(zone.multiply(QUARTER)));
                })
                .filter(stamp -> Math.abs(stamp.zone) <= WIDEST_ZONE);
    }

    /** The stamp, in the form of {@link #parsed}, for a message with that time. */
    public BigDecimal written(BigDecimal at) {
        return at.add(QUARTER.multiply(BigDecimal.valueOf(zone))).add(lateS);
    }

    /** Whether it is the same time, truncated to milliseconds. */
    boolean isSame() {
        return lateS.abs().compareTo(MILLISECOND) < 0;
    }

    /** Whether lines of one log may have these zones: the clocks may have been changed in between, by an hour or half of one. */
    static boolean isOneLog(long one, long other) {
        return STEPS.contains(Math.abs(one - other));
    }

    /** Seconds from 1970 to the local time of an {@code asctime}; empty when there is no such date. */
    public static Optional<BigDecimal> parsed(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, LOG);
            return Optional.of(
                    BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC)).add(BigDecimal.valueOf(time.getNano(), 9)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
