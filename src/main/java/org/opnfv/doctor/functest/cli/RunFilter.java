package org.opnfv.doctor.functest.cli;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.RunEntry;
import picocli.CommandLine.Option;

/** Selects runs; without any option all of them. */
final class RunFilter {

    @Option(
            names = "--label",
            paramLabel = "NAME=TEXT",
            description = "Only those with that label, as in --label job=nightly. May be repeated.")
    private Map<String, String> labels = Map.of();

    @Option(
            names = "--verdict",
            paramLabel = "VERDICT",
            split = ",",
            description = "Only those with one of these verdicts, such as FAIL,UNKNOWN.")
    private List<Verdict> verdicts = List.of();

    @Option(names = "--installer", paramLabel = "NAME", description = "Only those of that installer.")
    private String installer;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            converter = PastTime.class,
            description =
                    "Only those that began then or later: 7d (days, or h for hours) ago, or 2026-11-20, or 2026-11-20T04:30.")
    private Instant since;

    boolean takes(RunEntry run) {
        return run.labels().entrySet().containsAll(labels.entrySet())
                && (verdicts.isEmpty() || verdicts.contains(run.verdict()))
                && (installer == null || installer.equals(run.installer()))
                && (since == null || run.started() != null && !run.started().isBefore(since));
    }
}
