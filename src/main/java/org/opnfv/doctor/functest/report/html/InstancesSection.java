package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.report.Unit;

/**
 * All instances of a run: each checkpoint from its first to its last instance, the slowest instances with their bars and lines, the rest
 * folded.
 */
final class InstancesSection {

    private static final List<String> HEADS = List.of("instance", "outcome", "#latency", "the line that says so");

    private final Markup out;
    private final Assessment run;
    private final List<InstanceResult> slowest;
    private final TimeOrigin origin;
    private final Unit unit;

    /** {@code slowest} are the run's instances, the slowest first. */
    InstancesSection(Markup out, Assessment run, List<InstanceResult> slowest) {
        this.out = out;
        this.run = run;
        this.slowest = slowest;
        origin = TimeOrigin.of(run);
        unit = Unit.of(run.figures() == null ? BigDecimal.ZERO : run.figures().last());
    }

    /**
     * Up to {@code detailed} of them with bars and log lines, those of {@code open} unfolded, and at most {@code most} in all; nothing
     * that is not recorded.
     */
    void append(String id, int detailed, int most, Predicate<InstanceResult> open) {
        out.section(id + "-instances", "All instances");
        if (run.timeline().isEmpty()) {
            out.note("No checkpoint of this run is recorded.");
            table(slowest, most);
        } else {
            TimeBars bars = bars();
            out.note("Times after " + origin.name() + "." + bars.limitWords(run));
            checkpoints(bars);
            List<InstanceResult> first = slowest.subList(0, Math.min(detailed, slowest.size()));
            if (!first.isEmpty()) {
                first(first, bars, id, open);
            }
            rest(slowest.subList(first.size(), slowest.size()), first.isEmpty() ? "instance" : "more instance", most);
        }
        out.close("section").line();
    }

    private void first(List<InstanceResult> first, TimeBars bars, String id, Predicate<InstanceResult> open) {
        List<List<Cell>> rows = new ArrayList<>();
        first.forEach(
                instance -> rows.add(with(row(instance), bars.row(InstanceTimeline.allBars(run, instance, origin)))));
        out.element("h3", "The slowest")
                .chart("What became of each instance, the slowest first", with(HEADS, "|"), rows, bars.axis());
        Colours.legend(out);
        lines(first, id, open);
    }

    private static <T> List<T> with(List<T> some, T last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    private TimeBars bars() {
        Stream<BigDecimal> shared = run.timeline().stream().flatMap(entry -> Stream.of(entry.first(), entry.last()));
        Stream<BigDecimal> own = slowest.stream()
                .flatMap(instance -> instance.moments().values().stream())
                .map(CheckpointTime::at);
        List<BigDecimal> times = Stream.concat(shared, own).toList();
        return TimeBars.of(
                origin.to(Collections.min(times)),
                origin.to(Collections.max(times)),
                run.latencyBegin() == null ? null : run.facts().thresholdS());
    }

    private void checkpoints(TimeBars bars) {
        List<List<Cell>> rows = new ArrayList<>();
        for (TimelineEntry entry : run.timeline()) {
            BigDecimal from = origin.to(entry.first());
            BigDecimal to = origin.to(entry.last());
            String colour = Colours.of(
                    entry.id().isEmpty() ? null : Checkpoint.valueOf(entry.id()).component());
            rows.add(List.of(
                    Cell.of(entry.id()),
                    Cell.of(entry.what()),
                    Cell.of(TextFormat.number(entry.count())),
                    Cell.of(Unit.of(from).text(from)),
                    Cell.of(entry.count() == 1 ? "" : Unit.of(to).text(to)),
                    bars.row(List.of(new TimeBars.Bar(from, to, colour, (entry.id() + " " + entry.what()).strip())))));
        }
        out.chart(
                "Each checkpoint, from the first instance to the last",
                List.of("", "checkpoint", "#times", "#first", "#last", "|"),
                rows,
                bars.axis());
    }

    private List<Cell> row(InstanceResult instance) {
        return List.of(
                Cell.of(Printable.name(instance.label())),
                Cell.of(TextFormat.outcome(instance.outcome())),
                Cell.of(
                        instance.latency() == null
                                ? "–"
                                : unit.text(instance.latency(), run.facts().thresholdS())),
                Cell.of(instance.at(Checkpoint.T09)
                        .map(CheckpointTime::line)
                        .map(TextFormat::line)
                        .orElse("")));
    }

    /** The lines of the very first instance stand below its timeline. */
    private void lines(List<InstanceResult> first, String id, Predicate<InstanceResult> open) {
        out.open("details", "open", "").element("summary", "Log lines of these instances");
        for (int i = 1; i < first.size(); i++) {
            List<RunCheckpoint> own = RunCheckpoint.own(run, first.get(i));
            if (!own.isEmpty()) {
                new QuotedLogLines(out, origin)
                        .append("Log lines of " + first.get(i).label(), id + "-" + i, own, open.test(first.get(i)));
            }
        }
        out.close("details").line();
    }

    private void rest(List<InstanceResult> rest, String noun, int most) {
        if (!rest.isEmpty()) {
            out.open("details", "class", "paper every").element("summary", TextFormat.count(rest.size(), noun));
            table(rest, most);
            out.close("details").line();
        }
    }

    private void table(List<InstanceResult> some, int most) {
        out.table(
                "The slowest first",
                HEADS,
                some.stream().limit(most).map(this::row).toList());
        if (some.size() > most) {
            out.element(
                    "p",
                    "And " + TextFormat.number(some.size() - most)
                            + " more. The reports -f json and -f csv list all of them.");
        }
    }
}
