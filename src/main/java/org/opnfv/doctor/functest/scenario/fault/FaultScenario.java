package org.opnfv.doctor.functest.scenario.fault;

import java.util.List;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.SeriesFolder;
import org.opnfv.doctor.functest.scenario.FailureRecorder;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.RunLifecycle;
import org.opnfv.doctor.functest.scenario.SettingsError;

/**
 * The fault-management scenario: a compute host dies, and the owner of its instances must be notified.
 *
 * <p>The results go to the run folder only. In any case all changes are undone before it returns, and the manifest keeps the first
 * failure.
 */
public record FaultScenario(RunLifecycle undone) {

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
        // The first problem stays.
        undone.folder()
                .update(draft -> draft.problem("it was a check of the notification path: no fault was to be injected"));
    }

    private void run(Consumer<RunContext> measurement) {
        new FailureRecorder(undone.folder(), undone.logs(), undone.interruption(), undone.clocks())
                .run(() -> stages(measurement));
    }

    private void stages(Consumer<RunContext> measurement) {
        try (BusShortcut shortcut = shortcut()) {
            undone.run("brings the host back", "the host is back", shortcut, measurement);
        }
    }

    /** Opened before any change: without a bus there is nothing to undo. */
    private BusShortcut shortcut() {
        try {
            return BusShortcut.open(undone.site(), undone.plan());
        } catch (SettingsError e) {
            undone.folder().update(draft -> draft.cleanup(Manifest.Cleanup.State.COMPLETE, List.of()));
            throw e;
        }
    }
}
