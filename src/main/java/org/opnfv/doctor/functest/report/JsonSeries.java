package org.opnfv.doctor.functest.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.MannWhitneyResult;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Outlier;
import org.opnfv.doctor.functest.series.RegressionInterval;
import org.opnfv.doctor.functest.series.Series;

/** A series, and two compared, in the JSON report. */
final class JsonSeries {

    private JsonSeries() {}

    static Map<String, Object> of(Series series) {
        RunFacts.Cleanup cleanup = series.cleanup();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", series.name());
        object.put("verdict", series.verdict().name());
        object.put("logs", series.folder() == null ? null : series.folder().toString());
        object.put("context", series.context());
        boolean whole = series.setUp().whole();
        object.put("asked", whole ? series.setUp().asked() : null);
        object.put("not_made", whole ? series.notMade() : null);
        object.put(
                "warm_up_asked",
                whole && series.folder() != null ? series.setUp().warmUp() : null);
        object.put("failures", series.failures().size());
        object.put("problem", series.setUp().problem());
        object.put("cleanup", JsonReport.cleanup(CleanupOutcome.of(series).state()));
        object.put("cleanup_errors", cleanup.errors());
        object.put("kept", cleanup.kept());
        Map<String, Object> spreads = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            spreads.put(name(measure), series.distribution(measure).orElse(null));
        }
        object.put("distributions_s", spreads);
        object.put("costs", series.costs());
        object.put("costs_count", series.costed().size());
        object.put(
                "outliers", series.outliers().stream().map(JsonSeries::outlier).toList());
        object.put("warm_up", JsonReport.array(series.warmUp(), JsonRun::of));
        object.put("iterations", JsonReport.array(series.iterations(), JsonRun::of));
        return object;
    }

    static Map<String, Object> comparison(Comparison comparison) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("test", MannWhitneyResult.TEST);
        object.put("alpha", JsonReport.exact(MannWhitneyResult.ALPHA));
        object.put("unlike", comparison.unlike());
        object.put(
                "changes", comparison.changes().stream().map(JsonSeries::change).toList());
        object.put("base", of(comparison.base()));
        object.put("other", of(comparison.other()));
        return object;
    }

    private static String name(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> outlier(Outlier outlier) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("run", outlier.sample().run().run());
        object.put("logs", outlier.sample().run().folder().toString());
        object.put("latency_s", outlier.sample().seconds());
        object.put("slow", outlier.slow());
        return object;
    }

    private static Map<String, Object> change(Comparison.Change change) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("measure", name(change.measure()));
        object.put("base_s", change.base());
        object.put("other_s", change.other());
        object.put("difference", change.difference().outcome().toString());
        object.put("p_value", JsonReport.exact(change.difference().pValue()));
        object.put("cliffs_delta", JsonReport.exact(change.difference().effectSize()));
        object.put("regression", change.regression());
        object.put("interval", change.interval() == null ? null : interval(change.interval()));
        return object;
    }

    private static Map<String, Object> interval(RegressionInterval interval) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("confidence", JsonReport.exact(RegressionInterval.CONFIDENCE));
        object.put("estimate", interval.estimate());
        object.put("low", interval.low());
        object.put("high", interval.high());
        object.put("least_seen", interval.leastSeen());
        return object;
    }
}
