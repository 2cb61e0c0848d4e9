package org.opnfv.doctor.functest.maintenance;

import java.time.Duration;
import java.time.Instant;

/** How long the owner has for each reply, {@code reply} at least, and when the maintenance is due. */
record MaintenanceSchedule(Duration reply, Instant maintenanceAt) {

    /** Until when a reply to what is asked now is taken. */
    Instant closes(State state, Instant now) {
        Instant usual = now.plus(reply);
        return state == State.MAINTENANCE && maintenanceAt.isAfter(usual) ? maintenanceAt : usual;
    }
}
