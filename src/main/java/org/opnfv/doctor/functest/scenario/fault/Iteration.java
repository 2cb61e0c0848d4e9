package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.Restore;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.TestInstances;
import org.opnfv.doctor.functest.scenario.Tunnels;

/** One fault of a series and the recovery from it. */
final class Iteration {
    private final RunContext context;
    private final int number;
    private final Preparation.Armed armed;
    private final Consumer consumer;
    private final Tunnels tunnels;

    /**
     * Starts nothing yet.
     *
     * @param context the iteration's own except for its ledger
     * @param number from 1, warm-ups included
     */
    Iteration(RunContext context, int number, Preparation.Armed armed, Consumer consumer, Tunnels tunnels) {
        this.context = context;
        this.number = number;
        this.armed = armed;
        this.consumer = consumer;
        this.tunnels = tunnels;
    }

    void run() {
        try (Ledger ledger = Restore.ledger(context.folder())) {
            Restore.noteCloud(ledger, context.folder(), context.site(), context.admin());
            try {
                measure(context.writing(ledger));
            } finally {
                consumer.shut();
                context.interruption().leave();
                restore(ledger);
            }
        }
    }

    private void measure(RunContext own) {
        own.stages().begin(Stage.ARM, "proves anew that all is well");
        TestInstances instances = armed.active().get();
        own.folder().update(draft -> draft.instances(instances.forManifest(armed.ids())));
        own.stages().step("instances are active");
        String first = instances.first().id();
        Manifest.Arming proof = new PathProof(own, context.names().of(ResourceNames.FENCE_ALARM), consumer.alarmUrl())
                .by(first, () -> armed.watermark().orElseThrow().pass(first));
        own.folder().update(draft -> draft.arming(proof));
        own.stages().step("alarms are heard, and none is on its way");
        try (MonitorInspectorChain chain = MonitorInspectorChain.open(own)) {
            String host = SingleRun.host(own, instances, number);
            chain.refresh(instances);
            // The next iteration needs those of the test as they were; what others did to others' is theirs.
            boolean observed = chain.kinds().isObserved();
            new FaultExperiment(
                            own,
                            consumer,
                            chain,
                            host,
                            instances.on(host),
                            target -> target.ours() || !observed,
                            tunnels)
                    .run();
        }
    }

    private void restore(Ledger ledger) {
        context.stages().begin(Stage.RESTORE, "brings the host and its instances back");
        List<String> errors = Restore.now(
                ledger,
                context.folder(),
                context.logs(),
                context.site(),
                context.admin(),
                context.plan(),
                context.stages()::note);
        context.stages().end(errors.isEmpty() ? "all is back" : "not all is back, the first error: " + errors.get(0));
    }
}
