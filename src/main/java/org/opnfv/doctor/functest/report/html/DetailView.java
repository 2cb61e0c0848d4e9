package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointInterval;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.report.Printable;

/** The instances of one run as columns, which pack better than rows; {@code store.js} is their reader. */
final class DetailView {

    private final Assessment run;
    private final List<InstanceResult> instances;
    private final Set<Integer> withLines;
    private final Origin origin;

    DetailView(Assessment run, Set<Integer> withLines) {
        this.run = run;
        this.instances = run.instances();
        this.withLines = withLines;
        this.origin = Origin.of(run);
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "names",
                instances.stream()
                        .map(instance -> Printable.line(instance.label()))
                        .toList());
        tree.put("ids", instances.stream().map(InstanceResult::id).toList());
        tree.put("hosts", Packed.column(list(InstanceResult::host)));
        StringBuilder outcomes = new StringBuilder();
        instances.forEach(instance -> outcomes.append(RunView.letter(instance.outcome())));
        tree.put("outcome", outcomes.toString());
        tree.put("latency", list(instance -> Origin.micros(instance.latency())));
        Map<String, Object> steps = new LinkedHashMap<>();
        for (Checkpoint step : Checkpoint.values()) {
            if (instances.stream().anyMatch(instance -> instance.at(step).isPresent())) {
                steps.put(step.name(), columns(step));
            }
        }
        tree.put("steps", steps);
        tree.put("spans", spans());
        return tree;
    }

    private Map<String, Object> columns(Checkpoint step) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("t", column(step, moment -> origin.to(moment.at())));
        columns.put("b", column(step, moment -> Origin.micros(moment.boundS())));
        columns.put("c", column(step, RunView::clock));
        columns.put("f", column(step, line(LogRef::file)));
        columns.put("n", column(step, line(LogRef::number)));
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            CheckpointTime moment =
                    withLines.contains(i) ? instances.get(i).moments().get(step) : null;
            texts.add(
                    moment == null || moment.line() == null
                            ? null
                            : Printable.line(moment.line().text()));
        }
        columns.put("x", Packed.column(texts));
        return columns;
    }

    private static Function<CheckpointTime, Object> line(Function<LogRef, Object> part) {
        return moment -> moment.line() == null ? null : part.apply(moment.line());
    }

    private Object column(Checkpoint step, Function<CheckpointTime, Object> part) {
        return Packed.column(list(instance -> instance.at(step).map(part).orElse(null)));
    }

    private List<Object> list(Function<InstanceResult, Object> part) {
        List<Object> list = new ArrayList<>();
        instances.forEach(instance -> list.add(part.apply(instance)));
        return list;
    }

    /** By the checkpoint that ends it: since which one each instance's part lasts, and whose time it is; null where none ends there. */
    private Map<String, Object> spans() {
        Map<Checkpoint, String[]> since = new EnumMap<>(Checkpoint.class);
        Map<Checkpoint, String[]> who = new EnumMap<>(Checkpoint.class);
        IntStream.range(0, instances.size()).forEach(i -> {
            for (CheckpointInterval span : ComponentCosts.spans(run.moments(), instances.get(i))) {
                since.computeIfAbsent(span.until(), step -> new String[instances.size()])[i] =
                        span.since().name();
                who.computeIfAbsent(span.until(), step -> new String[instances.size()])[i] = span.label();
            }
        });
        Map<String, Object> spans = new LinkedHashMap<>();
        since.forEach((step, column) -> {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("since", Packed.column(Arrays.asList(column)));
            columns.put("who", Packed.column(Arrays.asList(who.get(step))));
            spans.put(step.name(), columns);
        });
        return spans;
    }
}
