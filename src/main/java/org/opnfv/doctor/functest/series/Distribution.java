package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The distribution of values, in seconds to the microsecond.
 *
 * <p>All figures are computed from all values, without rounding or buckets. A percentile between two values is interpolated linearly
 * (type 7 of Hyndman and Fan, the default of R and NumPy): a high percentile of few values is little more than their maximum.
 *
 * <p>A value that never came is larger than any other. A figure that falls on one is null, and so are mean and jitter where there is one.
 *
 * @param count the number of values
 * @param missing the number of values that never came
 * @param mean the arithmetic mean
 * @param jitter the mean absolute difference between one value and the next, in the order of the iterations; null also for fewer than
 *     two, and for {@link Measure#EACH}, whose values have no order
 */
public record Distribution(
        int count,
        int missing,
        BigDecimal min,
        BigDecimal median,
        BigDecimal p90,
        BigDecimal p95,
        BigDecimal p99,
        BigDecimal max,
        BigDecimal mean,
        BigDecimal jitter) {

    /** Of these values; empty when there are none. */
    static Optional<Distribution> of(List<Sample> samples, boolean ordered) {
        double[] values = SampleStatistics.orNever(samples);
        if (values.length == 0) {
            return Optional.empty();
        }
        int missing = (int) Arrays.stream(values).filter(Double::isInfinite).count();
        return Optional.of(new Distribution(
                values.length - missing,
                missing,
                SampleStatistics.quantile(values, 0),
                SampleStatistics.quantile(values, 0.5),
                SampleStatistics.quantile(values, 0.9),
                SampleStatistics.quantile(values, 0.95),
                SampleStatistics.quantile(values, 0.99),
                SampleStatistics.quantile(values, 1),
                missing > 0 ? null : SampleStatistics.mean(values),
                ordered && values.length > 1 && missing == 0 ? SampleStatistics.jitter(values) : null));
    }
}
