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
 * Whose a notification is. The original names its own {@code doctor_vm} and a number, and gives the alarm of an instance the same
 * number; both can be configured, and then what the log says of where its first instance is tells the name of all.
 */
final class NotificationOwner {

    private static final String INSTANCE = "doctor_vm";
    private static final Pattern ALARM = Pattern.compile("doctor_alarm\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(.*\\D)(\\d+)");

    private final Set<String> bases;
    private final List<String> own;

    /** {@code placed} are the instances that the log tells to be of the test, {@code marked} those that were set to error. */
    NotificationOwner(Collection<String> placed, Collection<String> marked) {
        bases = placed.stream()
                .flatMap(name -> part(1, name).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        own = Stream.concat(marked.stream().filter(this::isOfTheTest), placed.stream())
                .distinct()
                .toList();
    }

    /** The instances of the test that the log names, apart from notifications. */
    List<String> own() {
        return own;
    }

    /** Whether an instance has the name that the original gives, or was told to give. */
    boolean isOfTheTest(String instance) {
        return part(1, instance)
                .filter(base -> base.equals(INSTANCE) || bases.contains(base))
                .isPresent();
    }

    /** The instance of the test that it is of; null when it is of another, or does not tell. */
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

    /** Whether it says that it is of an instance that is not of the test; an alarm of the test's that says so tells nothing. */
    boolean isForeign(AlarmText alarm) {
        return alarm != null
                && alarm.instanceName() != null
                && !isNameless(alarm)
                && !isOfTheTest(alarm)
                && instance(alarm) == null;
    }

    /** Whether there is a place for a name, and no name. */
    private static boolean isNameless(AlarmText alarm) {
        return alarm.instanceName() != null && alarm.instanceName().isBlank();
    }

    /** Whether the names of an instance and of its alarm are of two instances of the test. */
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

    /** Whether an instance is the first of the test, which in 2017 was always on the host that failed. */
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
