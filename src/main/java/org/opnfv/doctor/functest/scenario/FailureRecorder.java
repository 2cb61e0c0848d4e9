package org.opnfv.doctor.functest.scenario;

import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.run.Manifest.Observation;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.ProcessLimit;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the stages of a run, or of one iteration, and records the first failure in the manifest, as one line. */
public final class FailureRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(FailureRecorder.class);

    private final RunFolder folder;
    private final RunLogs logs;
    private final Interruption interruption;
    private final Clocks clocks;

    /** Does nothing yet. */
    public FailureRecorder(RunFolder folder, RunLogs logs, Interruption interruption, Clocks clocks) {
        this.folder = folder;
        this.logs = logs;
        this.interruption = interruption;
        this.clocks = clocks;
    }

    /**
     * Runs the stages until they end or fail.
     *
     * @throws SettingsError when they are impossible with these settings
     */
    public void run(Runnable stages) {
        interruption.enter();
        try {
            stages.run();
        } catch (CloudException | HostException | ScenarioException | LedgerException | RunException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            Optional<String> limit = ProcessLimit.reachedBy(e);
            if (limit.isPresent()) {
                LOG.error("the run cannot go on", e);
                fail(limit.get());
                return;
            }
            if (e instanceof SettingsError) {
                fail(e.getMessage());
            } else {
                LOG.error("a bug of doctor-functest", e);
                fail("a bug of doctor-functest: " + e);
            }
            throw e;
        } finally {
            interruption.leave();
            Map<String, String> seals = logs.seals();
            logs.failure().or(folder::failure).ifPresent(this::notWhole);
            folder.update(draft -> draft.stage(Stage.DONE).ended(clocks.now().wall(), seals));
        }
    }

    /** The manifest gets the first failure as one line, the log gets its stack trace. */
    private void fail(RuntimeException e) {
        if (!interruption.requested()) {
            LOG.error("the run cannot go on", e);
        }
        fail(ProcessLimit.reachedBy(e).orElse(e.getMessage()));
    }

    /** A log line that could not be written must not look like a missing notification. */
    private void notWhole(String failure) {
        fail("the run folder is not whole: " + failure);
        if (folder.manifest().observation() != null) {
            folder.update(draft -> draft.observation(Observation.FAILED));
        }
    }

    /** After a failure during the observation there is too little to judge by. */
    private void fail(String failure) {
        String problem = ProcessLimit.named(failure);
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
