package org.opnfv.doctor.functest.embedded.alarming;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The alarms of all projects. Thread-safe. */
final class EventAlarms {

    /** Newest first, as Aodh lists and evaluates them. */
    private static final Comparator<EventAlarm> ORDER =
            Comparator.comparing(EventAlarm::timestamp).reversed().thenComparing(EventAlarm::id);

    private final Map<String, EventAlarm> alarms = new ConcurrentHashMap<>();

    void put(EventAlarm alarm) {
        alarms.put(alarm.id(), alarm);
    }

    Optional<EventAlarm> find(String id) {
        return Optional.ofNullable(alarms.get(id));
    }

    /** Updates an alarm if it still exists. */
    void change(EventAlarm changed) {
        alarms.replace(changed.id(), changed);
    }

    void delete(String id) {
        alarms.remove(id);
    }

    /** All alarms, newest first. */
    List<EventAlarm> all() {
        return alarms.values().stream().sorted(ORDER).toList();
    }

    /** The alarms that the evaluator loads for a project, newest first. */
    List<EventAlarm> enabledOf(String projectId) {
        return alarms.values().stream()
                .filter(alarm -> alarm.enabled() && alarm.projectId().equals(projectId))
                .sorted(ORDER)
                .toList();
    }
}
