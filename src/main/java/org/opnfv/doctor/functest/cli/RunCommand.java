package org.opnfv.doctor.functest.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.opnfv.doctor.functest.profile.Profile;
import org.opnfv.doctor.functest.profile.ProfileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the whole scenario. */
@Command(
        name = "run",
        modelTransformer = SettingFlags.OfRun.class,
        description = {
            "Takes a compute host down and measures how long until the owner of its instances is told.",
            "With --scenario maintenance, maintains all hosts, and tells whether the owners were told and got what they chose."
        },
        exitCodeList = {
            ExitCodeHelp.PASS,
            ExitCodeHelp.FAIL,
            ExitCodeHelp.USAGE,
            ExitCodeHelp.UNKNOWN,
            ExitCodeHelp.NOT_UNDONE,
            ExitCodeHelp.BUG,
            ExitCodeHelp.INTERRUPTED
        },
        footer = {
            "  doctor-functest run",
            "  doctor-functest run --instances 10 --threshold 0.5",
            "  doctor-functest run --iterations 30 --warm-up 2 --sla 'p95<800ms,failures=0'",
            "  doctor-functest run --host compute-2 --alarm-match display-name",
            "  doctor-functest run --monitor none --inspector none --alarm-preset evacuated",
            "  doctor-functest run --scenario maintenance",
            "  doctor-functest run --profile mycloud       on a real cloud; see functest-profiles/local.yaml",
            "  doctor-functest run --report junit:results.xml,html:report.html",
            "  doctor-functest run -f json > result.json"
        })
final class RunCommand extends SubCommand {
    @Mixin
    private SettingOptions options;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--label",
            paramLabel = "NAME=TEXT",
            description = "A label of the run in its record and reports, as in --label team=nfv. May be repeated.")
    private Map<String, String> labels = Map.of();

    @Override
    public Integer call() throws ProfileException {
        Profile profile = options.load(SettingFlags.typed(line().getCommandSpec()));
        Verbosity verbosity = verbosity();
        PrintWriter err = err();
        if (!verbosity.isQuiet()) {
            profile.notices().forEach(notice -> ErrorReporter.say(err, notice));
        }
        return new RunSession(
                        profile,
                        options.profile(),
                        Labels.of(labels, System.getenv()),
                        output.output(),
                        verbosity,
                        out(),
                        err)
                .run();
    }
}
