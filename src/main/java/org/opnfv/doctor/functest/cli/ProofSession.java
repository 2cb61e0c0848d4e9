package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import org.opnfv.doctor.functest.scenario.RunLifecycle;
import org.opnfv.doctor.functest.scenario.fault.FaultScenario;

/**
 * Proves the notification path as a run does before it touches a host: no API tells what Ceilometer publishes or whether Aodh's services
 * run. It has its own run folder, so that its changes are undone after a crash too.
 */
final class ProofSession {
    private final Profile profile;
    private final Site site;
    private final boolean quiet;
    private final PrintWriter err;
    private final Interruption interruption = new Interruption();

    ProofSession(Profile profile, Site site, boolean quiet, PrintWriter err) {
        this.profile = profile;
        this.site = site;
        this.quiet = quiet;
        this.err = err;
    }

    /** The results. */
    List<PreflightResult> run() {
        Plan plan = PlanFactory.proof(profile.settings());
        RunFolder folder = RunFolders.createAside(profile, plan);
        Signals signals = new Signals(interruption, err);
        try (RunLogs logs = new RunLogs(folder);
                ProgressPrinter progress = new ProgressPrinter(err, quiet, Terminal.isLive())) {
            new FaultScenario(RunLifecycle.of(site, plan, folder, logs, progress, interruption, Clocks.system()))
                    .prove();
        } finally {
            signals.ended();
        }
        return List.of(path(folder.manifest()), cleanup(folder));
    }

    /** Whether the user interrupted it. */
    boolean isInterrupted() {
        return interruption.requested();
    }

    private static PreflightResult path(Manifest manifest) {
        return manifest.arming() == null
                ? PreflightResult.failed("alarms", manifest.problem())
                : PreflightResult.ok(
                        "alarms",
                        String.format(
                                Locale.ROOT,
                                "one went from Nova to our Consumer, proven in %.1f s",
                                manifest.arming().seconds()));
    }

    private static PreflightResult cleanup(RunFolder folder) {
        return folder.manifest().cleanup().state() == Manifest.Cleanup.State.COMPLETE
                ? PreflightResult.ok("cleanup", "what was made for the proof is undone")
                : PreflightResult.failed("cleanup", "not all is undone: doctor-functest clean " + folder.path());
    }
}
