package org.opnfv.doctor.functest.series;

import java.util.ArrayList;
import java.util.List;

/**
 * An outlier among the iterations of a series.
 *
 * <p>By Tukey's rule: above the upper or below the lower quartile by more than one and a half times the interquartile range.
 *
 * @param sample the value, and its run
 * @param slow whether it is above the others, else below
 */
public record Outlier(Sample sample, boolean slow) {

    /** The rule by its name, for reports. */
    public static final String RULE = "Tukey: more than 1.5 interquartile ranges beyond the quartiles";

    /** With fewer values the quartiles are meaningless. */
    private static final int FEWEST = 8;

    private static final double RANGES = 1.5;

    /** Those among the values, in their order. */
    static List<Outlier> among(List<Sample> samples) {
        List<Sample> known =
                samples.stream().filter(sample -> sample.seconds() != null).toList();
        if (known.size() < FEWEST) {
            return List.of();
        }
        double[] values = SampleStatistics.orNever(known);
        double lower = SampleStatistics.quantile(values, 0.25).doubleValue();
        double upper = SampleStatistics.quantile(values, 0.75).doubleValue();
        double reach = RANGES * (upper - lower);
        List<Outlier> outliers = new ArrayList<>();
        for (Sample sample : known) {
            double value = sample.seconds().doubleValue();
            if (value > upper + reach || value < lower - reach) {
                outliers.add(new Outlier(sample, value > upper));
            }
        }
        return outliers;
    }
}
