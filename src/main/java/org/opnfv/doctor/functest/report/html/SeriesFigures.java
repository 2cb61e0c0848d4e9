package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.Measure;
import org.opnfv.doctor.functest.series.Sample;
import org.opnfv.doctor.functest.series.Series;

/** What decides in a series, beside what it is compared with. */
record SeriesFigures(Markup out, RunAnchors runs, Series series, BigDecimal limit) {

    /** Of a series, measured or not; {@code limit} is the threshold of all its runs, null when they have several. */
    static void append(Markup out, RunAnchors runs, Series series, BigDecimal limit) {
        if (!series.isOneRun()) {
            new SeriesFigures(out, runs, series, limit).append();
        }
    }

    private void append() {
        List<Sample> latencies = series.samples(Measure.LATENCY);
        long never =
                latencies.stream().filter(sample -> sample.seconds() == null).count();
        SpreadTable spread = new SpreadTable(runs, List.of());
        out.open("dl", "class", "figures").line();
        if (never > 0) {
            Cell last = spread.extreme(SpreadTable.NEVER, series, Measure.LATENCY, Comparator.reverseOrder());
            out.figure("Last owner told", last, "in " + TextFormat.count(never, series.noun()));
        }
        series.distribution(Measure.LATENCY).ifPresent(found -> told(found, never == 0, spread));
        String asked = "of " + TextFormat.count(series.iterations().size() + series.notMade(), series.noun());
        out.figure("Passed", Cell.of(TextFormat.number(series.with(Verdict.PASS).size())), asked);
        made(asked);
        out.close("dl").line();
    }

    /** How far a series came that ended early. */
    private void made(String asked) {
        if (series.notMade() > series.lost()) {
            out.figure("Made", Cell.of(TextFormat.number(series.iterations().size() + series.lost())), asked);
        }
        if (series.warmUpNotMade() > 0) {
            int made = series.warmUp().size();
            out.figure(
                    "Warmed up",
                    Cell.of(TextFormat.number(made)),
                    "of " + TextFormat.number(made + series.warmUpNotMade()));
        }
    }

    /**
     * Figures of the slowest of each run, all in the unit of the threshold; the last of them decides when all were told. Those of every
     * notification are others, so that what they are of is in their names.
     */
    private void told(Distribution found, boolean all, SpreadTable spread) {
        BigDecimal largest = SpreadTable.largest(found);
        Unit unit = Unit.of(limit == null ? largest : limit.max(largest));
        if (all) {
            String last = unit.text(found.max(), limit);
            out.figure(
                    "Last owner told",
                    spread.extreme(last, series, Measure.LATENCY, Comparator.reverseOrder()),
                    limit == null ? null : "of " + unit.plain(limit));
        }
        out.figure("Median of the slowest", Cell.of(SpreadTable.text(unit, found.median(), limit)), null);
        out.figure("p95 of the slowest", Cell.of(SpreadTable.text(unit, found.p95(), limit)), null);
    }
}
