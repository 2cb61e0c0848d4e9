package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The part of a host that a fault takes down: its network link, its nova-compute, its kernel, its power. Every call may fail with a {@link HostException}. */
public interface FaultTarget {

    /** Its name on the host, empty for a host with just one; fails unless it is certain. */
    String name();

    /** Fails if rights or tools for {@link #down} can be checked and are missing. Changes nothing. */
    default void requireUsable() {}

    /** What else goes with it, by name; empty where nothing does, or nobody can tell. */
    default Set<String> takesAlong() {
        return Set.of();
    }

    /**
     * Takes it down. Where that cuts a real host off, the host first starts a process that brings it back.
     *
     * @param restoreAfter how long until the host brings it back by itself, where it does
     * @param seenDown whether it is seen to be down by other means, so that no answer has to be awaited
     * @return the host's own times; empty when the answer was lost, then {@link #up} returns them
     */
    Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown);

    /**
     * Brings it up, or waits until the host has done so, and returns when it is up; a second call is harmless.
     *
     * @return the host's own times; empty when it has none, for example because it was not taken down recently
     */
    Optional<Downtime> up();

    /** The same; {@code waits} takes one line for people when nothing can be done but wait for the host: what for, and how long at most. */
    default Optional<Downtime> up(Consumer<String> waits) {
        return up();
    }
}
