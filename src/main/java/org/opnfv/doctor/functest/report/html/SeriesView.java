package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.IterationNumbers;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Series;

/** A series for the script: its runs, and how often which latency. */
final class SeriesView {

    private SeriesView() {}

    static Map<String, Object> tree(Runs all, int number) {
        Series series = all.results().series().get(number);
        List<Assessment> runs = all.sets().get(number);
        List<Integer> numbers = IterationNumbers.of(series);
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean warmUp = i < series.warmUp().size();
            Map<String, Object> view = RunView.tree(runs.get(i), series);
            view.put("number", numbers.get(i));
            view.put("warmUp", warmUp);
            view.put("place", Runs.place(number, i));
            view.put("detail", Runs.detailId(number, i));
            views.add(view);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", series.name());
        tree.put("runs", views);
        tree.put("often", Often.of(series, Measure.LATENCY));
        tree.put("each", Often.of(series, Measure.EACH));
        return tree;
    }
}
