package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** Statistics of samples in seconds, rounded to the microsecond. The only user of the descriptive part of commons-statistics. */
final class SampleStatistics {

    private static final int MICROSECONDS = 6;

    /** The values are not sorted in place: their order is that of the iterations. */
    private static final Quantile QUANTILE =
            Quantile.withDefaults().with(EstimationMethod.HF7).withCopy(true);

    private SampleStatistics() {}

    /** The values, infinite where one never came. */
    static double[] orNever(List<Sample> samples) {
        return samples.stream().mapToDouble(SampleStatistics::orNever).toArray();
    }

    /** The value, infinite when it never came. */
    static double orNever(Sample sample) {
        return sample.seconds() == null
                ? Double.POSITIVE_INFINITY
                : sample.seconds().doubleValue();
    }

    /** The quantile of a probability from 0 to 1; null when it falls on a value that never came. */
    static BigDecimal quantile(double[] values, double probability) {
        double quantile = quantileOrNever(values, probability);
        return Double.isInfinite(quantile) ? null : seconds(quantile);
    }

    /** The same; infinite when it lies at or beyond the first of those that never came. */
    static double quantileOrNever(double[] values, double probability) {
        double quantile = QUANTILE.evaluate(values, probability);
        // The mean of two infinite values is no number.
        return Double.isNaN(quantile) ? Double.POSITIVE_INFINITY : quantile;
    }

    static BigDecimal mean(double[] values) {
        return seconds(Mean.of(values).getAsDouble());
    }

    static BigDecimal jitter(double[] values) {
        double[] steps = new double[values.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(values[i + 1] - values[i]);
        }
        return mean(steps);
    }

    static BigDecimal seconds(double value) {
        return BigDecimal.valueOf(value).setScale(MICROSECONDS, RoundingMode.HALF_UP);
    }
}
