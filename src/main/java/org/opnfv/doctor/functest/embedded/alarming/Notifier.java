package org.opnfv.doctor.functest.embedded.alarming;

import org.opnfv.doctor.functest.embedded.event.Event;

/** Tells the world that an alarm went off. Must not block: evaluation waits for it. */
@FunctionalInterface
interface Notifier {

    /**
     * Calls the actions of an alarm.
     *
     * @param previous the state it was in before
     * @param alarm as it is now
     * @param event what set it off
     */
    void notify(String previous, EventAlarm alarm, Event event);
}
