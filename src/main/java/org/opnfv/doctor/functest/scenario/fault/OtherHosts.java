package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.monitor.Watch;
import org.opnfv.doctor.functest.monitor.WatchRequest;
import org.opnfv.doctor.functest.run.DecimalSeconds;
import org.opnfv.doctor.functest.scenario.HostProbe;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.slf4j.helpers.NOPLogger;

/**
 * Watches the hosts that are to live beside the one that is to fail, as the monitor of a whole cloud does. One that seems dead is noted and not
 * reported: the Inspector would act on a host that is not the test's.
 */
final class OtherHosts implements AutoCloseable {
    private static final long FIRST_ANSWERS_MS = 5_000;

    private final RunContext context;
    private final Plan.Chain kinds;
    private final Map<String, Watch> watches = new TreeMap<>();

    OtherHosts(RunContext context, Plan.Chain kinds) {
        this.context = context;
        this.kinds = kinds;
    }

    /** Begins with all that Nova shows up, if the plan wants that. One that does not answer is noted and not watched. */
    void watch(String failing) throws InterruptedException {
        if (!kinds.watchAll()) {
            return;
        }
        for (ComputeService service : context.admin().compute().computeServices()) {
            if (service.up() && !service.host().equals(failing)) {
                open(service.host());
            }
        }
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_ANSWERS_MS);
        for (String host : List.copyOf(watches.keySet())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (!watches.get(host).awaitFirstAnswer(Math.max(0, left))) {
                watches.remove(host).close();
                note("host " + host + " was not watched: it answered no probe");
            }
        }
        context.stages().step(watches.size() + " other hosts answer probes");
    }

    private void open(String host) {
        try {
            Watch watch = kinds.monitor()
                    .watch(new WatchRequest(
                            host,
                            context.plan().monitor(),
                            () -> HostProbe.of(context.site().host(host).echo()),
                            (dead, detected) -> {},
                            context.clocks(),
                            NOPLogger.NOP_LOGGER));
            watches.put(host, watch);
            watch.start();
        } catch (IOException | HostException e) {
            note("host " + host + " was not watched: " + e.getMessage());
        }
    }

    /** Notes those that seemed dead until now. */
    void noteDead() {
        watches.forEach((host, watch) -> watch.detected()
                .ifPresent(at -> note("host " + host + " seemed dead, too, at " + DecimalSeconds.text(at)
                        + ": a false alarm, unless it was down")));
    }

    private void note(String line) {
        context.folder().update(draft -> draft.left(line));
    }

    @Override
    public void close() {
        watches.values().forEach(Watch::stop);
        watches.values().forEach(Watch::close);
    }
}
