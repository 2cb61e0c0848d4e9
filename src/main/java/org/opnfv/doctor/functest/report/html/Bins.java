package org.opnfv.doctor.functest.report.html;

import java.util.Collections;
import java.util.List;

/**
 * Counts of values in bars of the same, round width.
 *
 * @param from where the first bar begins, microseconds
 * @param width of a bar, microseconds, 1, 2 or 5 times a power of ten
 * @param counts how many values are in each bar
 */
record Bins(long from, long width, long[] counts) {

    private static final int MOST = 40;

    /** Of at least one value. */
    static Bins of(List<Long> micros) {
        long least = Collections.min(micros);
        long most = Collections.max(micros);
        long width = round((most - least) / bars(micros.size()));
        long from = Math.floorDiv(least, width) * width;
        long[] counts = new long[Math.toIntExact((most - from) / width) + 1];
        micros.forEach(value -> counts[Math.toIntExact((value - from) / width)]++);
        return new Bins(from, width, counts);
    }

    /** The Rice rule: as many bars as so many values can fill. */
    private static int bars(int values) {
        return Math.min(MOST, (int) Math.ceil(2 * Math.cbrt(values)));
    }

    private static long round(long width) {
        long power = 1;
        while (power * 10 <= width) {
            power *= 10;
        }
        return width <= power ? power : width <= 2 * power ? 2 * power : width <= 5 * power ? 5 * power : 10 * power;
    }
}
