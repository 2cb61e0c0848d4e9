package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;

/** What a fault makes of a call or of a notification. */
@FunctionalInterface
interface FaultEffect {

    /**
     * Handles the call instead of the door; what it does not answer is never answered.
     *
     * @throws IOException when the service behind the door, or the client, has gone
     * @throws InterruptedException when the doors are shut meanwhile
     */
    void strike(Visit visit) throws IOException, InterruptedException;
}
