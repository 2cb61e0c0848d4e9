package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.Distribution;
import org.opnfv.doctor.functest.series.MannWhitneyResult;
import org.opnfv.doctor.functest.series.RegressionInterval;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** Two sets of runs side by side: A is the base, B is compared with it. */
final class ComparisonText {
    private final LabelledText page;
    private final Results results;

    private ComparisonText(LabelledText page, Results results) {
        this.page = page;
        this.results = results;
    }

    static void append(LabelledText page, Results results) {
        new ComparisonText(page, results).append();
    }

    private void append() {
        Comparison comparison = results.comparison();
        if (Headline.decides(results)) {
            page.line(page.style().verdict(results.verdict()) + "  " + Headline.of(results));
            page.gap();
            page.field("latency", Headline.of(comparison));
        } else {
            page.line(Printable.line(Headline.of(comparison)));
            page.gap();
        }
        if (results.gate() != null) {
            page.field(
                    "regression",
                    SlaText.words(results.gate().outcome()) + "  "
                            + results.gate().words());
        }
        SlaText.append(page, results.sla());
        side("A", comparison.base());
        side("B", comparison.other());
        page.field("unlike", comparison.unlike());
        if (comparison.changes().isEmpty()) {
            return;
        }
        page.gap();
        page.line(
                "  " + page.style().faint(SeriesText.columns("milliseconds", "median", "p95", "p99", "max", "B to A")));
        for (Comparison.Change change : comparison.changes()) {
            page.line("  " + row("A " + change.measure().words(), change.base(), ""));
            page.line("  " + row("B", change.other(), change(change)));
            page.line("  " + page.style().faint("  " + significance(change.difference())));
            page.line("  " + page.style().faint(interval(change.interval())));
            page.line("  " + page.style().faint(untold(change)));
        }
    }

    private void side(String label, Series series) {
        page.block(label, List.of(series.name() + ": " + SeriesText.counts(series)));
        page.field("", Shortfall.of(series));
        String labels = ContextText.labels(series.context());
        page.field("", labels.isEmpty() ? List.of() : List.of(labels));
    }

    private static String row(String what, Distribution found, String change) {
        return SeriesText.columns(
                what,
                SeriesText.milliseconds(found.median()),
                SeriesText.milliseconds(found.p95()),
                SeriesText.milliseconds(found.p99()),
                SeriesText.milliseconds(found.max()),
                change);
    }

    private static String change(Comparison.Change change) {
        return change.regression() == null
                ? "?"
                : String.format(Locale.ROOT, "%+.1f %%", change.regression().doubleValue() * 100);
    }

    /** Nothing when all owners were notified. */
    private static String untold(Comparison.Change change) {
        int base = change.base().missing();
        int other = change.other().missing();
        return base + other == 0 ? "" : "  never told: " + base + " in A, " + other + " in B";
    }

    /** Nothing when there are too few values. */
    private static String interval(RegressionInterval interval) {
        if (interval == null) {
            return "";
        }
        return "  B to A " + percent(interval.estimate()) + ", between " + percent(interval.low()) + " and "
                + percent(interval.high()) + " (99 %)"
                + (interval.leastSeen() == null ? "" : "; shows " + percent(interval.leastSeen()) + " and more");
    }

    private static String percent(BigDecimal share) {
        return share == null ? "any" : String.format(Locale.ROOT, "%+.1f %%", share.doubleValue() * 100);
    }

    private static String significance(MannWhitneyResult difference) {
        String effect = difference.effectSize() == null ? "" : ", Cliff's delta " + difference.effectSize();
        return difference.outcome()
                + (difference.pValue() == null
                        ? ""
                        : ": p = " + difference.pValue().toPlainString())
                + effect + " (" + MannWhitneyResult.TEST + ")";
    }
}
