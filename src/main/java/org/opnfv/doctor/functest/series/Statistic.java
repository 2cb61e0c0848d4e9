package org.opnfv.doctor.functest.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** The statistics that a criterion can ask for. Times are seconds, and infinite where an owner was never told. */
enum Statistic {
    FIRST,
    MEDIAN,
    P90,
    P95,
    P99,
    LAST,
    MEAN,
    JITTER,
    DETECTED,
    TOTAL,
    RECOVERY,
    FAILURES;

    /** What an interpolated value may be above the one that it should be, in seconds. */
    private static final double ROUNDING = 1e-9;

    /** As it is written: {@code p95}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Statistic> named(String text) {
        return Arrays.stream(values())
                .filter(figure -> figure.text().equals(text))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Statistic::text).toList();
    }

    /** Whether values that are still to come can make it larger. */
    boolean mayGrow() {
        return this != FIRST;
    }

    /** Whether they can make it smaller. */
    boolean mayShrink() {
        return switch (this) {
            case LAST, DETECTED, TOTAL, RECOVERY, FAILURES -> false;
            case FIRST, MEDIAN, P90, P95, P99, MEAN, JITTER -> true;
        };
    }

    /** Whether it is a number of iterations, else it is a time. */
    boolean isCount() {
        return this == FAILURES;
    }

    /** Its value; empty when nothing was measured that it could be worked out from. */
    OptionalDouble of(Series series) {
        return switch (this) {
            case FIRST -> quantile(series, Measure.EACH, 0);
            case MEDIAN -> quantile(series, Measure.EACH, 0.5);
            case P90 -> quantile(series, Measure.EACH, 0.9);
            case P95 -> quantile(series, Measure.EACH, 0.95);
            case P99 -> quantile(series, Measure.EACH, 0.99);
            case LAST -> quantile(series, Measure.EACH, 1);
            case MEAN -> mean(series);
            case JITTER -> jitter(series);
            case DETECTED -> quantile(series, Measure.DETECTED, 1);
            case TOTAL -> quantile(series, Measure.TOTAL, 1);
            case RECOVERY -> quantile(series, Measure.RECOVERY, 1);
            case FAILURES ->
                series.iterations().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(series.failures().size());
        };
    }

    /** How many of the iterations that were measured lack what it is worked out from. */
    int lacking(Series series) {
        return switch (this) {
            case DETECTED -> lacking(series, Measure.DETECTED);
            case TOTAL -> lacking(series, Measure.TOTAL);
            case RECOVERY -> lacking(series, Measure.RECOVERY);
            case FIRST, MEDIAN, P90, P95, P99, LAST, MEAN, JITTER, FAILURES -> 0;
        };
    }

    private static int lacking(Series series, Measure measure) {
        int measured = series.iterations().size() - series.with(Verdict.UNKNOWN).size();
        return measured - series.samples(measure).size();
    }

    /** The iteration to look at: that with the value, or with the next one above it; what goes into a mean is drawn up by the largest. */
    Optional<Assessment> seenIn(Series series) {
        return switch (this) {
            case FIRST, MEDIAN, P90, P95, P99, LAST -> reaching(of(series), series.samples(Measure.EACH));
            case MEAN, JITTER -> LAST.seenIn(series);
            case DETECTED -> reaching(of(series), series.samples(Measure.DETECTED));
            case TOTAL -> reaching(of(series), series.samples(Measure.TOTAL));
            case RECOVERY -> reaching(of(series), series.samples(Measure.RECOVERY));
            case FAILURES -> series.failures().stream().findFirst();
        };
    }

    private static Optional<Assessment> reaching(OptionalDouble value, List<Sample> samples) {
        return samples.stream()
                .filter(sample -> SampleStatistics.orNever(sample) >= value.orElse(Double.NaN) - ROUNDING)
                .min(Comparator.comparingDouble(SampleStatistics::orNever))
                .map(Sample::run);
    }

    private static OptionalDouble quantile(Series series, Measure measure, double probability) {
        double[] values = SampleStatistics.orNever(series.samples(measure));
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(SampleStatistics.quantileOrNever(values, probability));
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
