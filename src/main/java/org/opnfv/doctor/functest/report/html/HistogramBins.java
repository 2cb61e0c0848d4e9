package org.opnfv.doctor.functest.report.html;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Counts of values in bars of the same, round width: about as many bars as there are values, but at least {@value #LEAST} and at most
 * {@value #MOST}, so that a few dozen iterations already show whether they fall into groups. The width is the round one that is nearest
 * to the range divided by that number, in proportion.
 *
 * @param from start of the first bar, microseconds
 * @param width of a bar, microseconds, 1, 2 or 5 times a power of ten
 * @param counts number of values in each bar
 */
record HistogramBins(long from, long width, long[] counts) {

    private static final int LEAST = 5;
    private static final int MOST = 20;

    /** Of at least one value, in microseconds. */
    static HistogramBins of(List<Long> values) {
        return ofAll(List.of(values)).get(0);
    }

    /** Of several sets in the same bars, or none when there is no value in any of them. */
    static List<HistogramBins> ofAll(List<List<Long>> sets) {
        List<Long> all = sets.stream().flatMap(Collection::stream).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        long least = Collections.min(all);
        long most = Collections.max(all);
        int largest = sets.stream().mapToInt(List::size).max().orElseThrow();
        int bars = Math.max(LEAST, Math.min(MOST, largest));
        long width = round((double) (most - least) / bars);
        return sets.stream().map(values -> of(values, least, most, width)).toList();
    }

    /** The start of a bar. */
    long start(int bar) {
        return from + bar * width;
    }

    /** The end of the last one. */
    long end() {
        return start(counts.length);
    }

    /** The number of values. */
    long sum() {
        return Arrays.stream(counts).sum();
    }

    private static HistogramBins of(List<Long> values, long least, long most, long width) {
        long from = Math.floorDiv(least, width) * width;
        long[] counts = new long[Math.toIntExact((most - from) / width) + 1];
        values.forEach(value -> counts[Math.toIntExact((value - from) / width)]++);
        return new HistogramBins(from, width, counts);
    }

    /** The nearest of 1, 2 and 5 times the powers of ten, at least 1. */
    private static long round(double width) {
        long nearest = 1;
        for (long power = 1; power <= 10 * width; power *= 10) {
            for (long step : new long[] {power, 2 * power, 5 * power}) {
                nearest = distance(step, width) < distance(nearest, width) ? step : nearest;
            }
        }
        return nearest;
    }

    private static double distance(long step, double width) {
        return Math.abs(Math.log(step / width));
    }
}
