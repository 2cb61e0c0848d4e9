package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * Whether two sets of values differ beyond noise, by the Mann-Whitney U test, two-sided. It asks for no shape of the distributions,
 * and takes an owner who was never told as slower than any other. It is exact where the ways can be counted (75 values a side, or 10 and 1,000), else approximated.
 *
 * @param outcome what the test comes to
 * @param pValue how likely sets of one origin differ as much; null when there are too few values
 * @param effectSize Cliff's delta, from -1 (each value of the other set is smaller) to 1 (each is larger); null without values
 */
public record MannWhitneyResult(Outcome outcome, BigDecimal pValue, BigDecimal effectSize) {

    /** The test by its name, for reports. */
    public static final String TEST = "Mann-Whitney U, two-sided";

    /** From this p-value on a difference is noise. */
    public static final BigDecimal ALPHA = new BigDecimal("0.01");

    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    /** What a comparison comes to. */
    public enum Outcome {
        NO_DIFFERENCE("no difference"),
        SLOWER("slower"),
        FASTER("faster"),
        /** Even the most different sets of this size would differ as much by chance more often than {@link #ALPHA}. */
        TOO_FEW_RUNS("too few runs");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Of the other set against the base. */
    static MannWhitneyResult between(List<Sample> base, List<Sample> other) {
        double[] from = SampleStatistics.orNever(base);
        double[] to = SampleStatistics.orNever(other);
        if (from.length == 0 || to.length == 0) {
            return new MannWhitneyResult(Outcome.TOO_FEW_RUNS, null, null);
        }
        MannWhitneyUTest test = MannWhitneyUTest.withDefaults();
        double delta = 2 * test.statistic(to, from) / ((double) from.length * to.length) - 1;
        BigDecimal effect = BigDecimal.valueOf(delta).setScale(3, RoundingMode.HALF_UP);
        boolean exact = RankSum.isExactFor(to.length, from.length);
        double least = exact ? leastPossible(from.length, to.length) : leastApproximate(test, from.length, to.length);
        if (least >= ALPHA.doubleValue()) {
            return new MannWhitneyResult(Outcome.TOO_FEW_RUNS, null, effect);
        }
        double p = exact ? RankSum.pValue(to, from) : approximate(test, to, from);
        Outcome outcome =
                p >= ALPHA.doubleValue() ? Outcome.NO_DIFFERENCE : delta > 0 ? Outcome.SLOWER : Outcome.FASTER;
        return new MannWhitneyResult(outcome, rounded(p), effect);
    }

    /** As reports show a p-value. */
    static BigDecimal rounded(double p) {
        return BigDecimal.valueOf(p).round(DIGITS);
    }

    /** Where all values are the same, there is no spread to compare a difference with. */
    private static double approximate(MannWhitneyUTest test, double[] to, double[] from) {
        double p = test.test(to, from).getPValue();
        return Double.isNaN(p) ? 1 : p;
    }

    /** What the approximation finds of sets of this size that do not overlap: of one value and many it is far too much. */
    private static double leastApproximate(MannWhitneyUTest test, int one, int other) {
        return approximate(
                test,
                IntStream.range(0, one).asDoubleStream().toArray(),
                IntStream.range(one, one + other).asDoubleStream().toArray());
    }

    /** The p-value of sets of this size that do not overlap: two of all the ways to deal the values out to them. */
    private static double leastPossible(int one, int other) {
        double ways = 1;
        for (int i = 1; i <= one; i++) {
            ways = ways * (other + i) / i;
        }
        return 2 / ways;
    }
}
