package org.opnfv.doctor.functest.scenario;

import java.util.List;
import java.util.function.Consumer;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.inspector.Shortcut;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.StillAtWorkException;

/** Enters a cloud for a test, and undoes all that the test changed in it, however it ends. */
public record RunLifecycle(
        Site site,
        Plan plan,
        RunFolder folder,
        RunLogs logs,
        StageRecorder stages,
        Interruption interruption,
        Clocks clocks) {

    /** The same, told stage by stage to a listener. */
    public static RunLifecycle of(
            Site site,
            Plan plan,
            RunFolder folder,
            RunLogs logs,
            ProgressListener progress,
            Interruption interruption,
            Clocks clocks) {
        return new RunLifecycle(
                site, plan, folder, logs, new StageRecorder(folder, progress, interruption), interruption, clocks);
    }

    /** Runs a test in which no instance is lost. */
    public void run(String firstOfAll, String then, Consumer<RunContext> test) {
        run(firstOfAll, then, (instance, state) -> {}, test);
    }

    /**
     * Runs the test.
     *
     * @param firstOfAll what the undo begins with, for people
     * @param then what is so when resources are kept
     * @throws SettingsError when the cloud does not take the credentials
     */
    public void run(String firstOfAll, String then, Shortcut shortcut, Consumer<RunContext> test) {
        try (Ledger ledger = Restore.ledger(folder);
                Cloud admin = connect()) {
            Restore.noteCloud(ledger, folder, site, admin);
            boolean stillAtWork = false;
            try {
                test.accept(new RunContext(
                        site, plan, folder, logs, stages, interruption, ledger, admin, shortcut, clocks));
            } catch (RuntimeException | Error e) {
                stillAtWork = StillAtWorkException.isIn(e);
                throw e;
            } finally {
                interruption.leave();
                // What changes the cloud after its undo would stay: the record says INCOMPLETE from the start.
                if (!stillAtWork) {
                    restore(firstOfAll, then, ledger, admin);
                }
            }
        }
    }

    private void restore(String firstOfAll, String then, Ledger ledger, Cloud admin) {
        stages.begin(Stage.RESTORE, firstOfAll + " and undoes what the run changed");
        List<String> errors = Restore.now(ledger, folder, logs, site, admin, plan, stages::note);
        stages.end(
                switch (folder.manifest().cleanup().state()) {
                    case COMPLETE -> "all is undone";
                    case KEPT -> then + ", the resources are kept";
                    case INCOMPLETE -> "not all could be undone, the first error: " + errors.get(0);
                });
    }

    /**
     * A cloud that cannot be entered was not changed: there is nothing to undo. Credentials refused here are wrong; a later refusal,
     * after they were accepted once, is the cloud's failure.
     */
    private Cloud connect() {
        try {
            return Cloud.connect(site.credentials(), plan.cloud());
        } catch (CloudException e) {
            folder.update(draft -> draft.cleanup(Manifest.Cleanup.State.COMPLETE, List.of()));
            if (e.kind() == CloudException.Kind.UNAUTHORIZED) {
                throw new SettingsError(e.getMessage(), e);
            }
            throw e;
        }
    }
}
