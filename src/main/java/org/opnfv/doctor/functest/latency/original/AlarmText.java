package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Aodh posted, as the original's Consumer logged it: JSON in 2017, the text of a Python dictionary since Python 3. A line may be
 * truncated, so it is searched and not parsed.
 *
 * @param alarmName null when it is not found
 * @param instanceId Nova id; likewise
 * @param instanceName likewise
 * @param current the state of the alarm; likewise
 * @param state the state of the instance in the event; likewise
 * @param service the sender of the event; likewise
 * @param generated Nova's time of its notification, seconds since the epoch; likewise
 */
record AlarmText(
        String alarmName,
        String instanceId,
        String instanceName,
        String current,
        String state,
        String service,
        BigDecimal generated) {

    private static final String SHORTCUT = "sample";

    static AlarmText of(String text) {
        String generated = member(text, "generated");
        String service = trait(text, "service");
        return new AlarmText(
                member(text, "alarm_name"),
                trait(text, "instance_id"),
                trait(text, "display_name"),
                member(text, "current"),
                trait(text, "state"),
                service,
                // The Inspector's shortcut sends its own event in place of Nova's.
                generated == null || SHORTCUT.equals(service) ? null : utc(generated));
    }

    /** Whether the Inspector sent the event itself, in place of Nova. */
    boolean shortcut() {
        return SHORTCUT.equals(service);
    }

    /** Whether the alarm fires because an instance is in error; an event without an instance's state counts as that. */
    boolean isFiring() {
        return "alarm".equals(current) && (state == null || state.equals("error"));
    }

    private static String member(String text, String name) {
        return first(text, "u?[\"']" + name + "[\"']: u?[\"']([^\"']*)[\"']");
    }

    private static String trait(String text, String name) {
        return first(text, "\\[u?[\"']" + name + "[\"'], \\d+, u?[\"']([^\"']*)[\"']]");
    }

    private static String first(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** OpenStack's times are UTC without a zone; null when it is no time. */
    private static BigDecimal utc(String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(text);
            return BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                    .add(BigDecimal.valueOf(time.getNano(), 9))
                    .setScale(6, RoundingMode.HALF_UP);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
