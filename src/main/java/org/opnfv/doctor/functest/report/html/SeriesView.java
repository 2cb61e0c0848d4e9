package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/** A series for the summary: its runs, how their figures spread, which fell out. */
final class SeriesView {

    private SeriesView() {}

    /** All runs of a series, the warm-up first. */
    static List<Assessment> runs(Series series) {
        return Stream.concat(series.warmUp().stream(), series.iterations().stream())
                .toList();
    }

    /** The name of the element that holds the details of a run. */
    static String detailId(int series, int run) {
        return "detail-" + series + "-" + run;
    }

    static Map<String, Object> tree(Series series, int number) {
        List<Assessment> runs = runs(series);
        List<Object> views = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            boolean warmUp = i < series.warmUp().size();
            Map<String, Object> view = RunView.tree(runs.get(i));
            view.put("iteration", warmUp ? i + 1 : i + 1 - series.warmUp().size());
            view.put("warmUp", warmUp);
            view.put("detail", detailId(number, i));
            views.add(view);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", series.name());
        tree.put("runs", views);
        tree.put("problem", series.setUp().problem());
        tree.put(
                "distributions",
                Arrays.stream(Measure.values())
                        .flatMap(measure ->
                                series.distribution(measure).map(spread -> spread(measure.words(), spread)).stream())
                        .toList());
        List<Long> each = series.samples(Measure.EACH).stream()
                .map(Sample::seconds)
                .filter(Objects::nonNull)
                .map(Origin::micros)
                .toList();
        tree.put("each", each.size() < 2 ? null : Bins.of(each));
        tree.put("rule", Outlier.RULE);
        tree.put("outliers", series.outliers().stream().map(SeriesView::outlier).toList());
        return tree;
    }

    static Map<String, Object> spread(String name, Distribution spread) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("measure", name);
        tree.put("count", spread.count());
        tree.put("missing", spread.missing());
        tree.put("min", spread.min());
        tree.put("median", spread.median());
        tree.put("p90", spread.p90());
        tree.put("p95", spread.p95());
        tree.put("p99", spread.p99());
        tree.put("max", spread.max());
        tree.put("mean", spread.mean());
        tree.put("jitter", spread.jitter());
        return tree;
    }

    private static String outlier(Outlier outlier) {
        BigDecimal seconds = outlier.sample().seconds().setScale(3, RoundingMode.HALF_UP);
        return seconds.toPlainString() + " s, " + (outlier.slow() ? "slow" : "fast") + ": "
                + outlier.sample().run().folder();
    }
}
