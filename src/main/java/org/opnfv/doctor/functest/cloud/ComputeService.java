package org.opnfv.doctor.functest.cloud;

import java.time.Instant;

/**
 * The nova-compute service of a host.
 *
 * @param id a UUID, or a number before microversion 2.53
 * @param up whether its heartbeats arrive and it is not forced down
 * @param enabled whether the scheduler may use it
 * @param updatedAt its last heartbeat; null before the first
 * @param zone its availability zone
 * @param disabledReason what whoever disabled it said; null when it is enabled, or nothing was said
 */
public record ComputeService(
        String id,
        String host,
        boolean up,
        boolean enabled,
        boolean forcedDown,
        Instant updatedAt,
        String zone,
        String disabledReason) {

    /** Whether it is disabled, and for that reason. */
    public boolean isDisabledFor(String reason) {
        return !enabled && reason.equals(disabledReason);
    }
}
