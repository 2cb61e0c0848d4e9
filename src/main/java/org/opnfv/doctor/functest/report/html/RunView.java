package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.Printable;
import org.opnfv.doctor.functest.series.Series;

/** One run for the summary: its verdict, figures, settings, and the checkpoints that all its instances share. */
final class RunView {

    private RunView() {}

    static Map<String, Object> tree(Assessment run, Series series) {
        Origin origin = Origin.of(run);
        RunFacts facts = run.facts();
        LatencySummary figures = run.figures();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", run.run());
        tree.put("folder", run.folder().toString());
        tree.put("verdict", run.verdict().name());
        tree.put("headline", Headline.of(run));
        tree.put("reasons", printable(run.reasons()));
        tree.put("notes", printable(run.notes()));
        tree.put("figures", RunFigures.of(run));
        tree.put("threshold", Origin.micros(facts.thresholdS()));
        tree.put("last", figures == null ? null : Origin.micros(figures.last()));
        tree.put("never", Runs.never(run));
        tree.put("zero", Origin.micros(origin.at()));
        tree.put("detected", origin.to(run.detected()));
        tree.put("since", run.detected() == null ? first(run) : "detection");
        Map<String, Object> shared = new LinkedHashMap<>();
        run.moments().forEach((step, moment) -> shared.put(step.name(), moment(origin, moment)));
        tree.put("shared", shared);
        tree.put("extra", extra(origin, run));
        tree.put("back", facts.recovery() == null ? null : back(origin, facts.recovery()));
        tree.put("made", SettingsView.caption(facts));
        tree.put("settings", SettingsView.rows(run, series));
        return tree;
    }

    private static List<String> printable(List<String> lines) {
        return lines.stream().map(Printable::line).toList();
    }

    /** What times are counted from where there is no detection. */
    private static String first(Assessment run) {
        return run.moments().containsKey(Checkpoint.T00) ? "T00" : "the first checkpoint";
    }

    /** A time that no log tells is in run.json. */
    private static Map<String, Object> moment(Origin origin, CheckpointTime moment) {
        Map<String, Object> tree = time(origin, moment.at(), moment.line(), "fault");
        tree.put("b", Origin.micros(moment.boundS()));
        tree.put("c", clock(moment));
        return tree;
    }

    private static Map<String, Object> time(Origin origin, BigDecimal at, LogRef line, String member) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("t", origin.to(at));
        tree.put("f", line == null ? "run.json" : line.file());
        tree.put("n", line == null ? member : line.number());
        tree.put("x", line == null ? null : Printable.line(line.text()));
        return tree;
    }

    static String clock(CheckpointTime moment) {
        return moment.clock().name().toLowerCase(Locale.ROOT);
    }

    /** What lies between the checkpoints. */
    private static List<Object> extra(Origin origin, Assessment run) {
        List<Object> list = new ArrayList<>();
        for (TimelineEntry checkpoint : run.timeline()) {
            if (checkpoint.id().isEmpty()) {
                Map<String, Object> tree = time(origin, checkpoint.first(), checkpoint.line(), "host_down_seen");
                tree.put("what", checkpoint.what());
                list.add(tree);
            }
        }
        return list;
    }

    private static Map<String, Object> back(Origin origin, RunFacts.Recovery recovery) {
        Map<String, Object> tree = time(origin, recovery.hostUp(), recovery.line(), "recovery");
        tree.put("what", "Nova has heard of the host again");
        return tree;
    }

    /** One letter for what became of an instance. */
    static char letter(Outcome outcome) {
        return switch (outcome) {
            case ON_TIME -> 'o';
            case LATE -> 'l';
            case MISSING -> 'm';
            case UNCERTAIN -> 'u';
        };
    }
}
