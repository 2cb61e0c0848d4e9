package org.opnfv.doctor.functest.latency.original;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instance that a notification is about. The original names its own {@code doctor_vm} and a number, and gives an instance's alarm the
 * same number. Both can be configured; then the log's line on the host of its first instance gives the name of all.
 */
final class NotificationOwner {

    private static final String INSTANCE = "doctor_vm";
    private static final Pattern ALARM = Pattern.compile("doctor_alarm\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d+)");

    private final Set<String> bases;
    private final List<String> own;

    /** {@code placed} are the test's instances by the log, {@code marked} those that were set to error. */
    NotificationOwner(Collection<String> placed, Collection<String> marked) {
        bases = placed.stream()
                .flatMap(name -> part(1, name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
        return part(1, instance)
                .filter(base -> base.equals(INSTANCE) || bases.contains(base))
                .isPresent();
    }

    /** The test's instance that it is about; null when it is about another, or does not say. */
    String instance(AlarmText alarm) {
        if (alarm == null || isNameless(alarm)) {
            return null;
        }
        if (alarm.instanceName() != null) {
            boolean known = own.contains(alarm.instanceName()) || isOfTheTest(alarm.instanceName());
            return known || own.isEmpty() && isOfTheTest(alarm) && isNumberedAlike(alarm) ? alarm.instanceName() : null;
        }
        String number = number(alarm.alarmName());
        if (number == null) {
            return null;
        }
        List<String> same = own.stream()
                .filter(name -> number.equals(number(name)))
                .filter(name -> isOfTheTest(alarm) || !name.startsWith(INSTANCE))
                .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        return isOfTheTest(alarm) && bases.size() <= 1
                ? bases.stream().findFirst().orElse(INSTANCE) + number
                : null;
    }

    /** Whether it names an instance that is not of the test; an alarm of the test with such a name says nothing. */
    boolean isForeign(AlarmText alarm) {
        return alarm != null
                && alarm.instanceName() != null
                && !isNameless(alarm)
                && !isOfTheTest(alarm)
                && instance(alarm) == null;
    }

    /** Whether it has a place for a name, and no name. */
    private static boolean isNameless(AlarmText alarm) {
        return alarm.instanceName() != null && alarm.instanceName().isBlank();
    }

    /** Whether the names of the instance and of its alarm belong to two instances of the test. */
    boolean isTorn(AlarmText alarm) {
        return alarm != null
                && alarm.instanceName() != null
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
        return part(2, name).orElse(null);
    }

    private static Optional<String> part(int part, String name) {
        Matcher numbered = NUMBERED.matcher(String.valueOf(name));
        return numbered.matches() ? Optional.of(numbered.group(part)) : Optional.empty();
    }
}
