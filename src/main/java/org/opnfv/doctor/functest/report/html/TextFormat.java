package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.LogRef;

/** Numbers, times and names in the format of all parts of the page. */
final class TextFormat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final int NANOS = 9;

    private TextFormat() {}

    /** {@code "1,000"}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With a capital letter, as a heading has it. */
    static String heading(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code "1 instance"}, {@code "1,000 instances"}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** To the second; null for null. */
    static String time(Instant time) {
        return time == null ? null : TIME.format(time);
    }

    /** Of seconds since the epoch. */
    static Instant instant(BigDecimal seconds) {
        BigDecimal nanos = seconds.remainder(BigDecimal.ONE).movePointRight(NANOS);
        return Instant.ofEpochSecond(seconds.longValue(), nanos.longValue());
    }

    /** {@code "a, b and 3 more"}. */
    static String some(List<String> names, int most) {
        int left = names.size() - most;
        return String.join(", ", names.subList(0, Math.min(most, names.size())))
                + (left > 0 ? " and " + number(left) + " more" : "");
    }

    /** The first lines and {@code "and 3 more"}. */
    static List<String> limited(List<String> lines, int most) {
        int left = lines.size() - most;
        return left <= 0
                ? lines
                : Stream.concat(lines.stream().limit(most), Stream.of("and " + number(left) + " more"))
                        .toList();
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case ON_TIME -> "on time";
            case LATE -> "late";
            case MISSING -> "not notified";
            case UNCERTAIN -> "uncertain";
        };
    }

    /** {@code "consumer.log, line 3"}; nothing for null. */
    static String line(LogRef line) {
        return line == null ? "" : line.file() + ", line " + line.number();
    }
}
