package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.opnfv.doctor.functest.installer.Installers;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.scenario.Preflight;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: whether a run is possible. It changes nothing unless it is told to prove the notification path. */
@Command(
        name = "check",
        description =
                "Looks whether a run could be made: one line for each finding. Changes nothing, but with --prove.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = ExitCodeHelp.HEADING,
        exitCodeList = {
            "0:nothing failed",
            ExitCodeHelp.USAGE,
            "3:something failed",
            ExitCodeHelp.BUG,
            ExitCodeHelp.INTERRUPTED
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  doctor-functest check",
            "  doctor-functest check --profile mycloud.yaml",
            "  doctor-functest check --profile lab --prove"
        })
final class CheckCommand implements Callable<Integer> {
    /** An alarm made before its instance need not wait for Aodh's cache. */
    private static final Map<String, String> PROOF = Map.of("run.instances", "1", "run.alarm_match", "display-name");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingOptions options;

    @Option(
            names = "--prove",
            description =
                    "Also make an instance with an alarm, see that the alarm reaches the Consumer, and undo it all.")
    private boolean prove;

    private boolean failed;

    @Override
    public Integer call() throws ProfileException {
        Profile profile = options.load(prove ? PROOF : Map.of());
        print(PreflightResult.ok("settings", "profile " + profile.name() + " (" + profile.file() + ")"));
        profile.notices().forEach(notice -> print(PreflightResult.warning("settings", notice)));
        print(Plans.logsFolder(profile.settings()));
        try (Site site = Installers.named(profile.settings().installer()).open(Plans.site(profile))) {
            new Preflight(site, prove ? Plans.proof(profile.settings()) : Plans.plan(profile.settings()))
                    .look(this::print);
            if (prove && !failed) {
                ProofSession proof = new ProofSession(
                        profile,
                        site,
                        Verbosity.of(spec).isQuiet(),
                        spec.commandLine().getErr());
                proof.run().forEach(this::print);
                if (proof.isInterrupted()) {
                    return ExitCode.INTERRUPTED;
                }
            }
        }
        return failed ? ExitCode.UNKNOWN : ExitCode.OK;
    }

    private void print(PreflightResult finding) {
        failed |= finding.level() == PreflightResult.Level.FAILED;
        if (Verbosity.of(spec).isQuiet() && finding.level() == PreflightResult.Level.OK) {
            return;
        }
        String mark = switch (finding.level()) {
            case OK -> "@|green ok     |@";
            case WARNING -> "@|yellow warning|@";
            case FAILED -> "@|red failed |@";
        };
        PrintWriter out = spec.commandLine().getOut();
        out.println(Ansi.AUTO.string(mark) + "  " + Printable.line(finding.what() + ": " + finding.detail()));
        out.flush();
    }
}
