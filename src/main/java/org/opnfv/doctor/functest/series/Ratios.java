package org.opnfv.doctor.functest.series;

import java.util.Arrays;

/** All ratios of a value of one set to a value of another, none below 0, in order. They are never stored: large sets have too many. */
final class Ratios {
    private final double[] from;
    private final double[] to;

    Ratios(double[] from, double[] to) {
        this.from = sorted(from);
        this.to = sorted(to);
    }

    /** Without negative zeros. */
    private static double[] sorted(double[] values) {
        return Arrays.stream(values).map(Math::abs).sorted().toArray();
    }

    /** The number of ratios. */
    long count() {
        return (long) from.length * to.length;
    }

    /** The ratio at that index: the smallest number that more than {@code index} of them do not exceed. */
    double at(long index) {
        // The bits of non-negative numbers have the numbers' order.
        long low = 0;
        long high = Double.doubleToLongBits(Double.POSITIVE_INFINITY);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (upTo(Double.longBitsToDouble(middle)) > index) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Double.longBitsToDouble(low);
    }

    /** The number of ratios up to the limit: it grows with the divisor. */
    private long upTo(double limit) {
        long all = 0;
        int within = 0;
        for (double divisor : from) {
            while (within < to.length && ratio(divisor, to[within]) <= limit) {
                within++;
            }
            all += within;
        }
        return all;
    }

    private static double ratio(double from, double to) {
        return from == to ? 1 : Double.isInfinite(from) ? 0 : to / from;
    }
}
