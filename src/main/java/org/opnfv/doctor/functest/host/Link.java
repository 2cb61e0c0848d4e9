package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A host's network link. Every call may fail with a {@link HostException}. */
public interface Link {

    /** Its name on the host, empty for a host that has just one; fails unless it can be told for certain. */
    String name();

    /** Fails where rights or tools for {@link #down} may be lacking, and are. Changes nothing. */
    default void requireUsable() {}

    /**
     * Takes it down. On a real host a process is started before that which brings it back.
     *
     * @param restoreAfter how long until the host brings it back by itself, where it does
     * @param seenDown whether it is known to be down by other means, so that no answer need be waited for any more
     * @return the host's own times; empty when the answer was lost with the link, then {@link #up} gives them
     */
    Optional<LinkTimes> down(Duration restoreAfter, BooleanSupplier seenDown);

    /**
     * Brings it up, or waits until the host has done so, and returns when it is up; twice is harmless.
     *
     * @return the host's own times; empty when it has none, for example because the link was not taken down lately
     */
    Optional<LinkTimes> up();
}
