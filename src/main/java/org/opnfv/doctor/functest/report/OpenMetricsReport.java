package org.opnfv.doctor.functest.report;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.RegressionInterval;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/**
 * Metrics in OpenMetrics 1.0. All are gauges, and none has a time of its own, so that the textfile collector of Prometheus' node exporter
 * takes the file too. An owner who was never told is an infinite latency. Each has the installer and the profile as labels; what changes
 * from run to run is told by {@code doctor_functest_run_labels} alone, so that a row of runs is one time series.
 */
final class OpenMetricsReport {
    private static final String PREFIX = "doctor_functest_";

    private final Series series;
    private final Labels labels;
    private final MetricSnapshots.Builder metrics = MetricSnapshots.builder();

    private OpenMetricsReport(Series series) {
        this.series = series;
        labels = Labels.of(
                "installer",
                Objects.requireNonNullElse(series.facts().installer(), ""),
                "profile",
                Objects.requireNonNullElse(series.facts().profile(), ""));
    }

    static void write(Results results, Writer out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OpenMetricsTextFormatWriter.create()
                .write(bytes, new OpenMetricsReport(results.judged()).of(results), EscapingScheme.UNDERSCORE_ESCAPING);
        out.write(bytes.toString(StandardCharsets.UTF_8));
    }

    private MetricSnapshots of(Results results) {
        GaugeSnapshot.Builder verdict = gauge("verdict", "Whether this was the verdict.");
        GaugeSnapshot.Builder iterations = gauge("iterations", "Runs with that verdict.");
        for (Verdict each : Verdict.values()) {
            String word = each.name().toLowerCase(Locale.ROOT);
            verdict.dataPoint(point(results.verdict() == each ? 1 : 0, "verdict", word));
            iterations.dataPoint(point(series.with(each).size(), "verdict", word));
        }
        // A comparison by itself only informs: it is no PASS of what it compares.
        if (Headline.decides(results)) {
            metrics.metricSnapshot(verdict.build());
        }
        metrics.metricSnapshot(iterations.build());
        spreads();
        add(
                "owners_never_told",
                "Owners of instances who were never told.",
                series.iterations().stream()
                        .flatMap(run -> run.instances().stream())
                        .filter(instance -> instance.outcome() == InstanceResult.Outcome.MISSING)
                        .count());
        boolean left = CleanupOutcome.of(series).state() != CleanupOutcome.State.COMPLETE;
        add("cleanup_complete", "Whether all that was changed is known to be undone.", left ? 0 : 1);
        series.iterations().stream()
                .map(run -> run.facts().started())
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(series.facts().started()))
                .ifPresent(started ->
                        metrics.metricSnapshot(gauge("start_timestamp_seconds", "When the first of the runs began.")
                                .unit(Unit.SECONDS)
                                .dataPoint(point(started.toEpochMilli() / 1000.0))
                                .build()));
        if (results.comparison() != null) {
            results.comparison().latency().ifPresent(change -> regression(change.interval()));
        }
        called();
        return metrics.build();
    }

    private void spreads() {
        GaugeSnapshot.Builder seconds = gauge(
                        "latency_seconds",
                        "How the times are spread, by what is measured; +Inf: it never came, as where an owner was never told.")
                .unit(Unit.SECONDS);
        for (Measure measure : Measure.values()) {
            series.distribution(measure).ifPresent(found -> spread(seconds, measure, found));
        }
        metrics.metricSnapshot(seconds.build());
    }

    private void spread(GaugeSnapshot.Builder seconds, Measure measure, Distribution found) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("min", found.min());
        figures.put("median", found.median());
        figures.put("p95", found.p95());
        figures.put("max", found.max());
        figures.forEach((name, value) -> seconds.dataPoint(point(
                value == null ? Double.POSITIVE_INFINITY : value.doubleValue(),
                "measure",
                measure.name().toLowerCase(Locale.ROOT),
                "stat",
                name)));
    }

    private void regression(RegressionInterval interval) {
        if (interval != null) {
            GaugeSnapshot.Builder ratio = gauge(
                            "regression_ratio",
                            "How much slower than the baseline, as a share of it: the estimate, and from where to where it is 99 % sure.")
                    .unit(Unit.RATIO);
            ratio.dataPoint(point(orEndless(interval.estimate()), "bound", "estimate"))
                    .dataPoint(point(orEndless(interval.low()), "bound", "low"))
                    .dataPoint(point(orEndless(interval.high()), "bound", "high"));
            metrics.metricSnapshot(ratio.build());
        }
    }

    private static double orEndless(BigDecimal share) {
        return share == null ? Double.POSITIVE_INFINITY : share.doubleValue();
    }

    /** What is different with each run: its name, its labels, the version. Labels that become alike are told apart as kube-state-metrics does. */
    private void called() {
        Map<String, String> words = new TreeMap<>();
        Map<String, String> called = series.context().labels();
        called.keySet().stream()
                .collect(Collectors.groupingBy(name -> "label_" + name.replaceAll("[^a-zA-Z0-9_]", "_")))
                .forEach((label, names) -> {
                    for (int i = 0; i < names.size(); i++) {
                        words.put(names.size() == 1 ? label : label + "_conflict" + (i + 1), called.get(names.get(i)));
                    }
                });
        words.put("run", series.name());
        words.put("latency_from", series.facts().latencyFrom());
        series.iterations().stream()
                .map(run -> run.facts().version())
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(version -> words.put("version", version));
        metrics.metricSnapshot(gauge("run_labels", "What the run is called.")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(labels.merge(labels(words)))
                        .value(1)
                        .build())
                .build());
    }

    private void add(String name, String help, long value) {
        metrics.metricSnapshot(gauge(name, help).dataPoint(point(value)).build());
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(PREFIX + name).help(help);
    }

    private GaugeDataPointSnapshot point(double value, String... namesAndValues) {
        return GaugeDataPointSnapshot.builder()
                .labels(labels.merge(Labels.of(namesAndValues)))
                .value(value)
                .build();
    }

    private static Labels labels(Map<String, String> words) {
        Labels.Builder labels = Labels.builder();
        words.forEach(labels::label);
        return labels.build();
    }
}
