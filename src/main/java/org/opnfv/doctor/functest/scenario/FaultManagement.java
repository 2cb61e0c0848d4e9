package org.opnfv.doctor.functest.scenario;

import java.time.Instant;
import java.util.List;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The scenario: a compute host dies, and the owner of the instances on it must be told.
 *
 * <p>It leaves its findings in the run folder alone. Whatever happens, what was changed is undone before it returns, and the first
 * cause of a failure is what the manifest keeps.
 */
public final class FaultManagement {
    private static final Logger LOG = LoggerFactory.getLogger(FaultManagement.class);

    private final Site site;
    private final Plan plan;
    private final RunFolder folder;
    private final RunLogs logs;
    private final StageBoard board;
    private final Interruption interruption;

    /** Nothing is begun yet. */
    public FaultManagement(
            Site site, Plan plan, RunFolder folder, RunLogs logs, Progress progress, Interruption interruption) {
        this.site = site;
        this.plan = plan;
        this.folder = folder;
        this.logs = logs;
        this.interruption = interruption;
        board = new StageBoard(folder, progress, interruption);
    }

    /**
     * Runs it.
     *
     * @throws SettingsError when the run cannot be made as it was asked for; what was made until then is undone
     */
    public void run() {
        interruption.enter();
        try {
            stages();
        } catch (CloudException e) {
            if (e.kind() == CloudException.Kind.UNAUTHORIZED
                    && folder.manifest().fault() == null) {
                fail(e.getMessage());
                throw new SettingsError(e.getMessage(), e);
            }
            fail(e);
        } catch (HostException | ScenarioException | LedgerException | RunException e) {
            fail(e);
        } catch (SettingsError e) {
            fail(e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a bug of doctor-functest", e);
            fail("a bug of doctor-functest: " + e);
            throw e;
        } finally {
            interruption.leave();
            logs.failure().or(folder::failure).ifPresent(this::notWhole);
            folder.update(draft -> draft.stage(Stage.DONE).ended(Instant.now()));
        }
    }

    private void stages() {
        try (Ledger ledger = Restore.ledger(folder);
                Cloud admin = connect()) {
            Restore.noteCloud(ledger, site, admin);
            try {
                new Measurement(new Scene(site, plan, folder, logs, board, interruption, ledger, admin)).run();
            } finally {
                interruption.leave();
                restore(ledger, admin);
            }
        }
    }

    /** What cannot be entered cannot have been changed: there is nothing to undo then. */
    private Cloud connect() {
        try {
            return Cloud.connect(site.credentials(), plan.cloud());
        } catch (CloudException e) {
            folder.update(draft -> draft.cleanup(Manifest.Cleanup.State.COMPLETE, List.of()));
            throw e;
        }
    }

    private void restore(Ledger ledger, Cloud admin) {
        board.begin(Stage.RESTORE, "brings the host back and undoes what the run changed");
        List<String> errors = Restore.now(ledger, folder, logs, site, admin, plan);
        board.end(
                switch (folder.manifest().cleanup().state()) {
                    case COMPLETE -> "all is undone";
                    case KEPT -> "the host is back, the resources are kept";
                    case INCOMPLETE -> "not all could be undone, the first error: " + errors.get(0);
                });
    }

    /** The first cause is kept in the manifest as one line, and in the log with where it came from. */
    private void fail(RuntimeException e) {
        if (!interruption.requested()) {
            LOG.error("the run cannot go on", e);
        }
        fail(e.getMessage());
    }

    /** A line that is not there must not be taken for a notification that did not come. */
    private void notWhole(String failure) {
        fail("the run folder is not whole: " + failure);
        if (folder.manifest().observation() != null) {
            folder.update(draft -> draft.observation(Observation.FAILED));
        }
    }

    /** A failure while the fault was observed leaves too little to judge by. */
    private void fail(String problem) {
        boolean unobserved =
                folder.manifest().fault() != null && folder.manifest().observation() == null;
        folder.update(draft -> {
            draft.problem(interruption.requested() ? "interrupted by the user" : problem);
            if (unobserved) {
                draft.observation(interruption.requested() ? Observation.INTERRUPTED : Observation.FAILED);
            }
        });
    }
}
