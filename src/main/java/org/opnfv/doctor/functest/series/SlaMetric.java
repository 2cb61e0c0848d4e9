package org.opnfv.doctor.functest.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** The statistics for criteria. Times are seconds, and infinite where an owner was never notified. */
enum SlaMetric {
    FIRST(Measure.EACH, 0),
    MEDIAN(Measure.EACH, 0.5),
    P90(Measure.EACH, 0.9),
    P95(Measure.EACH, 0.95),
    P99(Measure.EACH, 0.99),
    LAST(Measure.EACH, 1),
    MEAN(Measure.EACH, Double.NaN),
    JITTER(Measure.EACH, Double.NaN),
    DETECTED(Measure.DETECTED, 1),
    TOTAL(Measure.TOTAL, 1),
    OWNER(Measure.TOTAL, 1),
    SERVICE_DOWN(Measure.SERVICE_DOWN, 1),
    ACTIVE_AGAIN(Measure.ACTIVE_AGAIN, 1),
    PORTS(Measure.PORTS, 1),
    RECOVERY(Measure.RECOVERY, 1),
    FAILURES(null, Double.NaN),
    /** The slowest of the notices of planned maintenance. */
    NOTICE(null, Double.NaN),
    /** The longest silence of the pair's address in planned maintenance, or that Nova showed an instance out of service. */
    OUTAGE(null, Double.NaN),
    /** Whether each question of planned maintenance was agreed to in its window. */
    REPLIES_IN_WINDOW(null, Double.NaN);

    private static final Set<SlaMetric> OF_MAINTENANCE = EnumSet.of(NOTICE, OUTAGE, REPLIES_IN_WINDOW);

    /** The rounding error of an interpolated value, in seconds. */
    private static final double ROUNDING = 1e-9;

    /** The measure of an iteration; null for others. */
    private final Measure measure;
    /** Its quantile, 0 for the smallest value and 1 for the largest; NaN when it is no quantile. */
    private final double quantile;

    SlaMetric(Measure measure, double quantile) {
        this.measure = measure;
        this.quantile = quantile;
    }

    /** As written: {@code p95}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SlaMetric> named(String text) {
        return Arrays.stream(values())
                .filter(figure -> figure.text().equals(text))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(SlaMetric::text).toList();
    }

    /** Those of planned maintenance, or those of a fault. */
    static List<String> names(boolean maintenance) {
        return Arrays.stream(values())
                .filter(figure -> figure.isOfMaintenance() == maintenance)
                .map(SlaMetric::text)
                .toList();
    }

    /** Whether planned maintenance has it; else a fault has. */
    boolean isOfMaintenance() {
        return OF_MAINTENANCE.contains(this);
    }

    /** Whether it holds or does not, and has no limit. */
    boolean isYesOrNo() {
        return this == REPLIES_IN_WINDOW;
    }

    /** Whether further values can make it larger. */
    boolean mayGrow() {
        return this != FIRST;
    }

    /** Whether further values can make it smaller. */
    boolean mayShrink() {
        return !isCount() && quantile != 1;
    }

    /** The measure of an iteration; null for others. */
    Measure measure() {
        return measure;
    }

    /** Its value where it never came, for people. */
    String never() {
        return measure == Measure.SERVICE_DOWN || measure == Measure.ACTIVE_AGAIN ? "never seen" : "never told";
    }

    /** Whether it is a number of iterations, else it is a time. */
    boolean isCount() {
        return this == FAILURES;
    }

    /** Its value; empty when nothing was measured to compute it from. */
    OptionalDouble of(Series series) {
        return switch (this) {
            case NOTICE, OUTAGE, REPLIES_IN_WINDOW -> OptionalDouble.empty();
            case MEAN -> mean(series);
            case JITTER -> jitter(series);
            case FAILURES ->
                series.iterations().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(series.failures().size());
            default -> quantile(series);
        };
    }

    /** The number of measured iterations without the values to compute it from. */
    int lacking(Series series) {
        if (measure == null || measure == Measure.EACH) {
            return 0;
        }
        int measured = series.iterations().size() - series.with(Verdict.UNKNOWN).size();
        return measured - series.samples(measure).size();
    }

    /** The iteration to look at: the one with the value, or with the next value above it; for a mean the one with the largest. */
    Optional<Assessment> seenIn(Series series) {
        if (isCount()) {
            return series.failures().stream().findFirst();
        }
        return Double.isNaN(quantile) ? LAST.seenIn(series) : reaching(of(series), series.samples(measure));
    }

    private static Optional<Assessment> reaching(OptionalDouble value, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> SampleStatistics.orNever(sample) >= value.orElse(Double.NaN) - ROUNDING)
                .min(Comparator.comparingDouble(SampleStatistics::orNever))
                .map(Sample::run);
    }

    private OptionalDouble quantile(Series series) {
        double[] values = SampleStatistics.orNever(series.samples(measure));
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(SampleStatistics.quantileOrNever(values, quantile));
    }

    private static OptionalDouble mean(Series series) {
        return Arrays.stream(SampleStatistics.orNever(series.samples(Measure.EACH)))
                .average();
    }

    private static OptionalDouble jitter(Series series) {
        Optional<Distribution> latency = series.distribution(Measure.LATENCY);
        if (latency.isPresent() && latency.get().missing() > 0) {
            return OptionalDouble.of(Double.POSITIVE_INFINITY);
        }
        return latency.map(Distribution::jitter)
                .map(jitter -> OptionalDouble.of(jitter.doubleValue()))
                .orElse(OptionalDouble.empty());
    }
}
