package org.opnfv.doctor.functest.inspector;

import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Compute;

/**
 * What Nova is told of a host and its instances.
 *
 * @param who begins the lines of the log
 * @param state of the instances from then on, as {@link Compute#resetState} takes it
 * @param host what is called for the host of that name
 */
record Marks(String who, String state, Consumer<String> host) {

    /** The host is down, and its instances are in error. */
    static Marks dead(Compute compute) {
        return new Marks("doctor", "error", host -> compute.forceDown(host, true));
    }

    /**
     * The same calls where they change nothing: instances that are active are set to active, and the host's service is read. Its
     * lines are none of those that a report is made of.
     */
    static Marks rehearsed(Compute compute) {
        return new Marks("rehearsal:", "active", host -> compute.computeServices());
    }
}
