package org.opnfv.doctor.functest.embedded.alarming;

import org.opnfv.doctor.functest.embedded.event.Event;

/** An alarm in the evaluator's cache. Used by the evaluator's thread only. */
final class CachedAlarm {

    private EventAlarm alarm;

    CachedAlarm(EventAlarm alarm) {
        this.alarm = alarm;
    }

    EventAlarm alarm() {
        return alarm;
    }

    /** Stores its new state. */
    void becomes(EventAlarm changed) {
        alarm = changed;
    }

    /** Whether the event fires it. */
    boolean setOffBy(Event event) {
        boolean spent = !alarm.repeatActions() && alarm.state().equals(EventAlarm.ALARM);
        return !spent && alarm.rule().matches(event);
    }
}
