package org.opnfv.doctor.functest.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** How long a service asks to be left alone: seconds or a date in its {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Longer than that is not believed: a minute is as good as an hour for a test. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetryAfter() {}

    /** Zero when it asks for nothing, or for what cannot be understood. */
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
