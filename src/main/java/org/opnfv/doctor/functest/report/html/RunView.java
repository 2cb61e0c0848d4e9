package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.Figures;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.Moment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Step;
import org.opnfv.doctor.functest.report.Headline;

/** One run for the summary: its verdict, figures, settings, and the checkpoints that all its instances share. */
final class RunView {

    private RunView() {}

    static Map<String, Object> tree(Assessment run) {
        Origin origin = Origin.of(run);
        RunFacts facts = run.facts();
        Figures figures = run.figures();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", run.run());
        tree.put("folder", run.folder().toString());
        tree.put("verdict", run.verdict().name());
        tree.put("headline", Headline.of(run));
        tree.put("reasons", run.reasons());
        tree.put("notes", run.notes());
        tree.put("threshold", facts.thresholdS());
        tree.put("first", figures == null ? null : figures.first());
        tree.put("median", figures == null ? null : figures.median());
        tree.put("last", figures == null ? null : figures.last());
        tree.put("recovery", facts.recovery() == null ? null : facts.recovery().seconds());
        tree.put("all", run.instances().size());
        tree.put(
                "missing",
                run.instances().stream()
                        .filter(instance -> instance.notified() == null)
                        .count());
        tree.put("zero", Origin.micros(origin.at()));
        tree.put("detected", origin.to(run.detected()));
        tree.put("chain", chain(run));
        Map<String, Object> shared = new LinkedHashMap<>();
        run.moments().forEach((step, moment) -> shared.put(step.name(), moment(origin, moment)));
        tree.put("shared", shared);
        tree.put("extra", extra(origin, run));
        tree.put("settings", SettingsView.rows(run));
        return tree;
    }

    /** The checkpoints that a notification waits for; T04 stands in for T02 where that is not recorded. */
    private static List<String> chain(Assessment run) {
        boolean marked = !run.moments().containsKey(Step.T02) && run.moments().containsKey(Step.T04);
        return Stream.of(
                        Step.T00,
                        Step.T01,
                        marked ? Step.T04 : Step.T02,
                        Step.T05,
                        Step.T06,
                        Step.T07,
                        Step.T08,
                        Step.T09)
                .map(Step::name)
                .toList();
    }

    private static Map<String, Object> moment(Origin origin, Moment moment) {
        LogRef line = moment.line();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("t", origin.to(moment.at()));
        tree.put("b", Origin.micros(moment.boundS()));
        tree.put("c", clock(moment));
        tree.put("f", line == null ? null : line.file());
        tree.put("n", line == null ? null : line.number());
        tree.put("x", line == null ? null : line.text());
        return tree;
    }

    static String clock(Moment moment) {
        return moment.clock().name().toLowerCase(Locale.ROOT);
    }

    /** What lies between the checkpoints. */
    private static List<Object> extra(Origin origin, Assessment run) {
        List<Object> list = new ArrayList<>();
        for (Checkpoint checkpoint : run.timeline()) {
            if (checkpoint.id().isEmpty()) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("t", origin.to(checkpoint.first()));
                tree.put("what", checkpoint.what());
                list.add(tree);
            }
        }
        return list;
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
