package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A host's network link. Every call may fail with a {@link HostException}. */
public interface Link {

    /** Its name on the host, empty for a host with just one; fails unless it is certain. */
    String name();

    /** Fails if rights or tools for {@link #down} can be checked and are missing. Changes nothing. */
    default void requireUsable() {}

    /**
     * Takes it down. A real host first starts a process that brings it back.
     *
     * @param restoreAfter how long until the host brings it back by itself, where it does
     * @param seenDown whether it is seen to be down by other means, so that no answer has to be awaited
     * @return the host's own times; empty when the answer was lost with the link, then {@link #up} returns them
     */
    Optional<LinkTimes> down(Duration restoreAfter, BooleanSupplier seenDown);

    /**
     * Brings it up, or waits until the host has done so, and returns when it is up; a second call is harmless.
     *
     * @return the host's own times; empty when it has none, for example because the link was not taken down recently
     */
    Optional<LinkTimes> up();
}
