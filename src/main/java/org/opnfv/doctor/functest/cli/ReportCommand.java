package org.opnfv.doctor.functest.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.report.MaintenanceReport;
import org.opnfv.doctor.functest.report.TrendReport;
import org.opnfv.doctor.functest.report.VerdictExitCode;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.Trend;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code report}: judges runs again, or compares two sets of runs. */
@Command(
        name = "report",
        description = {
            "Prints the verdict of a run or of a series of iterations again, from its folder alone; exits as the run did.",
            "With two of them, compares the second with the first; with --trend, shows what changed from night to night."
        },
        exitCodeList = {
            "0:PASS, or two sets are compared and nothing was asked of them, or a trend is shown",
            ExitCodeHelp.FAIL,
            ExitCodeHelp.USAGE,
            "3:UNKNOWN, or there is nothing to compare",
            "4:measured, but something could not be undone (of one set)",
            ExitCodeHelp.BUG
        },
        footer = {
            "  doctor-functest report",
            "  doctor-functest report k3x9f2 -f json",
            "  doctor-functest report k3x9f2 -f html -o report.html",
            "  doctor-functest report k3x9f2 --open",
            "  doctor-functest report logs/20261123-011706-k3x9f2/iteration-003",
            "  doctor-functest report k3x9f2 m4h7qp --max-regression 10%%    no more than a tenth slower",
            "  doctor-functest report --baseline good --max-regression 10%%   the last run, where there is a good one",
            "  doctor-functest report a2,b7,c4 latest                       three runs as one set, and the last",
            "  doctor-functest report --trend last:60 -f html -o trend.html   two months of nights on a page"
        })
final class ReportCommand extends SubCommand {
    @Mixin
    private LogsOption logs;

    @Parameters(
            arity = "0..*",
            paramLabel = "SET",
            description =
                    "A run folder or one of a series, its name, its id, latest, or latest~1 for the one before; or several as one"
                            + " set: separated by commas, or last:10 for the ten newest. Default: latest.")
    private List<String> sets;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--sla",
            paramLabel = "CRITERIA",
            description =
                    "What has to hold, such as last<1s,p95<800ms,failures=0. Default: as the run was asked, or all of what the"
                            + " runs of a set were; nothing for two sets without --max-regression or --baseline.")
    private String sla;

    @Option(
            names = "--max-regression",
            paramLabel = "PERCENT",
            description =
                    "How much slower the second set may be, such as 10%%: PASS when all of the 99 %% interval of the ratios is"
                            + " within that, FAIL when none of it is, else UNKNOWN.")
    private String maxRegression;

    @Option(
            names = "--baseline",
            paramLabel = "SET",
            description =
                    "What the set is compared with, such as the kept folder of the last good build. The set also has to"
                            + " meet what it was asked when it was made, or else failures=0. Where there is no such baseline, as in"
                            + " a first build, the set is reported alone, and nights are compared with the first of them; a note"
                            + " says so.")
    private String baseline;

    @Option(
            names = "--trend",
            description =
                    "Show runs night by night, all that there are or those named, each series by itself and single runs of one day"
                            + " together, and where their medians change; against --baseline, or else the first. As text, json,"
                            + " csv or html.")
    private boolean trend;

    @Option(
            names = "--push",
            description =
                    "Hand the result over to TEST_DB_URL, as run does, with pod, scenario and build as they were at the run.")
    private boolean push;

    @Option(
            names = "--open",
            description =
                    "Show it as a page in a browser: the html file that is written, else report.html in the logs folder.")
    private boolean open;

    @Override
    public Integer call() {
        Output target = output.output();
        if (push) {
            TestApiClient.require(System.getenv());
        }
        ReportFile page = open ? target.page(logs.folder().resolve("report.html")) : null;
        RunArguments runs = new RunArguments(logs.folder(), this::say);
        if (trend) {
            return trend(target, page, runs);
        }
        List<String> words = sets == null ? List.of("latest") : sets;
        if (baseline != null && words.size() > 1) {
            throw new SettingsError("--baseline is compared with one set, not with " + words.size(), null);
        }
        boolean withBaseline = baseline != null;
        VerdictCriteria judging =
                new VerdictCriteria(withBaseline ? 2 : words.size(), withBaseline, sla, maxRegression);
        Optional<Path> maintenance = runs.maintenance(words);
        if (maintenance.isPresent()) {
            return maintenance(judging, MaintenanceAssessment.of(maintenance.get()), target, page);
        }
        boolean judged = withBaseline || maxRegression != null;
        if (withBaseline && isThere(runs, "nothing is compared")) {
            words = List.of(baseline, words.get(0));
        }
        Results results = judging.of(runs.read(words, judged));
        show((format, out, coloured) -> format.write(results, out, coloured), target, page);
        if (push || target.pushRequired()) {
            TestApiClient.send(results, target.pushRequired(), err());
        }
        return VerdictExitCode.of(results);
    }

    private void show(Output.Content content, Output target, ReportFile page) {
        target.write(content, out());
        if (open) {
            if (!target.files().contains(page)) {
                page.write(content);
            }
            new Browser(System.getenv("BROWSER")).open(page.file());
        }
    }

    /** One of planned maintenance, which nothing is compared with. */
    private int maintenance(VerdictCriteria judging, MaintenanceAssessment run, Output target, ReportFile page) {
        if (maxRegression != null || baseline != null || push) {
            throw new SettingsError(
                    run.run()
                            + " is a run of the scenario maintenance: leave --max-regression, --baseline and --push out",
                    null);
        }
        MaintenanceSession.require(target);
        MaintenanceResults results = judging.of(run);
        show(MaintenanceSession.content(results), target, page);
        return MaintenanceReport.exitCode(results);
    }

    private int trend(Output target, ReportFile page, RunArguments runs) {
        if (sla != null || maxRegression != null || push || target.pushRequired()) {
            throw new SettingsError(
                    "--trend judges nothing: leave --sla, --max-regression, --push and --push-required out", null);
        }
        target.formats().forEach(TrendReport::require);
        List<String> words = sets == null ? List.of() : sets;
        Series reference = baseline != null && isThere(runs, "the nights are compared with the first of them")
                ? runs.read(List.of(baseline), false).get(0)
                : null;
        Trend nights = Trend.of(runs.each(words), reference);
        show((format, out, coloured) -> TrendReport.write(nights, format, out, coloured), target, page);
        return ExitCode.OK;
    }

    /** Whether there is the baseline: a first build has none. What is done without it is said, for its name may be misspelt. */
    private boolean isThere(RunArguments runs, String otherwise) {
        boolean there = runs.isThere(baseline);
        if (!there) {
            runs.note()
                    .accept("note: there is no baseline " + baseline + " yet, so that " + otherwise
                            + runs.closest(baseline));
        }
        return there;
    }
}
