package org.opnfv.doctor.functest.embedded.alarming;

import org.opnfv.doctor.functest.embedded.event.Event;

/** An alarm as the evaluator remembers it. Used by the evaluator's thread alone. */
final class CachedAlarm {

    private Alarm alarm;

    CachedAlarm(Alarm alarm) {
        this.alarm = alarm;
    }

    Alarm alarm() {
        return alarm;
    }

    /** Remembers the state it is in now. */
    void becomes(Alarm changed) {
        alarm = changed;
    }

    /** Whether the event sets it off. */
    boolean setOffBy(Event event) {
        boolean spent = !alarm.repeatActions() && alarm.state().equals(Alarm.ALARM);
        return !spent && alarm.rule().matches(event);
    }
}
