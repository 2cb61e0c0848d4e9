package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.report.Headline;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.Difference;
import org.opnfv.doctor.functest.series.Results;

/** Two series side by side, for the summary. */
final class ComparisonView {

    /** Smaller p-values are not told apart. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private ComparisonView() {}

    static Map<String, Object> tree(Results results) {
        Comparison comparison = results.comparison();
        List<Object> spreads = new ArrayList<>();
        List<String> grounds = new ArrayList<>();
        for (Comparison.Change change : comparison.changes()) {
            spreads.add(SeriesView.spread(change.measure().words() + ", base", change.base()));
            spreads.add(SeriesView.spread(change.measure().words() + ", other", change.other()));
            grounds.add(change.measure().words() + ": " + grounds(change.difference()));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "words",
                comparison
                        .latency()
                        .map(change -> change.difference().words().toString())
                        .orElse("not known"));
        tree.put("headline", Headline.of(comparison));
        tree.put(
                "test",
                Difference.TEST + "; a difference counts below p = " + Difference.ALPHA.toPlainString()
                        + ". The effect is Cliff's delta: -1 when all of the other are faster, 1 when all are slower.");
        tree.put("grounds", grounds);
        tree.put("spreads", spreads);
        return tree;
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
