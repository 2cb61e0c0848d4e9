package org.opnfv.doctor.functest.host;

import java.util.Optional;

/** A compute host. */
public interface Host {

    /** The name Nova knows it by. */
    String name();

    /** How it answers probes while it lives. */
    ProbeTarget echo();

    /** The link that carries its traffic. */
    Link link();

    /**
     * Measures how far its clock is from ours; empty when both are one.
     *
     * @throws HostException when the host does not tell
     */
    Optional<ClockOffset> clockOffset();
}
