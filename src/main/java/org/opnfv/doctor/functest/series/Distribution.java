package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How values are spread, in seconds to the microsecond.
 *
 * <p>Everything is worked out from all values, none of them rounded or put into buckets. A percentile between two values is
 * interpolated linearly (type 7 of Hyndman and Fan, which R and NumPy use unless told otherwise): that of few values says little
 * more than their maximum.
 *
 * @param count how many values there are, at least 1
 * @param missing how many more never came; they are in none of the figures
 * @param mean the arithmetic mean
 * @param jitter the mean absolute difference between one value and the next, in the order of the iterations; null for fewer than
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

    /** Of these values; empty when none has come. */
    static Optional<Distribution> of(List<Sample> samples, boolean ordered) {
        double[] values = samples.stream()
                .map(Sample::seconds)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(new Distribution(
                values.length,
                samples.size() - values.length,
                Figures.quantile(values, 0),
                Figures.quantile(values, 0.5),
                Figures.quantile(values, 0.9),
                Figures.quantile(values, 0.95),
                Figures.quantile(values, 0.99),
                Figures.quantile(values, 1),
                Figures.mean(values),
                ordered && values.length > 1 ? Figures.jitter(values) : null));
    }
}
