package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.report.MaintenanceReport;
import org.opnfv.doctor.functest.report.RunEntry;
import org.opnfv.doctor.functest.report.RunsReport;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunState;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.MaintenanceResults;
import org.opnfv.doctor.functest.series.Results;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code runs}: lists the runs that can be reported, cleaned and compared. */
@Command(
        name = "runs",
        description = {
            "Lists the runs and series in the logs folder, the newest first, each with what its report says.",
            "With --prune, lists those that are old, and with --yes deletes them."
        },
        exitCodeList = {"0:the runs are listed, also those that are damaged", ExitCodeHelp.USAGE, ExitCodeHelp.BUG},
        footer = {
            "  doctor-functest runs",
            "  doctor-functest runs --since 7d --verdict FAIL,UNKNOWN --label job=nightly",
            "  doctor-functest runs --prune --older-than 90d --yes",
            "  doctor-functest runs -f json | jq -r '.runs[] | select(.verdict == \"FAIL\") | .id'"
        })
final class RunsCommand extends SubCommand {
    @Mixin
    private LogsOption logs;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            converter = FormatName.class,
            description = "text or json. Default: text.")
    private Format format;

    @Mixin
    private RunFilter filter;

    @ArgGroup(exclusive = false)
    private Pruning pruning;

    @Override
    public Integer call() throws IOException {
        if (format != Format.TEXT && format != Format.JSON) {
            throw new SettingsError("runs are listed as text or json, not as " + format, null);
        }
        List<RunEntry> all = entries(logs.folder(), pruning != null);
        List<RunEntry> runs = all.stream().filter(filter::takes).toList();
        PrintWriter out = out();
        if (pruning != null) {
            runs = pruning.chosen(runs, logs.folder());
        }
        if (format == Format.JSON) {
            RunsReport.writeJson(runs, Output.forProgram());
        } else if (!runs.isEmpty()) {
            RunsReport.writeText(runs, out, Terminal.isColoured());
        } else if (!verbosity().isQuiet()) {
            say(
                    all.isEmpty()
                            ? "no run in " + logs.folder() + " yet: start one with run"
                            : "none of the " + all.size() + " runs in " + logs.folder() + " is as asked for");
        }
        if (pruning != null && !runs.isEmpty()) {
            pruning.delete(runs, logs.folder(), verbosity().isQuiet(), this::say);
        }
        return ExitCode.OK;
    }

    /** The newest first; runs without a known time come last. What {@code check --prove} left is no run, but grows old like one. */
    static List<RunEntry> entries(Path logs, boolean proofsToo) {
        return RunFolder.states(logs).parallelStream()
                .filter(state -> proofsToo || !state.isProof())
                .map(RunsCommand::entry)
                .toList();
    }

    /** Judged as its report is. Where the record is damaged, the folder's name still tells the time. */
    private static RunEntry entry(RunState state) {
        Path folder = state.folder();
        Manifest record = state.run().map(RunFolder::manifest).orElse(null);
        if (record != null && record.maintenance() != null) {
            return MaintenanceReport.entry(
                    RunFolder.idOf(folder).orElse(RunFolder.nameOf(folder)),
                    MaintenanceResults.asAsked(MaintenanceAssessment.of(folder)));
        }
        return RunEntry.of(
                RunFolder.idOf(folder).orElse(RunFolder.nameOf(folder)),
                folder,
                record == null ? RunFolder.begunOf(folder).orElse(null) : record.started(),
                record == null ? null : record.installer(),
                record == null ? Map.of() : record.context().labels(),
                state.isProof(),
                Results.asAsked(RunArguments.readable(folder)));
    }
}
