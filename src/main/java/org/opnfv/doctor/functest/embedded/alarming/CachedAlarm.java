package org.opnfv.doctor.functest.embedded.alarming;

import java.util.List;
import org.opnfv.doctor.functest.embedded.event.Event;

/** An alarm as the evaluator remembers it. Used by the evaluator's thread alone. */
final class CachedAlarm {

    private final Glob eventType;
    private final List<Condition> conditions;
    private Alarm alarm;

    /** Throws {@link IllegalArgumentException} when a condition cannot be read. */
    CachedAlarm(Alarm alarm) {
        this.alarm = alarm;
        this.eventType = Glob.of(alarm.rule().eventType());
        this.conditions = alarm.rule().query().stream().map(Condition::of).toList();
    }

    Alarm alarm() {
        return alarm;
    }

    List<Condition> conditions() {
        return conditions;
    }

    /** Remembers the state it is in now. */
    void becomes(Alarm changed) {
        alarm = changed;
    }

    /** Whether the event sets it off; throws {@link IllegalArgumentException} when a condition makes no sense. */
    boolean setOffBy(Event event) {
        boolean spent = !alarm.repeatActions() && alarm.state().equals(Alarm.ALARM);
        return !spent
                && eventType.matches(event.eventType())
                && conditions.stream().allMatch(condition -> condition.holds(event.traits()));
    }
}
