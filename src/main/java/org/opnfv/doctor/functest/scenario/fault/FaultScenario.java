package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.FailureRecorder;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ProgressListener;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.StageRecorder;
import org.opnfv.doctor.functest.scenario.UndoneRun;

/**
 * The fault-management scenario: a compute host dies, and the owner of its instances must be notified.
 *
 * <p>The results go to the run folder only. In any case all changes are undone before it returns, and the manifest keeps the first
 * failure.
 */
public final class FaultScenario {
    private final Site site;
    private final Plan plan;
    private final RunFolder folder;
    private final RunLogs logs;
    private final StageRecorder stages;
    private final Interruption interruption;
    private final Clocks clocks;

    /** Starts nothing yet. */
    public FaultScenario(
            Site site,
            Plan plan,
            RunFolder folder,
            RunLogs logs,
            ProgressListener progress,
            Interruption interruption,
            Clocks clocks) {
        this.site = site;
        this.plan = plan;
        this.folder = folder;
        this.logs = logs;
        this.interruption = interruption;
        this.clocks = clocks;
        stages = new StageRecorder(folder, progress, interruption);
    }

    /**
     * Runs it once.
     *
     * @throws SettingsError when the run is impossible with these settings; changes made until then are undone
     */
    public void run() {
        run(context -> new SingleRun(context).run());
    }

    /**
     * Runs it several times with the same instances and alarms; {@code series} is the series in this run's folder.
     *
     * @throws SettingsError when the run is impossible with these settings; changes made until then are undone
     */
    public void run(SeriesFolder series, IterationListener listener) {
        run(context -> new Iterations(context, series, listener).run());
    }

    /**
     * Proves that alarms reach the Consumer, touches no host, and undoes its changes.
     *
     * @throws SettingsError when that is impossible with these settings; changes made until then are undone
     */
    public void prove() {
        run(context -> new SingleRun(context).prove());
        folder.update(draft -> draft.problem(
                folder.manifest().problem() == null
                        ? "it was a check of the notification path: no fault was to be injected"
                        : folder.manifest().problem()));
    }

    private void run(Consumer<RunContext> measurement) {
        new FailureRecorder(folder, logs, interruption, clocks).run(() -> stages(measurement));
    }

    private void stages(Consumer<RunContext> measurement) {
        try (BusShortcut shortcut = shortcut()) {
            new UndoneRun(site, plan, folder, logs, stages, interruption, clocks)
                    .run("brings the host back", "the host is back", shortcut, measurement);
        }
    }

    /** Opened before any change: without a bus there is nothing to undo. */
    private BusShortcut shortcut() {
        try {
            return BusShortcut.open(site, plan);
        } catch (SettingsError e) {
            folder.update(draft -> draft.cleanup(Manifest.Cleanup.State.COMPLETE, List.of()));
            throw e;
        }
    }
}
