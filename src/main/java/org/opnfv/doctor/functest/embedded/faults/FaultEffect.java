package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;

/** The effect of a fault on a call or a notification. */
@FunctionalInterface
interface FaultEffect {

    /**
     * Handles the call instead of the door; a call that it does not answer stays unanswered.
     *
     * @throws IOException when the service behind the door, or the client, is gone
     * @throws InterruptedException when the doors are closed meanwhile
     */
    void strike(ProxiedCall visit) throws IOException, InterruptedException;
}
