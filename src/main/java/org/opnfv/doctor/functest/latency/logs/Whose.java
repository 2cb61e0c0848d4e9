package org.opnfv.doctor.functest.latency.logs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a notification is. The original names its own {@code doctor_vm} and a number, and gives the alarm of an instance the same
 * number; both can be configured, and then what the log says of where its instances are tells the name.
 */
final class Whose {

    private static final Pattern INSTANCE = Pattern.compile("doctor_vm\\d+");
    private static final Pattern ALARM = Pattern.compile("doctor_alarm\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\D(\\d+)$");

    private final List<String> own;

    /** {@code own} are the instances that the log tells to be of the test, apart from notifications. */
    Whose(List<String> own) {
        this.own = own;
    }

    /** Whether an instance has the name that the original gives. */
    static boolean isOfTheTest(String instance) {
        return INSTANCE.matcher(instance).matches();
    }

    /** The instance of the test that it is of; null when it is of another, or does not tell. */
    String instance(AlarmText alarm) {
        if (alarm == null) {
            return null;
        }
        if (alarm.instanceName() != null) {
            boolean known = own.contains(alarm.instanceName()) || isOfTheTest(alarm.instanceName());
            return known || own.isEmpty() && isOfTheTest(alarm) ? alarm.instanceName() : null;
        }
        String number = number(alarm.alarmName());
        if (number == null) {
            return null;
        }
        List<String> same = own.stream()
                .filter(name -> number.equals(number(name)))
                .filter(name -> isOfTheTest(alarm) || !isOfTheTest(name))
                .toList();
        if (same.size() == 1) {
            return same.get(0);
        }
        return isOfTheTest(alarm) ? "doctor_vm" + number : null;
    }

    /** Whether it says that it is of an instance that is not of the test. */
    boolean isForeign(AlarmText alarm) {
        return alarm != null && alarm.instanceName() != null && instance(alarm) == null;
    }

    /** Whether the names of an instance and of its alarm are of two instances of the test. */
    static boolean isTorn(AlarmText alarm) {
        return alarm != null
                && alarm.instanceName() != null
                && isOfTheTest(alarm.instanceName())
                && isOfTheTest(alarm)
                && !number(alarm.instanceName()).equals(number(alarm.alarmName()));
    }

    private static boolean isOfTheTest(AlarmText alarm) {
        return alarm.alarmName() != null && ALARM.matcher(alarm.alarmName()).matches();
    }

    private static String number(String name) {
        Matcher number = NUMBER.matcher(String.valueOf(name));
        return number.find() ? number.group(1) : null;
    }
}
