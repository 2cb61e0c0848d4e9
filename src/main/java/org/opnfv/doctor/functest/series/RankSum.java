package org.opnfv.doctor.functest.series;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The exact distribution of the Mann-Whitney U test with ties: the share of all ways to split the values into two sets in which these
 * differ at least as much. Tied values share the mean of their ranks.
 *
 * <p>Libraries have it only without ties, and otherwise use the normal approximation. That is not good enough here: old logs have two
 * decimals, owners who were never notified are all tied, and with five values a side the approximation finds nothing below 0.01.
 */
final class RankSum {

    /** Additions in about a second. Where counting takes more, the approximation is good. */
    private static final double MOST = 3e8;

    private RankSum() {}

    static boolean isExactFor(int one, int other) {
        double all = (double) one + other;
        double fewer = Math.min(one, other);
        return all * fewer * (2 * all * fewer) <= MOST;
    }

    /** The two-sided p-value. Infinite values are larger than all others, and tied with each other. */
    static double pValue(double[] one, double[] other) {
        if (other.length < one.length) {
            return pValue(other, one);
        }
        int[] ranks = doubledRanks(one, other);
        int sum = Arrays.stream(ranks).limit(one.length).sum();
        int mean = one.length * (ranks.length + 1);
        double[] ways = ways(ranks, one.length);
        double all = 0;
        double asFar = 0;
        for (int reached = 0; reached < ways.length; reached++) {
            all += ways[reached];
            if (Math.abs(reached - mean) >= Math.abs(sum - mean)) {
                asFar += ways[reached];
            }
        }
        return asFar / all;
    }

    /**
     * The number of smallest pairs that can be left out, of all pairs of two sets of this size, so that the tail of the distribution does
     * not exceed the limit; 0 when even leaving out the first does. For values without ties.
     */
    static int quantile(int one, int other, double tail) {
        int fewer = Math.min(one, other);
        double[] ways = ways(IntStream.rangeClosed(1, one + other).toArray(), fewer);
        double most = tail * Arrays.stream(ways).sum();
        int least = fewer * (fewer + 1) / 2;
        double below = 0;
        int pairs = 0;
        while (below + ways[least + pairs] <= most) {
            below += ways[least + pairs];
            pairs++;
        }
        return pairs;
    }

    /** Twice the rank of each value, so that the mean of two ranks is a whole number. */
    private static int[] doubledRanks(double[] one, double[] other) {
        double[] values = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, values, one.length, other.length);
        int[] ranks = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int rank = 1;
            for (double value : values) {
                rank += value < values[i] ? 2 : value == values[i] ? 1 : 0;
            }
            ranks[i] = rank;
        }
        return ranks;
    }

    /** The number of ways to reach each sum with that many of the ranks. */
    private static double[] ways(int[] ranks, int count) {
        int most = Arrays.stream(ranks).sorted().skip(ranks.length - count).sum();
        double[][] ways = new double[count + 1][most + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int taken = count; taken > 0; taken--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[taken][sum] += ways[taken - 1][sum - rank];
                }
            }
        }
        return ways[count];
    }
}
