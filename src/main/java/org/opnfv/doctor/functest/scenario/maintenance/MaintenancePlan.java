package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import org.opnfv.doctor.functest.maintenance.InstanceAction;
import org.opnfv.doctor.functest.maintenance.ReplyBehaviour;
import org.opnfv.doctor.functest.maintenance.State;

/**
 * What is planned beyond a {@link org.opnfv.doctor.functest.scenario.Plan}.
 *
 * @param tool the name of the admin tool's kind
 * @param lead from the first notice until the maintenance is due
 * @param replyWindow how long the owner has for each reply
 * @param hostTime how long the maintenance of a host takes at least
 * @param move how the owner has its instances moved
 * @param reply how our app manager replies to the questions of a state
 * @param to that state
 * @param faultDuring which host falls silent while the first one is maintained
 */
public record MaintenancePlan(
        String tool,
        Duration lead,
        Duration replyWindow,
        Duration hostTime,
        InstanceAction move,
        ReplyBehaviour reply,
        State to,
        FaultDuring faultDuring) {

    /** Whose fault there is. */
    public enum FaultDuring {
        NONE,
        /** The one that is maintained. */
        HOST,
        /** Another one, with instances on it. */
        OTHER
    }

    /** Whether there is any. */
    public boolean hasFault() {
        return faultDuring != FaultDuring.NONE;
    }
}
