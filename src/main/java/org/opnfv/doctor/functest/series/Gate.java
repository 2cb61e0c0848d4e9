package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much slower a series may be than the one it is compared with.
 *
 * @param most a share of the median: 0.1 is 10 %
 */
public record Gate(BigDecimal most) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?)\\s*%");

    /**
     * What came of it.
     *
     * @param words for people, one line
     */
    public record Result(Outcome outcome, String words) {}

    /**
     * Reads {@code 10%}.
     *
     * @throws IllegalArgumentException when it is no percentage; the message is one line
     */
    public static Gate parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no percentage: write it as in 10%");
        }
        return new Gate(new BigDecimal(matcher.group(1)).movePointLeft(2));
    }

    /** FAIL only for what is slower beyond noise, and by more than is allowed; without enough runs, or all that were asked for, nobody knows. */
    public Result of(Comparison comparison) {
        if (!comparison.base().isComplete() || !comparison.other().isComplete()) {
            return new Result(
                    Outcome.NO_DATA,
                    "not all iterations of " + (comparison.base().isComplete() ? "the second set" : "the first set")
                            + " are known");
        }
        return comparison
                .latency()
                .map(change -> of(comparison, change))
                .orElseGet(() -> new Result(Outcome.NO_DATA, "one of the two has no latency"));
    }

    private Result of(Comparison comparison, Comparison.Change change) {
        BigDecimal regression = change.regression();
        String by = regression == null ? never(change) : medians(comparison, regression);
        String allowed = ", " + plain(most.movePointRight(2)) + " % allowed";
        return switch (change.difference().words()) {
            case TOO_FEW_RUNS -> new Result(Outcome.NO_DATA, "too few runs to tell a difference from noise");
            case NO_DIFFERENCE -> new Result(Outcome.PASS, by + ", which is within the noise" + allowed);
            case FASTER -> new Result(Outcome.PASS, by + allowed);
            case SLOWER ->
                new Result(
                        regression == null || regression.compareTo(most) > 0 ? Outcome.FAIL : Outcome.PASS,
                        by + allowed);
        };
    }

    /** Owners who were never told have no number that could be compared. */
    private static String never(Comparison.Change change) {
        boolean other = change.difference().effectSize().signum() > 0;
        return "the median owner of " + (other ? "the second set" : "the first set") + " was never told";
    }

    /** By how much, and from where to where. */
    private static String medians(Comparison comparison, BigDecimal regression) {
        BigDecimal percent = regression.movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %, median " + median(comparison.base())
                + " -> " + median(comparison.other()) + " ms";
    }

    private static String median(Series series) {
        return BigDecimal.valueOf(Comparison.median(series.samples(Measure.LATENCY)))
                .movePointRight(3)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
