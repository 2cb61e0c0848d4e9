package org.opnfv.doctor.functest.host;

import java.util.Optional;

/** A compute host. */
public interface Host {

    /** Its name in Nova. */
    String name();

    /** How it answers probes while it lives. */
    ProbeTarget echo();

    /** The link that carries its traffic. */
    FaultTarget link();

    /**
     * Its nova-compute.
     *
     * @param service its {@link FaultTarget#name}, for one that may be stopped; null for the one that runs
     */
    FaultTarget novaCompute(String service);

    /** Its kernel; fails where this kind of host has none of its own. */
    default FaultTarget kernel() {
        throw new HostException("host " + name() + " has no kernel that could be crashed", null);
    }

    /** Its power; fails where nothing is known that switches it. */
    default FaultTarget power() {
        throw new HostException("host " + name() + ": its BMC is not known", null);
    }

    /**
     * Measures the offset of its clock from ours; empty when both are the same clock.
     *
     * @throws HostException when the host does not answer
     */
    Optional<ClockOffset> clockOffset();
}
