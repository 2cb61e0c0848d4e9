package org.opnfv.doctor.functest.latency.original;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The instance that a notification is about. The original names its own {@code doctor_vm} and a number, and gives an instance's alarm the
 * same number. Both can be configured; then the log's line on the host of its first instance gives the name of all.
 */
final class NotificationOwner {

    private static final String INSTANCE = "doctor_vm";
    private static final Pattern ALARM = Pattern.compile("doctor_alarm\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d+)");

    private final Set<String> bases = new LinkedHashSet<>();
    private final List<String> own;

    /** {@code placed} are the test's instances by the log, {@code marked} those that were set to error. */
    NotificationOwner(Collection<String> placed, Collection<String> marked) {
        placed.stream()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .forEach(numbered -> bases.add(numbered.group(1)));
        bases.add(INSTANCE);
        own = Stream.concat(marked.stream().filter(this::isOfTheTest), placed.stream())
                .distinct()
                .toList();
    }

    /** The test's instances that the log names, apart from notifications. */
    List<String> own() {
        return own;
    }

    /** Whether an instance has the name that the original gives, or was configured to give. */
    boolean isOfTheTest(String instance) {
        Matcher numbered = NUMBERED.matcher(instance);
        return numbered.matches() && bases.contains(numbered.group(1));
    }

    /** The test's instance that it is about; null when it is about another, or does not say. */
    String instance(AlarmText alarm) {
        if (alarm == null) {
            return null;
        }
        String name = alarm.instanceName();
        if (name != null) {
            boolean known = own.contains(name) || isOfTheTest(name);
            return known || own.isEmpty() && isOfTheTest(alarm) && isNumberedAlike(alarm) ? name : null;
        }
        String number = number(alarm.alarmName());
        if (number == null) {
            return null;
        }
        List<String> same = own.stream()
                .filter(one -> number.equals(number(one)))
                .filter(one -> isOfTheTest(alarm) || !one.startsWith(INSTANCE))
                .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        return isOfTheTest(alarm) ? bases.iterator().next() + number : null;
    }

    /** Whether the names of the instance and of its alarm belong to two instances of the test. */
    boolean isTorn(AlarmText alarm) {
        return alarm.instanceName() != null
                && isOfTheTest(alarm.instanceName())
                && isOfTheTest(alarm)
                && !isNumberedAlike(alarm);
    }

    private static boolean isNumberedAlike(AlarmText alarm) {
        return number(alarm.alarmName()).equals(number(alarm.instanceName()));
    }

    /** Whether an instance is the test's first, which in 2017 was always on the failed host. */
    static boolean isFirst(String instance) {
        return "1".equals(number(instance));
    }

    private static boolean isOfTheTest(AlarmText alarm) {
        return alarm.alarmName() != null && ALARM.matcher(alarm.alarmName()).matches();
    }

    private static String number(String name) {
        Matcher numbered = NUMBERED.matcher(String.valueOf(name));
        return numbered.matches() ? numbered.group(2) : null;
    }
}
