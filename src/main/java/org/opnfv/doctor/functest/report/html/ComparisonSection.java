package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.MannWhitneyResult;

/** Two sets side by side: whether they differ beyond noise, how certain that is, and both distributions. */
final class ComparisonSection {

    /** Smaller p-values are shown as this bound. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private ComparisonSection() {}

    static void append(Markup out, RunAnchors runs) {
        Comparison comparison = runs.results().comparison();
        if (comparison == null) {
            return;
        }
        out.section("comparison", "Comparison");
        sentence(out, comparison);
        if (!comparison.changes().isEmpty()) {
            out.note(MannWhitneyResult.TEST + "; a difference counts below p = "
                    + MannWhitneyResult.ALPHA.toPlainString()
                    + ". The effect is Cliff's delta: -1 when all of B are faster, 1 when all are slower.");
        }
        if (!comparison.unlike().isEmpty()) {
            out.element("p", "They were not made alike:").list(comparison.unlike());
        }
        List<String> grounds = new ArrayList<>();
        List<SpreadTable.Row> spreads = new ArrayList<>();
        for (Comparison.Change change : comparison.changes()) {
            String words = change.measure().words();
            grounds.add(words + ": " + grounds(change.difference()));
            spreads.add(new SpreadTable.Row("A " + words, comparison.base(), change.measure(), ""));
            spreads.add(new SpreadTable.Row("B " + words, comparison.other(), change.measure(), change(change)));
        }
        out.list(grounds);
        if (!spreads.isEmpty()) {
            out.element("h3", "Spread");
            new SpreadTable(runs, spreads).append(out, "Spread of both sets; B to A is that of the medians");
        }
        out.close("section").line();
    }

    private static void sentence(Markup out, Comparison comparison) {
        MannWhitneyResult.Outcome outcome = comparison
                .latency()
                .map(change -> change.difference().outcome())
                .orElse(MannWhitneyResult.Outcome.TOO_FEW_RUNS);
        String style = switch (outcome) {
            case SLOWER -> "fail";
            case FASTER -> "pass";
            default -> "";
        };
        String sign = switch (outcome) {
            case SLOWER -> "▲ ";
            case FASTER -> "▼ ";
            case TOO_FEW_RUNS -> "? ";
            case NO_DIFFERENCE -> "= ";
        };
        out.add("<p class='%s'><span aria-hidden='true'>%s</span>", style, sign)
                .add("%s</p>\n", Headline.of(comparison));
    }

    /** How much larger the median of B is; an owner who was never notified has no number. */
    private static String change(Comparison.Change change) {
        return change.regression() == null
                ? "?"
                : String.format(Locale.ROOT, "%+.1f %%", change.regression().movePointRight(2));
    }

    private static String probability(BigDecimal p) {
        return p.compareTo(LEAST) < 0 ? "p < " + LEAST.toPlainString() : "p = " + p.toPlainString();
    }

    private static String grounds(MannWhitneyResult difference) {
        return difference.outcome()
                + (difference.pValue() == null ? "" : ", " + probability(difference.pValue()))
                + (difference.effectSize() == null
                        ? ""
                        : ", effect " + difference.effectSize().toPlainString());
    }
}
