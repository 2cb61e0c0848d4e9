package org.opnfv.doctor.functest.scenario.fault;

import java.io.IOException;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunLogs.Component;
import org.opnfv.doctor.functest.scenario.Account;
import org.opnfv.doctor.functest.scenario.CallbackAddress;
import org.opnfv.doctor.functest.scenario.ControllerConfiguration;
import org.opnfv.doctor.functest.scenario.HostChoice;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.TestInstances;
import org.opnfv.doctor.functest.scenario.Tunnels;

/** All stages up to the observation, each nested in the one before: what one opens is closed however the next one ends. */
final class SingleRun {
    private final RunContext context;

    SingleRun(RunContext context) {
        this.context = context;
    }

    void run() {
        Plan plan = context.plan();
        try (Consumer consumer = consumer(context);
                MonitorInspectorChain chain = MonitorInspectorChain.open(context)) {
            Preparation preparation = new Preparation(context, consumer, false);
            context.stages()
                    .begin(Stage.PREPARE, "makes " + count(plan.instances()) + " with alarms, and what they need");
            ControllerConfiguration.apply(context);
            try (Tunnels tunnels = Tunnels.open(context, consumer);
                    Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                context.stages().end(count(plan.instances()) + " active, each with its alarm");
                measure(armed, consumer, chain, tunnels);
            }
        }
    }

    /** Only proves that alarms reach the Consumer, with one instance, as a run would: no host is touched. */
    void prove() {
        try (Consumer consumer = consumer(context)) {
            Preparation preparation = new Preparation(context, consumer, false);
            context.stages().begin(Stage.PREPARE, "makes an instance with its alarm, and what they need");
            ControllerConfiguration.apply(context);
            Tunnels tunnels = Tunnels.open(context, consumer);
            try (tunnels;
                    Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                context.stages().end("the instance is active and has its alarm");
                prove(armed, consumer);
                context.stages().end("alarms are heard");
            }
        }
    }

    private void prove(Preparation.Armed armed, Consumer consumer) {
        context.stages().begin(Stage.ARM, "proves that alarms reach the Consumer");
        Manifest.Arming proof = new PathProof(
                        context, context.names().of(ResourceNames.PROBE_ALARM), consumer.alarmUrl())
                .by(armed.instances().first().id(), armed.proof());
        context.folder().update(draft -> draft.arming(proof));
    }

    private void measure(Preparation.Armed armed, Consumer consumer, MonitorInspectorChain chain, Tunnels tunnels) {
        prove(armed, consumer);
        TestInstances instances = armed.instances();
        String host = host(context, instances, 1);
        chain.refresh(instances);
        boolean observed = chain.kinds().isObserved();
        new FaultExperiment(
                        context,
                        consumer,
                        chain,
                        host,
                        instances.on(host),
                        target -> !target.ours() && !observed,
                        tunnels)
                .run();
    }

    /** The host to fail, alive; {@code times} is the number of the fault in a series. */
    static String host(RunContext context, TestInstances instances, int times) {
        HostChoice choice = HostChoice.of(context);
        String host = context.plan().host() == null
                ? choice.draw(instances.instances(), context.plan().seed(), times)
                : context.plan().host();
        choice.checkAlive(host);
        return host;
    }

    /** The Consumer, which accepts alarms from now on. */
    static Consumer consumer(RunContext context) {
        Consumer consumer = new Consumer(
                CallbackAddress.listening(
                        context.plan().consumer(), context.site().credentials()),
                context.clocks(),
                context.logs().of(Component.CONSUMER));
        try {
            consumer.start();
        } catch (IOException e) {
            throw new SettingsError(e.getMessage(), e);
        }
        return consumer;
    }

    static String count(int instances) {
        return instances == 1 ? "1 instance" : instances + " instances";
    }
}
