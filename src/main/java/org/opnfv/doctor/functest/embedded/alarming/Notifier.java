package org.opnfv.doctor.functest.embedded.alarming;

import org.opnfv.doctor.functest.embedded.event.Event;

/** Sends the notifications of fired alarms. Must not block: evaluation waits for it. */
@FunctionalInterface
interface Notifier {

    /**
     * Calls the actions of an alarm.
     *
     * @param previous its state before
     * @param alarm its state now
     * @param event the event that fired it
     */
    void notify(String previous, EventAlarm alarm, Event event);
}
