package org.opnfv.doctor.functest.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Series;

/** A series for the script: its runs, and how often which latency. */
final class SeriesView {

    private SeriesView() {}

    static Map<String, Object> tree(Runs all, int number) {
        Series series = all.results().series().get(number);
        List<Assessment> runs = all.sets().get(number);
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean warmUp = i < series.warmUp().size();
            Map<String, Object> view = RunView.tree(runs.get(i));
            view.put("iteration", warmUp ? i + 1 : i + 1 - series.warmUp().size());
            view.put("warmUp", warmUp);
            view.put("place", Runs.place(number, i));
            view.put("detail", Runs.detailId(number, i));
            views.add(view);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", series.name());
        tree.put("runs", views);
        tree.put("often", bins(series, Measure.LATENCY));
        tree.put("each", bins(series, Measure.EACH));
        return tree;
    }

    /** Of a single value there is nothing to see. */
    private static Bins bins(Series series, Measure measure) {
        List<Long> values = SummaryView.micros(series, measure);
        return values.size() < 2 ? null : Bins.of(values);
    }
}
