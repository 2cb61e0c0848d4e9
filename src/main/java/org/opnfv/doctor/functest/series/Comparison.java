package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two series side by side.
 *
 * @param base what is compared with
 * @param other what is compared
 * @param changes by measure, those that both have; the first is that of {@link Measure#LATENCY}, which decides
 */
public record Comparison(Series base, Series other, List<Change> changes) {

    /** Of a share: what is beyond is noise of the arithmetic. */
    private static final int DECIMALS = 9;

    /**
     * One measure in both.
     *
     * @param base how the base's values are spread
     * @param other the same of the other
     * @param regression how much larger the other's median is, as a share of the base's: 0.2 is 20 % slower; null when the middle
     *     one of a set was never told, or the base's is 0
     * @param interval how much slower the other is as far as so many values tell; null when they are too few
     */
    public record Change(
            Measure measure,
            Distribution base,
            Distribution other,
            MannWhitneyResult difference,
            BigDecimal regression,
            RegressionInterval interval) {}

    /** Compares them. */
    public static Comparison of(Series base, Series other) {
        return new Comparison(
                base,
                other,
                Stream.of(Measure.LATENCY, Measure.DETECTED, Measure.TOTAL, Measure.RECOVERY)
                        .flatMap(measure -> change(measure, base, other).stream())
                        .toList());
    }

    /** That of the latency; empty when one of them has none. */
    public Optional<Change> latency() {
        return changes.stream()
                .filter(change -> change.measure() == Measure.LATENCY)
                .findFirst();
    }

    /** What they were made with that is not the same, a line each: their difference may come of that. */
    public List<String> unlike() {
        return SettingsDifference.between(base, other).stream()
                .map(SettingsDifference.Line::text)
                .toList();
    }

    /** Those of them on which the latency depends by itself, so that nobody can tell what else a difference comes of. */
    public List<String> decisive() {
        return SettingsDifference.between(base, other).stream()
                .filter(SettingsDifference.Line::decides)
                .map(SettingsDifference.Line::text)
                .toList();
    }

    /** Whether it is known of both what they were asked to be; else runs of one may be left out. */
    public boolean isWhole() {
        return base.setUp().whole() && other.setUp().whole();
    }

    static Optional<Change> change(Measure measure, Series base, Series other) {
        List<Sample> from = base.samples(measure);
        List<Sample> to = other.samples(measure);
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        measure,
                        base.distribution(measure).orElseThrow(),
                        other.distribution(measure).orElseThrow(),
                        MannWhitneyResult.between(from, to),
                        regression(median(from), median(to)),
                        RegressionInterval.between(SampleStatistics.orNever(from), SampleStatistics.orNever(to))
                                .orElse(null)));
    }

    /** Of all, also those who were never told; infinite when the middle one is one of them. */
    static double median(List<Sample> samples) {
        return SampleStatistics.quantileOrNever(SampleStatistics.orNever(samples), 0.5);
    }

    private static BigDecimal regression(double from, double to) {
        return from <= 0 || Double.isInfinite(from) || Double.isInfinite(to)
                ? null
                : BigDecimal.valueOf((to - from) / from).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
