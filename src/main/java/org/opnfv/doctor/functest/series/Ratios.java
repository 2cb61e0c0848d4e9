package org.opnfv.doctor.functest.series;

import java.util.Arrays;

/** All ratios of a value of one set to a value of another, none below 0, in their order. They are never laid out: of large sets there are too many. */
final class Ratios {
    private final double[] from;
    private final double[] to;

    Ratios(double[] from, double[] to) {
        this.from = sorted(from);
        this.to = sorted(to);
    }

    /** Without the sign that a 0 may have. */
    private static double[] sorted(double[] values) {
        return Arrays.stream(values).map(Math::abs).sorted().toArray();
    }

    /** How many there are. */
    long count() {
        return (long) from.length * to.length;
    }

    /** The one that so many others are before: the smallest number that more than {@code index} of them do not exceed. */
    double at(long index) {
        // Of numbers that are not below 0 the bits are in the numbers' order.
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

    /** How many of them are no larger: the larger the divisor, the more. */
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
