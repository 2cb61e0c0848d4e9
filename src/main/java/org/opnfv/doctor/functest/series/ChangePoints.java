package org.opnfv.doctor.functest.series;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where a row of values changes, by E-divisive means (Matteson and James 2014) with Student's t-test instead of permutations, first in windows
 * with a loose test, then over all with the strict one, as Hunter and Apache Otava have it (docs/decisions/0006-change-points.md).
 */
final class ChangePoints {

    /** Beyond this p-value a change is noise. */
    static final double STRICT = 0.001;

    private static final double LOOSE = 10 * STRICT;
    private static final int WINDOW = 50;

    /** Those of a window: the distances of thousands would take all of the heap. */
    private final double[] values;

    /** Sums of the distances of the first i values to the first j. */
    private final double[][] distances;

    private ChangePoints(double[] values) {
        this.values = values;
        int n = values.length;
        distances = new double[n + 1][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                distances[i + 1][j + 1] =
                        Math.abs(values[i] - values[j]) + distances[i][j + 1] + distances[i + 1][j] - distances[i][j];
            }
        }
    }

    /** The places at which something else begins, in their order; never the first. */
    static List<Integer> of(double[] values) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int start = 0; start < values.length; ) {
            int end = Math.min(start + WINDOW, values.length);
            int last = start;
            for (int at : new ChangePoints(Arrays.copyOfRange(values, start, end)).split()) {
                last = start + at;
                found.add(last);
            }
            start = Math.max(last, start + WINDOW / 2);
        }
        return merged(values, found);
    }

    /** How likely the values from {@code start} to {@code at} and from there to {@code end} come from one mean (pooled variance, two-sided). */
    static double pValue(double[] values, int start, int at, int end) {
        double[] left = meanAndSquares(values, start, at);
        double[] right = meanAndSquares(values, at, end);
        int degrees = end - start - 2;
        double difference = Math.abs(left[0] - right[0]);
        if (degrees < 1 || difference == 0) {
            return 1;
        }
        double error = Math.sqrt((left[1] + right[1]) / degrees * (1.0 / (at - start) + 1.0 / (end - at)));
        return 2 * TDistribution.of(degrees).survivalProbability(difference / error);
    }

    private static double[] meanAndSquares(double[] values, int from, int to) {
        double mean =
                IntStream.range(from, to).mapToDouble(i -> values[i]).average().orElseThrow();
        double squares = IntStream.range(from, to)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
        return new double[] {mean, squares};
    }

    /** Split where the parts differ the most, as long as the loose test says that they do. */
    private TreeSet<Integer> split() {
        int end = values.length;
        TreeSet<Integer> cuts = new TreeSet<>(List.of(0, end));
        while (true) {
            int best = -1;
            double most = Double.NEGATIVE_INFINITY;
            for (int from : cuts.headSet(end)) {
                int to = cuts.higher(from);
                for (int at = from + 1; at < to; at++) {
                    for (int until = at + 1; until <= to; until++) {
                        double divergence = divergence(from, at, until);
                        if (divergence > most) {
                            most = divergence;
                            best = at;
                        }
                    }
                }
            }
            if (best < 0 || pValue(values, cuts.lower(best), best, cuts.higher(best)) >= LOOSE) {
                cuts.removeAll(List.of(0, end));
                return cuts;
            }
            cuts.add(best);
        }
    }

    /** How far the values before and after lie apart, less how far those of each part do. */
    private double divergence(int from, int at, int until) {
        double n = at - from;
        double m = until - at;
        double within = (n > 1 ? m / (n - 1) * between(from, at, from, at) / 2 : 0)
                + (m > 1 ? n / (m - 1) * between(at, until, at, until) / 2 : 0);
        return 2 / (n + m) * (between(from, at, at, until) - within);
    }

    private double between(int from, int to, int otherFrom, int otherTo) {
        return distances[to][otherTo]
                - distances[from][otherTo]
                - distances[to][otherFrom]
                + distances[from][otherFrom];
    }

    /** The least certain of them is left out, for as long as the strict test does not hold of it. */
    private static List<Integer> merged(double[] values, TreeSet<Integer> found) {
        TreeSet<Integer> cuts = new TreeSet<>(found);
        cuts.addAll(List.of(0, values.length));
        while (true) {
            int weakest = -1;
            double most = STRICT;
            for (int at : cuts) {
                if (at == 0 || at == values.length) {
                    continue;
                }
                double p = pValue(values, cuts.lower(at), at, cuts.higher(at));
                if (p >= most) {
                    most = p;
                    weakest = at;
                }
            }
            if (weakest < 0) {
                cuts.removeAll(List.of(0, values.length));
                return List.copyOf(cuts);
            }
            cuts.remove(weakest);
        }
    }
}
