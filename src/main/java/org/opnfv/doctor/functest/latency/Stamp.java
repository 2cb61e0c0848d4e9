package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The stamp in front of a line, held against the time in its message. The one is local time, the other is not: they can differ by whole
 * quarters of an hour, and by how much later the line was written.
 *
 * @param zone how far local time was ahead of UTC, in quarters of an hour
 * @param lateS how much later the stamp is, in seconds; negative when it is earlier
 */
public record Stamp(long zone, BigDecimal lateS) {

    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);
    private static final BigDecimal QUARTER = BigDecimal.valueOf(900);
    private static final long WIDEST_ZONE = 60;
    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    /** Of Python's {@code asctime} and seconds since the epoch; empty when there is no such date, or no zone is as wide. */
    public static Optional<Stamp> of(String asctime, BigDecimal at) {
        return parsed(asctime, LOG)
                .map(written -> written.subtract(at))
                .map(ahead -> {
                    BigDecimal zone = ahead.divide(QUARTER, 0, RoundingMode.HALF_UP);
                    return new Stamp(zone.longValue(), ahead.subtract(zone.multiply(QUARTER)));
                })
                .filter(stamp -> Math.abs(stamp.zone) <= WIDEST_ZONE);
    }

    /** Whether it is the same time as exactly as both are written, the message with so many decimals. */
    boolean isSame(int decimals) {
        return lateS.abs().compareTo(MILLISECOND.add(BigDecimal.ONE.movePointLeft(decimals))) <= 0;
    }

    /** An ISO time without zone, which is UTC in OpenStack's messages, in seconds since the epoch; empty when it is none. */
    public static Optional<BigDecimal> utc(String text) {
        return parsed(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static Optional<BigDecimal> parsed(String text, DateTimeFormatter format) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, format);
            return Optional.of(BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .setScale(6, RoundingMode.HALF_UP));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
