package org.opnfv.doctor.functest.cli;

import java.util.HashMap;
import java.util.Map;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.scenario.Preflight;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.scenario.maintenance.MaintenancePreflight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check}: whether a run is possible. It changes nothing unless it is told to prove the notification path. */
@Command(
        name = "check",
        description =
                "Looks whether a run could be made: one line for each finding. Changes nothing, but with --prove.",
        exitCodeList = {
            "0:nothing failed",
            ExitCodeHelp.USAGE,
            "3:something failed",
            ExitCodeHelp.BUG,
            ExitCodeHelp.INTERRUPTED
        },
        footer = {
            "  doctor-functest check",
            "  doctor-functest check --profile mycloud.yaml",
            "  doctor-functest check --profile lab --prove"
        })
final class CheckCommand extends SubCommand {
    /** An alarm made before its instance need not wait for Aodh's cache. */
    private static final Map<String, String> PROOF = Map.of("run.instances", "1", "run.alarm_match", "display-name");

    @Mixin
    private SettingOptions options;

    @Option(names = "--fault", paramLabel = "KIND", description = "Look for that fault, as in run.")
    private String fault;

    @Option(names = "--inspector", paramLabel = "KIND", description = "Look for that inspector, as in run.")
    private String inspector;

    @Option(
            names = "--scenario",
            paramLabel = "fault|maintenance",
            description = "What the run would test. Default: fault.")
    private String scenario;

    @Option(names = "--admin-tool", paramLabel = "KIND", description = "The operator's side of maintenance, as in run.")
    private String adminTool;

    @Option(
            names = "--prove",
            description =
                    "Also make an instance with an alarm, see that the alarm reaches the Consumer, and undo it all.")
    private boolean prove;

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(prove ? PROOF : Map.of());
        settings.put("fault.kind", fault);
        settings.put("inspector.kind", inspector);
        settings.put("run.scenario", scenario);
        settings.put("maintenance.admin_tool", adminTool);
        return settings;
    }

    @Override
    public Integer call() throws ProfileException {
        PreflightPrinter findings = new PreflightPrinter(out(), verbosity().isQuiet());
        Profile profile = options.load(settings());
        boolean maintenance = MaintenanceSession.plan(
                        profile, notice -> findings.print(PreflightResult.warning("settings", notice)))
                .isPresent();
        if (maintenance && prove) {
            throw new SettingsError(
                    "--prove proves the path of the scenario fault alone: leave one of the two out", null);
        }
        findings.print(PreflightResult.ok("settings", "profile " + profile.name() + " (" + profile.file() + ")"));
        profile.notices().forEach(notice -> findings.print(PreflightResult.warning("settings", notice)));
        findings.print(PlanFactory.logsFolder(profile.settings()));
        try (Site site = PlanFactory.open(profile)) {
            new Preflight(
                            site,
                            prove ? PlanFactory.proof(profile.settings()) : PlanFactory.plan(profile.settings()),
                            !maintenance)
                    .look(finding -> {
                        // The proof finds it out.
                        if (!prove || finding.level() != PreflightResult.Level.UNKNOWN) {
                            findings.print(finding);
                        }
                    });
            if (maintenance) {
                new MaintenancePreflight(
                                site,
                                PlanFactory.plan(profile.settings()),
                                profile.settings().maintenance().adminTool())
                        .look(findings::print);
            }
            if (prove && !findings.haveFailed()) {
                ProofSession proof = new ProofSession(profile, site, verbosity().isQuiet(), err());
                proof.run().forEach(findings::print);
                if (proof.isInterrupted()) {
                    return ExitCode.INTERRUPTED;
                }
            }
        }
        return findings.haveFailed() ? ExitCode.UNKNOWN : ExitCode.OK;
    }
}
