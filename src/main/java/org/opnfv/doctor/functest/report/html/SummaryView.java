package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Step;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.series.Outcome;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SlaRow;

/** What the page reads at once; {@code store.js} is its reader. */
final class SummaryView {

    private final Results results;
    private final List<List<Assessment>> runs;

    SummaryView(Results results) {
        this.results = results;
        this.runs = results.series().stream().map(SeriesView::runs).toList();
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("verdict", Headline.decides(results) ? results.verdict().name() : null);
        tree.put("headline", Headline.of(results));
        tree.put("context", context());
        tree.put("steps", Arrays.stream(Step.values()).map(this::step).toList());
        List<Object> series = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            series.add(SeriesView.tree(results.series().get(i), i));
        }
        tree.put("series", series);
        tree.put("sla", slaRows());
        tree.put("comparison", results.comparison() == null ? null : ComparisonView.tree(results));
        tree.put("first", first());
        tree.put(
                "footer",
                "Made by doctor-functest from the logs of the "
                        + (runs.stream().mapToInt(List::size).sum() == 1 ? "run" : "runs")
                        + " alone. Times are after the detection unless something else is said.");
        return tree;
    }

    private Map<String, Object> step(Step step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", step.name());
        object.put("what", step == Step.T00 ? fault() : step.what());
        object.put(
                "component", step.component() == null ? null : step.component().label());
        return object;
    }

    /** What T00 was in these runs: a link that went down, or what stood for it. */
    private String fault() {
        return runs.stream()
                .flatMap(List::stream)
                .flatMap(run -> run.timeline().stream())
                .filter(checkpoint -> checkpoint.id().equals(Step.T00.name()))
                .map(Checkpoint::what)
                .findFirst()
                .orElse(Step.T00.what());
    }

    private String context() {
        List<String> words =
                new ArrayList<>(results.series().stream().map(Series::name).toList());
        List<Assessment> judged = runs.get(runs.size() - 1);
        if (judged.isEmpty()) {
            return String.join(" · ", words);
        }
        RunFacts facts = judged.get(0).facts();
        words.add(facts.installer());
        words.add(facts.fault() == null ? null : facts.fault().kind());
        words.add(facts.host() == null ? null : "host " + facts.host().name());
        words.add(
                facts.started() == null
                        ? null
                        : facts.started().toString().replaceFirst("T(\\d\\d:\\d\\d).*", " $1 UTC"));
        return String.join(" · ", words.stream().filter(Objects::nonNull).toList());
    }

    private List<Object> slaRows() {
        List<Object> rows = new ArrayList<>();
        for (SlaRow row : results.sla()) {
            rows.add(row(row.criterion(), row.outcome(), row.words()));
        }
        if (results.gate() != null) {
            rows.add(row(
                    "no slower than allowed",
                    results.gate().outcome(),
                    results.gate().words()));
        }
        return rows;
    }

    private static Map<String, Object> row(String criterion, Outcome outcome, String words) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("criterion", criterion);
        row.put("outcome", outcome.name());
        row.put("words", words);
        return row;
    }

    /** The run to look at first, by series and place: one that did not pass, else the slowest. */
    private List<Integer> first() {
        List<Assessment> judged = runs.get(runs.size() - 1);
        int warmUp = results.judged().warmUp().size();
        int found = warmUp < judged.size() ? warmUp : 0;
        for (int i = found + 1; i < judged.size() && judged.get(found).verdict() == Verdict.PASS; i++) {
            Assessment run = judged.get(i);
            if (run.verdict() != Verdict.PASS
                    || run.figures()
                                    .last()
                                    .compareTo(judged.get(found).figures().last())
                            > 0) {
                found = i;
            }
        }
        return List.of(runs.size() - 1, found);
    }
}
