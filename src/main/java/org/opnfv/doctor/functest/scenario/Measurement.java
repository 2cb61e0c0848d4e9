package org.opnfv.doctor.functest.scenario;

import java.io.IOException;
import java.util.HashSet;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunLogs.Component;

/** All stages up to the observation, each within the one before: what one opens is closed whatever becomes of the next. */
final class Measurement {
    private final Scene scene;

    Measurement(Scene scene) {
        this.scene = scene;
    }

    void run() {
        Plan plan = scene.plan();
        try (Consumer consumer = new Consumer(
                        WayToCloud.listening(
                                plan.consumer(), scene.site().credentials().authUrl()),
                        scene.logs().of(Component.CONSUMER));
                Inspector inspector = new Inspector(
                        plan.inspector(), scene.admin().compute(), scene.logs().of(Component.INSPECTOR))) {
            listen(consumer, inspector);
            Preparation preparation = new Preparation(scene, consumer);
            scene.board().begin(Stage.PREPARE, "makes " + count(plan.instances()) + " with alarms, and what they need");
            try (Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                scene.board().end(count(plan.instances()) + " active, each with its alarm");
                measure(armed, consumer, inspector);
            }
        }
    }

    private void measure(Preparation.Armed armed, Consumer consumer, Inspector inspector) {
        scene.board().begin(Stage.ARM, "proves that alarms reach the Consumer");
        Manifest.Arming proof = armed.proof().get();
        scene.folder().update(draft -> draft.arming(proof));
        TestInstances instances = armed.instances();
        HostChoice choice = new HostChoice(scene.admin().compute());
        String host = scene.plan().host() == null
                ? choice.draw(instances.instances(), scene.plan().seed())
                : scene.plan().host();
        choice.checkAlive(host);
        inspector.refresh(new HashSet<>(instances.ids()), Names.instancePrefix());
        new Strike(scene, consumer, inspector, host, instances.on(host)).run();
    }

    private static void listen(Consumer consumer, Inspector inspector) {
        try {
            consumer.start();
            inspector.start();
        } catch (IOException e) {
            throw new SettingsError(e.getMessage(), e);
        }
    }

    static String count(int instances) {
        return instances == 1 ? "1 instance" : instances + " instances";
    }
}
