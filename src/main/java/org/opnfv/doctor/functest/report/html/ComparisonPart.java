package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.report.html.Markup.Cell;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.Difference;
import org.opnfv.doctor.functest.series.Series;

/** Two sets side by side: whether they differ beyond noise, how sure that is, and both spreads. */
final class ComparisonPart {

    /** Smaller p-values are not told apart. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private ComparisonPart() {}

    static void append(Markup out, Runs runs) {
        Comparison comparison = runs.results().comparison();
        if (comparison == null) {
            return;
        }
        out.section("comparison", "Comparison");
        sentence(out, comparison);
        out.element(
                "p",
                Difference.TEST + "; a difference counts below p = " + Difference.ALPHA.toPlainString()
                        + ". The effect is Cliff's delta: -1 when all of the other are faster, 1 when all are slower.",
                "class",
                "soft small");
        if (!comparison.unlike().isEmpty()) {
            out.element("p", "They were not made alike:").list(comparison.unlike());
        }
        List<String> grounds = new ArrayList<>();
        List<List<Cell>> spreads = new ArrayList<>();
        for (Comparison.Change change : comparison.changes()) {
            String words = change.measure().words();
            grounds.add(words + ": " + grounds(change.difference()));
            spreads.add(SpreadRows.of(words + ", base", change.base(), comparison.base(), change.measure(), runs));
            spreads.add(SpreadRows.of(words + ", other", change.other(), comparison.other(), change.measure(), runs));
        }
        if (!grounds.isEmpty()) {
            out.list(grounds);
        }
        out.open("div", "class", "picture").close("div").line();
        out.element("p", names(comparison), "class", "soft small");
        if (!spreads.isEmpty()) {
            out.table("Spread of both sets", SpreadRows.HEADS, spreads);
        }
        out.close("section").line();
    }

    private static void sentence(Markup out, Comparison comparison) {
        Difference.Words words =
                comparison.latency().map(change -> change.difference().words()).orElse(Difference.Words.TOO_FEW_RUNS);
        String style = switch (words) {
            case SLOWER -> "fail";
            case FASTER -> "pass";
            default -> null;
        };
        String sign = switch (words) {
            case SLOWER -> "▲ ";
            case FASTER -> "▼ ";
            case TOO_FEW_RUNS -> "? ";
            case NO_DIFFERENCE -> "= ";
        };
        out.open("p", "class", style)
                .open("span", "aria-hidden", "true")
                .text(sign)
                .close("span")
                .text(Headline.of(comparison))
                .close("p")
                .line();
    }

    private static String names(Comparison comparison) {
        return "Base: " + name(comparison.base()) + ". Other: " + name(comparison.other()) + ".";
    }

    private static String name(Series series) {
        return series.name() + " (" + Words.count(series.iterations().size(), series.isOneRun() ? "run" : "iteration")
                + ")";
    }

    private static String probability(BigDecimal p) {
        return p.compareTo(LEAST) < 0 ? "p < " + LEAST.toPlainString() : "p = " + p.toPlainString();
    }

    private static String grounds(Difference difference) {
        return difference.words()
                + (difference.pValue() == null ? "" : ", " + probability(difference.pValue()))
                + (difference.effectSize() == null
                        ? ""
                        : ", effect " + difference.effectSize().toPlainString());
    }
}
