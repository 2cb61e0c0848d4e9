package org.opnfv.doctor.functest.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** The pause that a service asks for: seconds or a date in its {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** A longer pause is not believed: for a test a minute is as good as an hour. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetryAfter() {}

    /** Zero without the header, or when it cannot be parsed. */
    static Duration of(CloudResponse answer) {
        return answer.header("retry-after")
                .map(String::strip)
                .map(RetryAfter::read)
                .orElse(Duration.ZERO);
    }

    private static Duration read(String text) {
        Duration asked = text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text);
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration until(String date) {
        try {
            return Duration.between(
                    ZonedDateTime.now(), ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
