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
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.ContextFacts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.MaintenanceResults;
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

    private final RunFacts facts;
    private final Labels labels;
    private final MetricSnapshots.Builder metrics = MetricSnapshots.builder();

    private OpenMetricsReport(RunFacts facts) {
        this.facts = facts;
        labels = Labels.of(
                "installer",
                Objects.requireNonNullElse(facts.installer(), ""),
                "profile",
                Objects.requireNonNullElse(facts.profile(), ""));
    }

    static void write(Results results, Writer out) throws IOException {
        write(new OpenMetricsReport(results.judged().facts()).of(results), out);
    }

    /** Of planned maintenance. A notice that never arrived is an infinite latency. */
    static void write(MaintenanceResults results, Writer out) throws IOException {
        write(new OpenMetricsReport(results.run().facts()).of(results), out);
    }

    private static void write(MetricSnapshots metrics, Writer out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OpenMetricsTextFormatWriter.create().write(bytes, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        out.write(bytes.toString(StandardCharsets.UTF_8));
    }

    private MetricSnapshots of(MaintenanceResults results) {
        MaintenanceAssessment run = results.run();
        verdict(results.verdict());
        long never = run.notices().stream()
                .filter(notice -> notice.latencyS() == null)
                .count();
        if (run.figures() != null) {
            GaugeSnapshot.Builder seconds = latencies();
            point(seconds, "notice", "min", run.figures().first());
            point(seconds, "notice", "median", run.figures().median());
            point(seconds, "notice", "max", never > 0 ? null : run.figures().last());
            metrics.metricSnapshot(seconds.build());
        }
        add("notices_never_arrived", "Notices of maintenance that never arrived.", never);
        add("hosts", "Hosts that were to be maintained.", run.hosts().size());
        add(
                "hosts_maintained_once",
                "Hosts that were maintained exactly once.",
                run.hosts().stream().filter(host -> host.times() == 1).count());
        cleanup(MaintenanceReport.cleanup(results));
        started(facts.started());
        called(facts.context(), run.run(), facts.version(), "publication");
        return metrics.build();
    }

    private void verdict(Verdict verdict) {
        GaugeSnapshot.Builder gauge = gauge("verdict", "Whether this was the verdict.");
        for (Verdict each : Verdict.values()) {
            gauge.dataPoint(
                    point(verdict == each ? 1 : 0, "verdict", each.name().toLowerCase(Locale.ROOT)));
        }
        metrics.metricSnapshot(gauge.build());
    }

    private MetricSnapshots of(Results results) {
        Series series = results.judged();
        // A comparison by itself only informs: it is no PASS of what it compares.
        if (Headline.decides(results)) {
            verdict(results.verdict());
        }
        GaugeSnapshot.Builder iterations = gauge("iterations", "Runs with that verdict.");
        for (Verdict each : Verdict.values()) {
            iterations.dataPoint(
                    point(series.with(each).size(), "verdict", each.name().toLowerCase(Locale.ROOT)));
        }
        metrics.metricSnapshot(iterations.build());
        spreads(series);
        add(
                "owners_never_told",
                "Owners of instances who were never told.",
                series.iterations().stream()
                        .flatMap(run -> run.instances().stream())
                        .filter(instance -> instance.outcome() == InstanceResult.Outcome.MISSING)
                        .count());
        cleanup(CleanupOutcome.of(series));
        started(series.iterations().stream()
                .map(run -> run.facts().started())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(facts.started()));
        if (results.comparison() != null) {
            results.comparison().latency().ifPresent(change -> regression(change.interval()));
        }
        called(
                series.context(),
                series.name(),
                series.iterations().stream()
                        .map(run -> run.facts().version())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                facts.latencyFrom());
        return metrics.build();
    }

    private void cleanup(CleanupOutcome undo) {
        boolean left = undo.state() != CleanupOutcome.State.COMPLETE;
        add("cleanup_complete", "Whether all that was changed is known to be undone.", left ? 0 : 1);
    }

    private void started(Instant first) {
        if (first != null) {
            metrics.metricSnapshot(gauge("start_timestamp_seconds", "When the first of the runs began.")
                    .unit(Unit.SECONDS)
                    .dataPoint(point(first.toEpochMilli() / 1000.0))
                    .build());
        }
    }

    private static GaugeSnapshot.Builder latencies() {
        return gauge(
                        "latency_seconds",
                        "How the times are spread, by what is measured; +Inf: it never came, as where an owner was never told.")
                .unit(Unit.SECONDS);
    }

    private void spreads(Series series) {
        GaugeSnapshot.Builder seconds = latencies();
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
        figures.forEach((name, value) -> point(seconds, measure.name().toLowerCase(Locale.ROOT), name, value));
    }

    /** One that is null never came. */
    private void point(GaugeSnapshot.Builder seconds, String measure, String stat, BigDecimal value) {
        seconds.dataPoint(point(
                value == null ? Double.POSITIVE_INFINITY : value.doubleValue(), "measure", measure, "stat", stat));
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
    private void called(ContextFacts context, String run, String version, String latencyFrom) {
        Map<String, String> words = new TreeMap<>();
        Map<String, String> called = context.labels();
        called.keySet().stream()
                .collect(Collectors.groupingBy(name -> "label_" + name.replaceAll("[^a-zA-Z0-9_]", "_")))
                .forEach((label, names) -> {
                    for (int i = 0; i < names.size(); i++) {
                        words.put(names.size() == 1 ? label : label + "_conflict" + (i + 1), called.get(names.get(i)));
                    }
                });
        words.put("run", run);
        words.put("latency_from", latencyFrom);
        if (version != null) {
            words.put("version", version);
        }
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
