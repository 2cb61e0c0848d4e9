package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.series.Difference;
import org.opnfv.doctor.functest.series.Trend;

/** What is said of nights, in text and on the page alike. */
public final class TrendWords {

    /** What the mark behind a share means. */
    public static final String MARK = "* differs from the reference beyond noise (" + Difference.TEST + ", p < "
            + Difference.ALPHA.toPlainString() + ")";

    /** Smaller p-values are not told apart. */
    private static final BigDecimal LEAST = new BigDecimal("0.0001");

    private final Unit unit;

    /** With one unit for all times of these. */
    public TrendWords(Trend trend) {
        unit = Unit.of(trend.nights().stream()
                .map(Trend.Night::spread)
                .filter(Objects::nonNull)
                .flatMap(spread -> Stream.ofNullable(spread.median()))
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO));
    }

    /** {@code "2 changes in 30 nights"}. */
    public static String headline(Trend trend) {
        int nights = trend.nights().size();
        int changes = trend.changes().size();
        return (changes == 0 ? "no change" : changes == 1 ? "1 change" : changes + " changes") + " in "
                + (nights == 1 ? "1 night" : nights + " nights");
    }

    /** The day, local; {@code "-"} when nobody knows. */
    public static String day(Instant when) {
        return when == null
                ? "-"
                : LocalDate.ofInstant(when, ZoneId.systemDefault()).toString();
    }

    /** {@code "median +50.1 %, 40.0 ms -> 60.1 ms, p=0.0007"}. */
    public String change(Trend.Change change) {
        return "median " + (change.share() == null ? "" : percent(change.share()) + ", ") + unit.text(change.before())
                + " -> " + unit.text(change.after()) + ", p"
                + (change.pValue().compareTo(LEAST) < 0
                        ? "<" + LEAST
                        : "=" + change.pValue().toPlainString());
    }

    /** {@code "never"} where it falls on an owner who was never told, {@code "-"} where nothing was measured. */
    public String median(Trend.Spread spread) {
        return spread == null ? "-" : spread.median() == null ? "never" : unit.text(spread.median());
    }

    /** How its median compares with the reference's, with a mark where that is beyond noise; {@code "-"} where nobody knows. */
    public static String against(Trend.Night night) {
        if (night.against() == null || night.against().regression() == null) {
            return "-";
        }
        Difference.Words words = night.against().difference().words();
        boolean beyond = words == Difference.Words.SLOWER || words == Difference.Words.FASTER;
        return percent(night.against().regression().doubleValue()) + (beyond ? "*" : "");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", share * 100);
    }
}
