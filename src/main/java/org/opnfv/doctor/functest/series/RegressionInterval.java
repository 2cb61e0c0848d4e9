package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * By how much one set of values is slower than another, as far as so many values tell: the estimate of Hodges and Lehmann and the interval
 * that belongs to the Mann-Whitney U test, of ratios (the shift of the logarithms), so that all is a share: 0.2 is 20 % slower. A value of an owner who was never told is
 * larger than any other.
 *
 * @param estimate the median of all ratios of a value of the one to a value of the other, less 1; null when there is no bound to it
 * @param low what it is at least, with {@link #CONFIDENCE}; null: more than any number
 * @param high what it is at most; null when there is no bound to it
 * @param runs the values a side: of sets of different size, of two alike that tell as much
 */
public record RegressionInterval(BigDecimal estimate, BigDecimal low, BigDecimal high, double runs) {

    /** How sure it is, so that it agrees with {@link Difference#ALPHA}. */
    public static final BigDecimal CONFIDENCE = BigDecimal.ONE.subtract(Difference.ALPHA);

    private static final double TAIL = Difference.ALPHA.doubleValue() / 2;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static final double SURE = -NORMAL.inverseCumulativeProbability(TAIL);

    /** Four times of five. */
    private static final double SEEN = NORMAL.inverseCumulativeProbability(0.8);

    private static final int DECIMALS = 9;

    /** Empty where so few values tell nothing, or one is below 0: there is no logarithm of its ratios. */
    static Optional<RegressionInterval> between(double[] from, double[] to) {
        boolean ratios =
                DoubleStream.concat(Arrays.stream(from), Arrays.stream(to)).allMatch(value -> value >= 0);
        long outside = !ratios || from.length == 0 || to.length == 0 ? 0 : outside(from.length, to.length);
        return outside == 0 ? Optional.empty() : Optional.of(of(from, to, outside));
    }

    /** {@code outside} is that of their numbers. */
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

    /** The first of the ratios in order that is within, from 1 on; 0 when none can be left out. */
    static long outside(int one, int other) {
        if (RankSum.isExactFor(one, other)) {
            return RankSum.quantile(one, other, TAIL);
        }
        double spread = Math.sqrt(one * (double) other * (one + (double) other + 1) / 12);
        return (long) Math.max(0, Math.floor(one * (double) other / 2 - SURE * spread));
    }

    /** The smallest regression that so many runs of this spread show to be one, four times of five; null without a bound. */
    public BigDecimal leastSeen() {
        return bounded() ? share(Math.exp(half() * (SURE + SEEN) / SURE)) : null;
    }

    /** How many runs a side tell, four times of five, that no more than {@code most} is there when there is none; empty: no number does. */
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

    /** Half of its width, of the logarithms. */
    private double half() {
        return (Math.log1p(high.doubleValue()) - Math.log1p(low.doubleValue())) / 2;
    }
}
