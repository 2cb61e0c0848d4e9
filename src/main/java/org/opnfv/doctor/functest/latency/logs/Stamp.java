package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times of logs that are written as dates. */
final class Stamp {

    private static final DateTimeFormatter LOG = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT);

    private Stamp() {}

    /** Python's {@code asctime}, in seconds since the epoch as if it were UTC; null when there is no such time. */
    static BigDecimal seconds(String asctime) {
        return parsed(asctime, LOG).orElse(null);
    }

    /** An ISO time without zone, which is UTC in OpenStack's messages; empty when it is none. */
    static Optional<BigDecimal> utc(String text) {
        return parsed(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    private static Optional<BigDecimal> parsed(String text, DateTimeFormatter format) {
        try {
            LocalDateTime time = LocalDateTime.parse(text, format);
            return Optional.of(BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .setScale(6, java.math.RoundingMode.HALF_UP));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
