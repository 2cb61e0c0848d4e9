package org.opnfv.doctor.functest.scenario.fault;

import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.Account;
import org.opnfv.doctor.functest.scenario.ControllerConfiguration;
import org.opnfv.doctor.functest.scenario.FailureRecorder;
import org.opnfv.doctor.functest.scenario.ResourceNames;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.StageRecorder;
import org.opnfv.doctor.functest.scenario.Tunnels;

/**
 * Repeats the same fault: project, network, instances and alarms are made once; in each iteration the host fails and comes back. Each
 * iteration has its own run folder for its results and changes.
 *
 * <p>A failed iteration is one more result. The series ends early only when the next iteration could not be trusted: something could not
 * be undone, or the fault was not injected because the path or the instances could not be proven good.
 */
final class Iterations {
    private final RunContext shared;
    private final SeriesFolder series;
    private final IterationListener listener;

    Iterations(RunContext shared, SeriesFolder series, IterationListener listener) {
        this.shared = shared;
        this.series = series;
        this.listener = listener;
    }

    void run() {
        int instances = shared.plan().instances();
        int iterations = series.manifest().warmUp() + series.manifest().iterations();
        try (Consumer consumer = SingleRun.consumer(shared)) {
            Preparation preparation = new Preparation(shared, consumer, true);
            shared.stages()
                    .begin(
                            Stage.PREPARE,
                            "makes " + SingleRun.count(instances) + " with alarms, and what they need, for "
                                    + iterations + " iterations");
            ControllerConfiguration.apply(shared);
            try (Tunnels tunnels = Tunnels.open(shared, consumer);
                    Account.Owner owner = preparation.owner()) {
                Preparation.Armed armed = preparation.instances(owner);
                shared.stages().end(SingleRun.count(instances) + " active, each with its alarm");
                shared.stages().begin(Stage.ARM, "proves that alarms reach the Consumer");
                Manifest.Arming proof = new PathProof(
                                shared, shared.names().of(ResourceNames.PROBE_ALARM), consumer.alarmUrl())
                        .by(armed.instances().first().id(), armed.proof());
                shared.folder().update(draft -> draft.arming(proof));
                shared.stages().end("alarms are heard");
                for (int number = 1; number <= iterations; number++) {
                    shared.interruption().check();
                    iteration(number, armed, consumer, tunnels);
                }
            }
        }
    }

    private void iteration(int number, Preparation.Armed armed, Consumer consumer, Tunnels tunnels) {
        RunFolder folder = series.begin(number);
        try (RunLogs logs = new RunLogs(folder)) {
            StageRecorder stages = new StageRecorder(folder, listener.begins(folder), shared.interruption());
            Iteration iteration = new Iteration(shared.within(folder, logs, stages), number, armed, consumer, tunnels);
            new FailureRecorder(folder, logs, shared.interruption(), shared.clocks()).run(iteration::run);
        } catch (SettingsError e) {
            if (number == 1) {
                throw e;
            }
            throw new ScenarioException(e.getMessage(), e);
        } finally {
            listener.ended(folder);
        }
        shared.interruption().check();
        requireTheNext(folder);
    }

    private static void requireTheNext(RunFolder folder) {
        Manifest manifest = folder.manifest();
        String name = folder.path().getFileName().toString();
        if (manifest.cleanup().state() != Manifest.Cleanup.State.COMPLETE) {
            throw new ScenarioException(
                    "no iteration can follow " + name + ", after which not all could be undone: "
                            + String.join("; ", manifest.cleanup().errors()),
                    null);
        }
        if (manifest.fault() == null) {
            throw new ScenarioException("no iteration can follow " + name + ", which ended before the fault", null);
        }
    }
}
