package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.report.Unit;

/** Rows of times below each other in a column of a table: what lasted as a bar, a moment as a mark, the threshold as a dashed line. */
record TimeBars(Scale scale, Long limit) {

    /** Microseconds that a row spans at least: all that is recorded may be one moment. */
    private static final long SHORTEST = 1000;

    /** A threshold is shown when the times go on to two thirds of it. */
    private static final double NEAR = 1.5;

    /**
     * A bar, or a mark where it does not end later than it begins.
     *
     * @param from seconds after the origin
     * @param to likewise
     * @param words what is shown to who points at it
     */
    record Bar(BigDecimal from, BigDecimal to, String colour, String words) {}

    /** For times from the one to the other, in seconds after the origin; {@code limit} may be null. */
    static TimeBars of(BigDecimal first, BigDecimal last, BigDecimal limit) {
        long from = Scale.micros(first);
        long to = Math.max(Scale.micros(last), from + SHORTEST);
        Long end = limit == null || Scale.micros(limit) > to * NEAR ? null : Long.valueOf(Scale.micros(limit));
        return new TimeBars(Scale.across(from, end == null ? to : Math.max(to, end)), end);
    }

    /** What is to be said of the threshold of a run, with a blank before it; empty where its latency has no beginning. */
    String limitWords(Assessment run) {
        BigDecimal threshold = run.facts().thresholdS();
        if (run.latencyBegin() == null || threshold == null) {
            return "";
        }
        String words = Unit.of(threshold).plain(threshold);
        return limit != null
                ? " The dashed line is the threshold of " + words + "."
                : " The threshold of " + words + " is beyond the picture.";
    }

    Cell row(List<Bar> bars) {
        return out -> {
            out.add("<svg width='100%%' height='16' aria-hidden='true'>");
            bars.forEach(bar -> draw(out, bar));
            if (limit != null) {
                scale.limit(out, limit, 16);
            }
            out.add("</svg>");
        };
    }

    private void draw(Markup out, Bar bar) {
        long from = Scale.micros(bar.from());
        long to = Scale.micros(bar.to());
        boolean mark = to <= from;
        String shape = mark ? "<rect x='%s' y='1' height='14'" : "<rect x='%s' y='3' height='10'";
        out.add(
                shape + " width='%s' fill='%s'><title>%s</title></rect>",
                scale.at(from),
                mark ? "2" : scale.width(from, to),
                bar.colour(),
                bar.words());
    }

    /** The numbers below the rows. */
    Cell axis() {
        return out -> {
            out.add("<svg width='100%%' height='16' font-size='11' fill='currentColor' aria-hidden='true'>");
            scale.axis(out, 12);
            out.add("</svg>");
        };
    }
}
