package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much slower one set of values is than another: the Hodges-Lehmann estimate and the confidence interval of the Mann-Whitney U test,
 * for ratios (the shift of the logarithms). All are shares: 0.2 is 20 % slower. The value of an owner who was never notified is larger
 * than any other.
 *
 * @param estimate the median of all ratios of a value of the one to a value of the other, less 1; null when it is unbounded
 * @param low the lower bound, with {@link #CONFIDENCE}; null: more than any number
 * @param high the upper bound; null when there is none
 * @param runs the values a side; for sets of different size, that of two equal ones with the same power
 */
public record RegressionInterval(BigDecimal estimate, BigDecimal low, BigDecimal high, double runs) {

    /** The confidence level; it agrees with {@link MannWhitneyResult#ALPHA}. */
    public static final BigDecimal CONFIDENCE = BigDecimal.ONE.subtract(MannWhitneyResult.ALPHA);

    private static final double TAIL = MannWhitneyResult.ALPHA.doubleValue() / 2;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double SURE = -NORMAL.inverseCumulativeProbability(TAIL);

    /** The power: four times of five. */
    private static final double SEEN = NORMAL.inverseCumulativeProbability(0.8);

    private static final int DECIMALS = 9;

    /** Empty for too few values, or when one is below 0: its ratios have no logarithm. */
    static Optional<RegressionInterval> between(double[] from, double[] to) {
        boolean ratios =
                DoubleStream.concat(Arrays.stream(from), Arrays.stream(to)).allMatch(value -> value >= 0);
        long outside = !ratios || from.length == 0 || to.length == 0 ? 0 : outside(from.length, to.length);
        return outside == 0 ? Optional.empty() : Optional.of(of(from, to, outside));
    }

    /** {@code outside} is the number of ratios to leave out at each end. */
    static RegressionInterval of(double[] from, double[] to, long outside) {
        Ratios ratios = new Ratios(from, to);
        long middle = ratios.count() / 2;
        double upper = ratios.at(middle);
        double estimate = ratios.count() % 2 == 1 ? upper : (ratios.at(middle - 1) + upper) / 2;
        return new RegressionInterval(
                share(estimate),
                share(ratios.at(outside - 1)),
                share(ratios.at(ratios.count() - outside)),
                2.0 * from.length * to.length / ((double) from.length + to.length));
    }

    private static BigDecimal share(double ratio) {
        return Double.isInfinite(ratio) ? null : BigDecimal.valueOf(ratio - 1).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The first ratio in order inside the interval, from 1 on; 0 when none can be left out. */
    static long outside(int one, int other) {
        if (RankSum.isExactFor(one, other)) {
            return RankSum.quantile(one, other, TAIL);
        }
        double spread = Math.sqrt(one * (double) other * (one + (double) other + 1) / 12);
        return (long) Math.max(0, Math.floor(one * (double) other / 2 - SURE * spread));
    }

    /** The smallest regression that this many runs of this spread detect four times of five; null when unbounded. */
    public BigDecimal leastSeen() {
        return bounded() ? share(Math.exp(half() * (SURE + SEEN) / SURE)) : null;
    }

    /**
     * The number of runs a side that show four times of five that the regression does not exceed {@code most} when there is none; empty
     * when no number does.
     */
    public Optional<Long> runsFor(BigDecimal most) {
        if (!bounded() || most.signum() == 0) {
            return Optional.empty();
        }
        double times = half() * (SURE + SEEN) / SURE / Math.log1p(most.doubleValue());
        return Optional.of((long) Math.ceil(runs * times * times));
    }

    private boolean bounded() {
        return low != null && high != null && low.doubleValue() > -1;
    }

    /** Half of its width, in logarithms. */
    private double half() {
        return (Math.log1p(high.doubleValue()) - Math.log1p(low.doubleValue())) / 2;
    }
}
