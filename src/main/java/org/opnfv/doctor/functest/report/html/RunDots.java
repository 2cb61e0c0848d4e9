package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Thresholds;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.IterationNumbers;
import org.opnfv.doctor.functest.series.Series;

/** The runs of a set in order: a dot for each, linked to it, at the height of its slowest notification. */
final class RunDots {

    /** The most numbers below the axis. */
    private static final int NUMBERS = 8;

    private static final int TOP = 16;
    private static final int HEIGHT = 160;
    private static final int ROW = 24;

    private final Markup out;
    private final RunAnchors anchors;
    private final List<Assessment> runs;
    private final List<Integer> numbers;
    private final int warmUp;
    private final BigDecimal limit;
    private final Scale across;
    private final Scale up;
    private final int top;
    private final int bottom;

    private RunDots(Markup out, RunAnchors anchors, int set) {
        Series series = anchors.results().series().get(set);
        this.out = out;
        this.anchors = anchors;
        runs = anchors.sets().get(set);
        numbers = IterationNumbers.of(series);
        warmUp = series.warmUp().size();
        List<BigDecimal> limits = Thresholds.of(series);
        int last = numbers.get(numbers.size() - 1);
        across = new Scale(Math.min(1, numbers.get(0)), Math.max(last, 2), 18, 97);
        List<Long> known =
                runs.stream().map(RunDots::last).filter(Objects::nonNull).toList();
        long most = known.stream().mapToLong(Long::longValue).max().orElse(0);
        long least = known.stream().mapToLong(Long::longValue).min().orElse(0);
        boolean near = limits.size() == 1 && !known.isEmpty() && Scale.micros(limits.get(0)) < most * 4;
        limit = near ? limits.get(0) : null;
        top = TOP + (runs.stream().anyMatch(run -> RunAnchors.never(run) > 0) ? ROW : 0);
        bottom = top + (known.isEmpty() ? 0 : HEIGHT);
        // A notification before the detection is below zero.
        up = new Scale(Math.min(0, least), Math.max(1, near ? Math.max(most, Scale.micros(limit)) : most), bottom, top);
    }

    /** Nothing for fewer than two runs. */
    static void append(Markup out, RunAnchors anchors, int set) {
        if (anchors.sets().get(set).size() > 1) {
            new RunDots(out, anchors, set).append();
        }
    }

    /** The slowest notification in microseconds; null for one that never came or is unknown. */
    private static Long last(Assessment run) {
        return RunAnchors.isLastKnown(run)
                ? Long.valueOf(Scale.micros(run.figures().last()))
                : null;
    }

    private void append() {
        boolean none = runs.stream().anyMatch(run -> last(run) == null && RunAnchors.never(run) == 0);
        int foot = bottom + (none ? ROW : 0);
        out.note(
                "Each dot is a run, its height the slowest notification; a cross failed, a question mark could not be judged, a hollow"
                        + " dot warmed up."
                        + (top > TOP ? " Where an owner was never told it is in the row above all times." : ""));
        out.add("<svg width='100%%' height='%s' role='group'>", foot + 30)
                .add("<title>The slowest notification of each of %s</title>", TextFormat.count(runs.size(), "run"))
                .add("<g font-size='12' fill='currentColor' aria-hidden='true'>");
        if (bottom > top) {
            grid();
        }
        if (top > TOP) {
            word(TOP + 6, "never");
        }
        if (none) {
            word(bottom + ROW, "no latency");
        }
        if (numbers.get(0) < 1) {
            across.word(out, numbers.get(0), foot + 25, "warm-up");
        }
        shownNumbers().forEach(number -> across.word(out, number, foot + 25, String.valueOf(number)));
        out.add("</g>\n");
        for (int i = 0; i < runs.size(); i++) {
            dot(i);
        }
        out.add("</svg>\n");
    }

    private void word(int y, String word) {
        out.add("<text y='%s'>%s</text>", y, word);
    }

    private void grid() {
        Unit unit = Unit.of(Scale.seconds(Math.max(-up.from(), up.to())));
        for (long tick : up.ticks()) {
            word(y(tick) - 3, unit.plain(Scale.seconds(tick)));
            out.add("<line x2='100%%' y1='%s' y2='%s' stroke='currentColor' stroke-opacity='0.2'/>", y(tick), y(tick));
        }
        if (limit != null) {
            int y = y(Scale.micros(limit));
            out.add("<line x2='100%%' y1='%s' y2='%s' stroke='%s' stroke-dasharray='4 3'/>", y, y, Colours.LIMIT)
                    .add("<text x='100%%' y='%s' text-anchor='end'>", y - 4)
                    .add("threshold %s</text>", unit.plain(limit));
        }
    }

    private int y(long micros) {
        return (int) Math.round(bottom - (double) (micros - up.from()) / (up.to() - up.from()) * (bottom - top));
    }

    /** Round numbers that exist; the first and the last where there would be only one. */
    private List<Integer> shownNumbers() {
        List<Integer> real = numbers.stream().filter(number -> number > 0).toList();
        long step = Scale.step(real.stream().mapToLong(Integer::longValue).max().orElse(1), NUMBERS);
        List<Integer> round = real.stream().filter(number -> number % step == 0).toList();
        return round.size() > 1
                ? round
                : IntStream.of(0, real.size() - 1)
                        .filter(i -> i >= 0 && i < real.size())
                        .distinct()
                        .mapToObj(real::get)
                        .toList();
    }

    private void dot(int i) {
        Assessment run = runs.get(i);
        Long last = last(run);
        long never = RunAnchors.never(run);
        int y = last != null ? y(last) : never > 0 ? TOP + 2 : bottom + ROW - 4;
        String told = last != null
                ? Unit.of(run.figures().last()).text(run.figures().last())
                : never > 0 ? TextFormat.number(never) + " never told" : "no latency";
        String words = run.run() + ", " + run.verdict() + ", " + told + (i < warmUp ? ", warm-up, not counted" : "");
        String place = anchors.of(run);
        String x = across.at(numbers.get(i));
        out.add(place == null ? "<g>" : "<a href='#%s' aria-label='%s'>", place, words)
                .add("<title>%s</title><circle cx='%s' cy='%s' r='12' fill='transparent'/>", words, x, y);
        if (run.verdict() == Verdict.PASS) {
            out.add("<circle cx='%s' cy='%s' r='4.5' ", x, y)
                    .add("fill='%s' stroke='%s'/>", i < warmUp ? "none" : Colours.VALUE, Colours.VALUE);
        } else {
            boolean failed = run.verdict() == Verdict.FAIL;
            out.add("<text x='%s' y='%s' text-anchor='middle' font-size='20' ", x, y + 6)
                    .add("fill='%s'>%s</text>", failed ? Colours.LIMIT : Colours.UNKNOWN, failed ? "×" : "?");
        }
        out.add(place == null ? "</g>\n" : "</a>\n");
    }
}
