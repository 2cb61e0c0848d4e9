package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Milliseconds;
import org.opnfv.doctor.functest.latency.TimelineEntry;

/** The checkpoints in the order of time, with milliseconds and a mark on a common scale. */
final class TimelineText {

    private static final int SCALE = 20;

    private final List<TimelineEntry> checkpoints;
    private final String origin;
    private final BigDecimal zero;
    private final BigDecimal start;
    private final BigDecimal span;

    private TimelineText(Assessment assessment) {
        checkpoints = assessment.timeline().stream()
                .sorted(Comparator.comparing(TimelineEntry::first))
                .toList();
        start = checkpoints.get(0).first();
        boolean known = assessment.latencyBegin() != null;
        zero = known ? assessment.latencyBegin() : start;
        origin = known ? assessment.latencyOrigin() : checkpoints.get(0).what();
        BigDecimal end = checkpoints.stream().map(TimelineEntry::last).reduce(start, BigDecimal::max);
        span = end.subtract(start);
    }

    static void append(LabelledText page, Assessment assessment) {
        if (!assessment.timeline().isEmpty()) {
            page.gap();
            new TimelineText(assessment).append(page);
        }
    }

    private void append(LabelledText page) {
        page.line("  " + page.style().faint(" first ms   last ms   after " + origin));
        for (TimelineEntry checkpoint : checkpoints) {
            boolean once = checkpoint.count() == 1;
            String what = checkpoint.what() + (once ? "" : " (" + checkpoint.count() + ")");
            page.line("  " + right(milliseconds(checkpoint.first())) + " "
                    + right(once ? "" : milliseconds(checkpoint.last())) + "   "
                    + left(checkpoint.id(), 5) + left(what, 28) + " "
                    + page.style().faint(mark(checkpoint)));
        }
    }

    private String milliseconds(BigDecimal time) {
        return Milliseconds.of(time.subtract(zero));
    }

    /** A dot for a moment, a bar for a span. */
    private String mark(TimelineEntry checkpoint) {
        int from = column(checkpoint.first());
        int to = column(checkpoint.last());
        return "|" + " ".repeat(from) + (from == to ? "*" : "*" + "=".repeat(to - from - 1) + "*")
                + " ".repeat(SCALE - 1 - to) + "|";
    }

    private int column(BigDecimal time) {
        if (span.signum() == 0) {
            return 0;
        }
        return time.subtract(start)
                .multiply(BigDecimal.valueOf(SCALE - 1))
                .divide(span, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String right(String text) {
        return " ".repeat(Math.max(0, 9 - text.length())) + text;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
