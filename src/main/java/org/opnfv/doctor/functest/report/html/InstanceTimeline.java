package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointInterval;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.report.html.TimeBars.Bar;

/** The path to one owner as a waterfall: a row for each checkpoint, with a bar for the part that ends there and its component. */
final class InstanceTimeline {

    private static final List<String> HEADS = List.of("", "checkpoint", "#time", "part", "|", "log line");

    private final Assessment run;
    private final InstanceResult instance;
    private final TimeOrigin origin;
    private final List<RunCheckpoint> passed;
    private final Map<Checkpoint, CheckpointInterval> parts;

    /** {@code instance} is null where only the shared checkpoints are known. */
    InstanceTimeline(Assessment run, InstanceResult instance) {
        this.run = run;
        this.instance = instance;
        origin = TimeOrigin.of(run);
        passed = RunCheckpoint.of(run, instance);
        parts = parts(run, instance);
    }

    private static Map<Checkpoint, CheckpointInterval> parts(Assessment run, InstanceResult instance) {
        return instance == null
                ? Map.of()
                : ComponentCosts.spans(run.moments(), instance).stream()
                        .collect(Collectors.toMap(CheckpointInterval::until, Function.identity()));
    }

    /**
     * Nothing where no checkpoint is recorded; the log lines are those that {@link QuotedLogLines} writes below {@code id}, {@code open}
     * or not.
     */
    void append(Markup out, String id, boolean open) {
        if (passed.isEmpty()) {
            return;
        }
        out.section(id + "-timeline", instance == null ? "Timeline" : "Timeline of " + instance.label());
        TimeBars bars = bars();
        out.note(about() + "Times after " + origin.name() + "." + bars.limitWords(run));
        List<List<Cell>> rows =
                passed.stream().map(checkpoint -> row(checkpoint, bars, id)).toList();
        out.chart("Checkpoints in the order of time", HEADS, rows, bars.axis());
        missing(out);
        CostTable.append(out, run.costs(), "Of the owner told last");
        List<RunCheckpoint> lines = new ArrayList<>(passed);
        if (run.facts().recovery() != null) {
            lines.add(RunCheckpoint.back(run.facts().recovery()));
        }
        new QuotedLogLines(out, origin).append("Log lines", id, lines, open);
        out.close("section").line();
    }

    private String about() {
        return instance == null
                ? ""
                : (instance.id() == null ? "On " : instance.id() + " on ")
                        + (instance.host() == null ? "an unknown host" : instance.host()) + ": "
                        + TextFormat.outcome(instance.outcome()) + ". ";
    }

    private TimeBars bars() {
        BigDecimal limit = run.latencyBegin() == null ? null : run.facts().thresholdS();
        return TimeBars.of(
                origin.to(passed.get(0).time().at()),
                origin.to(passed.get(passed.size() - 1).time().at()),
                limit);
    }

    private List<Cell> row(RunCheckpoint one, TimeBars bars, String id) {
        BigDecimal after = origin.to(one.time().at());
        BigDecimal limit = one.checkpoint() == Checkpoint.T09 && run.latencyBegin() != null
                ? run.facts().thresholdS()
                : null;
        CheckpointInterval part = one.checkpoint() == null ? null : parts.get(one.checkpoint());
        String took = part == null ? "" : part.label() + " " + duration(part.seconds());
        return List.of(
                Cell.of(one.name()),
                Cell.of(one.what()),
                Cell.of(Unit.of(after).text(after, limit)),
                Cell.of(took),
                bars.row(bars(origin, one, part)),
                Cell.link(QuotedLogLines.id(id, one), one.place()));
    }

    /** The mark of a checkpoint, and before it the bar of the part that ends there. */
    private static List<Bar> bars(TimeOrigin origin, RunCheckpoint one, CheckpointInterval part) {
        BigDecimal at = origin.to(one.time().at());
        Bar mark = new Bar(
                at,
                at,
                Colours.of(one.checkpoint() == null ? null : one.checkpoint().component()),
                one.words() + ": " + duration(at));
        return part == null || part.seconds().signum() == 0
                ? List.of(mark)
                : List.of(
                        new Bar(
                                at.subtract(part.seconds()),
                                at,
                                Colours.of(part.components()),
                                part.label() + " since " + part.since() + ": " + duration(part.seconds())),
                        mark);
    }

    /** The whole path in one row. */
    static List<Bar> allBars(Assessment run, InstanceResult instance, TimeOrigin origin) {
        Map<Checkpoint, CheckpointInterval> parts = parts(run, instance);
        return RunCheckpoint.of(run, instance).stream()
                .filter(one -> one.checkpoint() != null)
                .flatMap(one -> bars(origin, one, parts.get(one.checkpoint())).stream())
                .toList();
    }

    private static String duration(BigDecimal seconds) {
        return Unit.of(seconds).text(seconds);
    }

    private void missing(Markup out) {
        String missing = Stream.of(Checkpoint.values())
                .filter(checkpoint -> passed.stream().noneMatch(one -> one.checkpoint() == checkpoint))
                .map(Checkpoint::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            out.note("Not recorded: " + missing + ".");
        }
    }
}
