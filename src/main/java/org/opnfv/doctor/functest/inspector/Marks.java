package org.opnfv.doctor.functest.inspector;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.cloud.Port;
import org.slf4j.Logger;

/**
 * The marks of a host and its instances in Nova and, with the shortcut, on its bus.
 *
 * @param log where its lines go
 * @param who the first word of the lines
 * @param state of the instances from then on, as {@link Compute#resetState} takes it
 * @param host is called with the host's name
 * @param instance is called with an instance's id and the state
 * @param port is called with a port of an instance
 * @param shortcut is called first, with an instance of the test and the state
 */
record Marks(
        Logger log,
        String who,
        String state,
        Consumer<String> host,
        BiConsumer<String, String> instance,
        Consumer<Port> port,
        BiConsumer<AffectedInstance, String> shortcut) {
    private static final String REHEARSAL = "rehearsal:";

    /** The host is down, its instances are in error, and the data plane of their ports is down. */
    static Marks dead(Cloud cloud, Shortcut shortcut, Logger log) {
        Compute compute = cloud.compute();
        Network network = cloud.network();
        return new Marks(
                log,
                "doctor",
                "error",
                host -> compute.forceDown(host, true),
                compute::resetState,
                port -> network.setDataPlaneStatus(port.id(), InstancesByHost.DOWN),
                shortcut::send);
    }

    /**
     * The same calls with values that change nothing: active instances are set to active, and the host's service and the ports are read. A
     * report uses none of its log lines.
     */
    static Marks rehearsed(Cloud cloud, Shortcut shortcut, Logger log) {
        Compute compute = cloud.compute();
        Network network = cloud.network();
        return new Marks(
                log,
                REHEARSAL,
                "active",
                host -> compute.computeServices(),
                compute::resetState,
                port -> network.port(port.id()),
                shortcut::send);
    }

    /** Our own part without any call: it can be repeated until it is compiled, without load on the cloud. */
    static Marks withoutCalls(Logger log) {
        return new Marks(
                log, REHEARSAL, "active", host -> {}, (instance, state) -> {}, port -> {}, (target, state) -> {});
    }
}
