package org.opnfv.doctor.functest.embedded.alarming;

import org.opnfv.doctor.functest.embedded.event.Event;

/** An alarm as the evaluator remembers it. Used by the evaluator's thread alone. */
final class CachedAlarm {

    private EventAlarm alarm;

    CachedAlarm(EventAlarm alarm) {
        this.alarm = alarm;
    }

    EventAlarm alarm() {
        return alarm;
    }

    /** Remembers the state it is in now. */
    void becomes(EventAlarm changed) {
        alarm = changed;
    }

    /** Whether the event sets it off. */
    boolean setOffBy(Event event) {
        boolean spent = !alarm.repeatActions() && alarm.state().equals(EventAlarm.ALARM);
        return !spent && alarm.rule().matches(event);
    }
}
