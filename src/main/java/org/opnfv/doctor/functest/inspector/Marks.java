package org.opnfv.doctor.functest.inspector;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Compute;
import org.slf4j.Logger;

/**
 * The marks of a host and its instances in Nova and, with the shortcut, on its bus.
 *
 * @param log where its lines go
 * @param who the first word of the lines
 * @param state of the instances from then on, as {@link Compute#resetState} takes it
 * @param host is called with the host's name
 * @param instance is called with an instance's id and the state
 * @param shortcut is called first, with an instance of the test and the state
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
     * The same calls with values that change nothing: active instances are set to active, and the host's service is read. A report uses
     * none of its log lines.
     */
    static Marks rehearsed(Compute compute, Shortcut shortcut, Logger log) {
        return new Marks(
                log, REHEARSAL, "active", host -> compute.computeServices(), compute::resetState, shortcut::send);
    }

    /** Our own part without any call: it can be repeated until it is compiled, without load on the cloud. */
    static Marks withoutCalls(Logger log) {
        return new Marks(log, REHEARSAL, "active", host -> {}, (instance, state) -> {}, (target, state) -> {});
    }
}
