package org.opnfv.doctor.functest.scenario;

import java.util.HashSet;
import java.util.List;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;

/** One fault and the recovery from it, in a series of them. */
final class Iteration {
    private final RunContext scene;
    private final int number;
    private final Preparation.Armed armed;
    private final Consumer consumer;
    private final Tunnels tunnels;

    /** {@code scene} is the iteration's own, but for its ledger; {@code number} counts from 1, the warm-up included. */
    Iteration(RunContext scene, int number, Preparation.Armed armed, Consumer consumer, Tunnels tunnels) {
        this.scene = scene;
        this.number = number;
        this.armed = armed;
        this.consumer = consumer;
        this.tunnels = tunnels;
    }

    void run() {
        try (Ledger ledger = Restore.ledger(scene.folder())) {
            Restore.noteCloud(ledger, scene.folder(), scene.site(), scene.admin());
            try {
                measure(scene.writing(ledger));
            } finally {
                consumer.shut();
                scene.interruption().leave();
                restore(ledger);
            }
        }
    }

    private void measure(RunContext own) {
        own.board().begin(Stage.ARM, "proves anew that all is well");
        TestInstances instances = armed.active().get();
        own.folder().update(draft -> draft.instances(instances.forManifest(armed.ids())));
        own.board().step("instances are active");
        Manifest.Arming proof =
                armed.fence().orElseThrow().pass(instances.first().id());
        own.folder().update(draft -> draft.arming(proof));
        own.board().step("alarms are heard, and none is on its way");
        try (Inspector inspector = Measurement.inspector(own)) {
            String host = Measurement.host(own, instances, number);
            inspector.refresh(new HashSet<>(instances.ids()), ResourceNames.instancePrefix());
            new FaultExperiment(own, consumer, inspector, host, instances.on(host), target -> true, tunnels).run();
        }
    }

    private void restore(Ledger ledger) {
        scene.board().begin(Stage.RESTORE, "brings the host and its instances back");
        List<String> errors =
                Restore.now(ledger, scene.folder(), scene.logs(), scene.site(), scene.admin(), scene.plan());
        scene.board().end(errors.isEmpty() ? "all is back" : "not all is back, the first error: " + errors.get(0));
    }
}
