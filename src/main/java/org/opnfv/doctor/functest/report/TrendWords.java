package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.series.MannWhitneyResult;
import org.opnfv.doctor.functest.series.Trend;

/** What is said of nights, in text and on the page alike. */
public final class TrendWords {

    /** What the mark behind a share means. */
    public static final String MARK = "* differs from the reference beyond noise (" + MannWhitneyResult.TEST + ", p < "
            + MannWhitneyResult.ALPHA.toPlainString() + ")";

    /** Smaller p-values are not told apart. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Unit unit;

    /** With one unit for all times of these. */
    public TrendWords(Trend trend) {
        unit = Unit.of(trend.longest());
    }

    /** {@code "2 changes in 30 nights"}. */
    public static String headline(Trend trend) {
        int nights = trend.nights().size();
        int changes = trend.changed().size();
        return (changes == 0 ? "no change" : changes == 1 ? "1 change" : changes + " changes") + " in "
                + (nights == 1 ? "1 night" : nights + " nights");
    }

    /** {@code "median +50.1 %, 40.0 ms -> 60.1 ms, p=0.0007"}, of a night from which on they are others. */
    public String change(Trend.Night night) {
        Trend.Change change = night.change();
        return "median " + (change.share() == null ? "" : percent(change.share()) + ", ") + unit.text(change.before())
                + " -> " + unit.text(change.after()) + ", p"
                + (change.pValue().compareTo(LEAST) < 0
                        ? "<" + LEAST
                        : "=" + change.pValue().toPlainString());
    }

    /** Whether the medians are others from it on, its own labels, and what it was not made with as the night before. */
    public static String more(Trend.Night night) {
        return Stream.of(
                        night.change() == null ? "" : "changed",
                        ContextText.labels(night.labels()),
                        String.join("; ", night.unlike()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** {@code "never"} where it falls on an owner who was never told, {@code "-"} where nothing was measured. */
    public String median(Trend.Spread spread) {
        return spread.count() == 0 ? "-" : spread.median() == null ? "never" : unit.text(spread.median());
    }

    /** How its median compares with the reference's, with a mark where that is beyond noise; {@code "-"} where nobody knows. */
    public static String against(Trend.Night night) {
        if (night.against() == null || night.against().regression() == null) {
            return "-";
        }
        MannWhitneyResult.Outcome outcome = night.against().difference().outcome();
        boolean beyond = outcome == MannWhitneyResult.Outcome.SLOWER || outcome == MannWhitneyResult.Outcome.FASTER;
        return percent(night.against().regression().doubleValue()) + (beyond ? "*" : "");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }
}
