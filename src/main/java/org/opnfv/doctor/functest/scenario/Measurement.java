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
    private final RunContext scene;

    Measurement(RunContext scene) {
        this.scene = scene;
    }

    void run() {
        Plan plan = scene.plan();
        try (Consumer consumer = consumer(scene);
                Inspector inspector = inspector(scene)) {
            Preparation preparation = new Preparation(scene, consumer, false);
            scene.board().begin(Stage.PREPARE, "makes " + count(plan.instances()) + " with alarms, and what they need");
            Patching.apply(scene);
            try (Tunnels tunnels = Tunnels.open(scene, consumer);
                    Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                scene.board().end(count(plan.instances()) + " active, each with its alarm");
                measure(armed, consumer, inspector, tunnels);
            }
        }
    }

    /** No more than the proof that alarms reach the Consumer, by one instance, as a run would prove it: no host is touched. */
    void prove() {
        try (Consumer consumer = consumer(scene)) {
            Preparation preparation = new Preparation(scene, consumer, false);
            scene.board().begin(Stage.PREPARE, "makes an instance with its alarm, and what they need");
            Patching.apply(scene);
            Tunnels tunnels = Tunnels.open(scene, consumer);
            try (tunnels;
                    Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                scene.board().end("the instance is active and has its alarm");
                prove(armed);
                scene.board().end("alarms are heard");
            }
        }
    }

    private void prove(Preparation.Armed armed) {
        scene.board().begin(Stage.ARM, "proves that alarms reach the Consumer");
        Manifest.Arming proof = armed.proof().get();
        scene.folder().update(draft -> draft.arming(proof));
    }

    private void measure(Preparation.Armed armed, Consumer consumer, Inspector inspector, Tunnels tunnels) {
        prove(armed);
        TestInstances instances = armed.instances();
        String host = host(scene, instances, 1);
        inspector.refresh(new HashSet<>(instances.ids()), ResourceNames.instancePrefix());
        new FaultExperiment(scene, consumer, inspector, host, instances.on(host), target -> !target.ours(), tunnels)
                .run();
    }

    /** The host that is to fail, alive; {@code times} tells which of several faults it is for. */
    static String host(RunContext scene, TestInstances instances, int times) {
        HostChoice choice = HostChoice.of(scene);
        String host = scene.plan().host() == null
                ? choice.draw(instances.instances(), scene.plan().seed(), times)
                : scene.plan().host();
        choice.checkAlive(host);
        return host;
    }

    /** Takes alarms from now on. */
    static Consumer consumer(RunContext scene) {
        Consumer consumer = new Consumer(
                CallbackAddress.listening(scene.plan().consumer(), scene.site().credentials()),
                scene.clocks(),
                scene.logs().of(Component.CONSUMER));
        listen(consumer::start);
        return consumer;
    }

    /** Takes events from now on. */
    static Inspector inspector(RunContext scene) {
        Inspector inspector = new Inspector(
                scene.plan().inspector(),
                scene.admin().compute(),
                scene.shortcut(),
                scene.clocks(),
                scene.logs().of(Component.INSPECTOR));
        try {
            listen(inspector::start);
        } catch (SettingsError e) {
            inspector.close();
            throw e;
        }
        return inspector;
    }

    private interface Listener {
        void start() throws IOException;
    }

    private static void listen(Listener listener) {
        try {
            listener.start();
        } catch (IOException e) {
            throw new SettingsError(e.getMessage(), e);
        }
    }

    static String count(int instances) {
        return instances == 1 ? "1 instance" : instances + " instances";
    }
}
