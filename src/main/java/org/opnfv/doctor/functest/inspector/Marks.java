package org.opnfv.doctor.functest.inspector;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Compute;
import org.slf4j.Logger;

/**
 * What Nova and, where the shortcut is taken, its bus are told of a host and its instances.
 *
 * @param log where its lines go
 * @param who begins the lines
 * @param state of the instances from then on, as {@link Compute#resetState} takes it
 * @param host is called with the host's name
 * @param instance is called with an instance's id and the state
 * @param shortcut is called before, with an instance of the test and the state
 */
record Marks(
        Logger log,
        String who,
        String state,
        Consumer<String> host,
        BiConsumer<String, String> instance,
        BiConsumer<AffectedInstance, String> shortcut) {
    private static final String REHEARSAL = "rehearsal:";

    /** The host is down, and its instances are in error. */
    static Marks dead(Compute compute, Shortcut shortcut, Logger log) {
        return new Marks(
                log, "doctor", "error", host -> compute.forceDown(host, true), compute::resetState, shortcut::send);
    }

    /**
     * The same calls where they change nothing: instances that are active are set to active, and the host's service is read. Its
     * lines are none of those that a report is made of.
     */
    static Marks rehearsed(Compute compute, Shortcut shortcut, Logger log) {
        return new Marks(
                log, REHEARSAL, "active", host -> compute.computeServices(), compute::resetState, shortcut::send);
    }

    /** All of our own part and no call: it can be gone through often, until it is compiled, and the cloud has nothing to do. */
    static Marks withoutCalls(Logger log) {
        return new Marks(log, REHEARSAL, "active", host -> {}, (instance, state) -> {}, (target, state) -> {});
    }
}
