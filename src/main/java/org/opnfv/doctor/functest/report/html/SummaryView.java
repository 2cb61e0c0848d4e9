package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.series.Measure;

/** What the script reads at once; {@code store.js} is its reader. */
final class SummaryView {

    private final Runs runs;

    SummaryView(Runs runs) {
        this.runs = runs;
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("steps", Arrays.stream(Checkpoint.values()).map(this::step).toList());
        List<Object> series = new ArrayList<>();
        for (int i = 0; i < runs.sets().size(); i++) {
            series.add(SeriesView.tree(runs, i));
        }
        tree.put("series", series);
        tree.put(
                "comparison",
                runs.results().comparison() == null
                        ? null
                        : Often.ofAll(runs.results().series(), Measure.LATENCY));
        int first = runs.first();
        tree.put("only", runs.isOne());
        tree.put("first", first < 0 ? null : Runs.place(runs.sets().size() - 1, first));
        return tree;
    }

    private Map<String, Object> step(Checkpoint step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", step.name());
        object.put("what", step == Checkpoint.T00 ? fault() : step.what());
        object.put(
                "component", step.component() == null ? null : step.component().label());
        return object;
    }

    /** What T00 was in these runs: a link that went down, or what stood for it. */
    private String fault() {
        return runs.all()
                .flatMap(run -> run.timeline().stream())
                .filter(checkpoint -> checkpoint.id().equals(Checkpoint.T00.name()))
                .map(TimelineEntry::what)
                .findFirst()
                .orElse(Checkpoint.T00.what());
    }
}
