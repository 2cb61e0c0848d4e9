package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.opnfv.doctor.functest.report.Unit;

/**
 * A linear scale across a picture. Positions are per cent of its width, so that the picture fits any width without a script, and its text
 * keeps its size.
 *
 * @param from the value at {@code left}; times are microseconds
 * @param to the value at {@code right}, above {@code from}
 * @param left per cent
 * @param right per cent
 */
record Scale(long from, long to, double left, double right) {

    /** The most intervals of an axis: five numbers still fit on a phone. */
    private static final int INTERVALS = 4;

    private static final int MICRO = 6;

    /** Room for half a number on each side, per cent. */
    private static final double EDGE = 8;

    /** Across a whole picture; it spans at least one. */
    static Scale across(long from, long to) {
        return new Scale(from, Math.max(to, from + 1), 0.5, 99);
    }

    /** A duration in microseconds. */
    static long micros(BigDecimal seconds) {
        return seconds.movePointRight(MICRO).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, MICRO);
    }

    /** The position of a value. */
    String at(long value) {
        return percent(place(value));
    }

    /** The width between two values. */
    String width(long one, long other) {
        return percent(place(other) - place(one));
    }

    private double place(long value) {
        return left + (double) (value - from) / (to - from) * (right - left);
    }

    private static String percent(double place) {
        return String.format(Locale.ROOT, "%.2f%%", place);
    }

    /** Round values, at least two of them: a single number shows no scale. */
    List<Long> ticks() {
        return ticks(INTERVALS);
    }

    /** The same, with at most that many intervals, unless that leaves a single value. */
    List<Long> ticks(int most) {
        long step = step(to - from, most);
        long first = Math.floorDiv(from + step - 1, step);
        long last = Math.floorDiv(to, step);
        return last > first || step == 1
                ? LongStream.rangeClosed(first, last).map(i -> i * step).boxed().toList()
                : ticks(2 * most);
    }

    /** 1, 2 or 5 times a power of ten, so that at most that many fit. */
    static long step(long span, int most) {
        // Dividing instead of multiplying: this ends before a number overflows, whatever the span.
        long least = (span - 1) / most + 1;
        for (long power = 1; power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long step : new long[] {power, 2 * power, 5 * power}) {
                if (step >= least) {
                    return step;
                }
            }
        }
        return least;
    }

    /** The times below a picture. */
    void axis(Markup out, int y) {
        Unit unit = Unit.of(seconds(Math.max(Math.abs(from), Math.abs(to))));
        for (long tick : ticks()) {
            word(out, tick, y, unit.plain(seconds(tick)));
        }
    }

    /** A dashed line at the threshold, from the top down. */
    void limit(Markup out, long value, int bottom) {
        out.add("<line x1='%s' x2='%s' y2='%s' ", at(value), at(value), bottom)
                .add("stroke='%s' stroke-dasharray='4 3'/>", Colours.LIMIT);
    }

    /** A text at a value, kept within the picture. */
    void word(Markup out, long value, int y, String word) {
        double place = place(value);
        String anchor = place < EDGE ? "start" : place > 100 - EDGE ? "end" : "middle";
        out.add("<text x='%s' y='%s' text-anchor='%s'>%s</text>", percent(place), y, anchor, word);
    }
}
