package org.opnfv.doctor.functest.scenario.maintenance;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.maintenance.HostLoad;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.maintenance.Notices;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.Wait;
import org.opnfv.doctor.functest.scenario.fault.FaultDuringMaintenance;

/** What is done with an empty host: nothing, for a while. With the first one there may be a fault meanwhile, of it or of another host. */
final class HostWork implements Consumer<String> {
    /** For a look at Nova that the maintenance of a host does not end without. */
    static final Duration TO_LOOK = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(50);

    private final RunContext context;
    private final MaintenancePlan plan;
    private final List<String> hosts;
    private final FaultDuringMaintenance faults;
    private final Journal journal;
    private final NovaWatch watch;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private NovaOperations operations;
    private boolean struck;

    HostWork(AdminToolKind.Request request) {
        context = request.context();
        plan = request.plan();
        hosts = request.hosts().names();
        faults = request.faults();
        journal = request.seen();
        watch = request.watch();
    }

    /** What tells how much is on which host. */
    void with(NovaOperations all) {
        operations = all;
    }

    /** Whoever watches hosts is told of one. */
    void told(String host, String state) {
        boolean begins = state.equals(Notices.IN_MAINTENANCE);
        if (faults != null && hosts.contains(host)) {
            faults.maintenance(host, begins);
        }
        if (begins) {
            known.add(host);
        }
    }

    @Override
    public void accept(String host) {
        if (plan.hasFault() && !struck) {
            struck = true;
            strike(host);
            context.stages().begin(Stage.MAINTAIN, "goes on with the maintenance");
        } else {
            // What counts is that nobody is on it meanwhile.
            Wait.within("the maintenance of " + host + " is over", plan.hostTime(), POLL, () -> false);
        }
        look(host);
    }

    private void look(String host) {
        Wait.until("Nova shows what is on " + host, TO_LOOK, POLL, watch::look);
    }

    private void strike(String host) {
        Duration notice = Duration.ofMillis((long) (context.folder().manifest().thresholdS() * 1000));
        // One that comes later than that is late anyway.
        Wait.within(
                "the Inspector knows that " + host + " is in maintenance", notice, POLL, () -> known.contains(host));
        if (plan.faultDuring() == MaintenancePlan.FaultDuring.HOST) {
            context.stages().step(host + " falls silent in its maintenance");
            FaultDuringMaintenance.Silence silence = faults.inMaintenance(host, () -> look(host));
            journal.note("fault", "host", host, "detected", silence.detected(), "told", silence.told());
            context.stages().step(silence.told() + " owners were told of it, and " + host + " is back");
        } else {
            String other = operations
                    .loads(hosts.stream().filter(one -> !one.equals(host)).toList())
                    .stream()
                    .max(Comparator.comparing(load -> load.instances().size()))
                    .map(HostLoad::host)
                    .orElseThrow(() -> new ScenarioException("there is no other host", null));
            faults.otherwise(other);
            journal.note("fault", "host", other);
        }
    }
}
