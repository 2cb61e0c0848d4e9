package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Milliseconds;

/**
 * The regression allowed against a base series.
 *
 * @param most a share: 0.1 allows a ratio of the two of up to 1.1
 */
public record RegressionGate(BigDecimal most) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4}(?:\\.[0-9]{1,3})?)\\s*%");

    /** The decimals of a share that is shown as tenths of a percent. */
    private static final int PERCENT = 3;

    /**
     * The result.
     *
     * @param words for people, one line
     */
    public record Result(SlaOutcome outcome, String words) {}

    /**
     * Parses {@code 10%}.
     *
     * @throws IllegalArgumentException when it is no percentage; the message is one line
     */
    public static RegressionGate parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no percentage: write it as in 10%");
        }
        return new RegressionGate(new BigDecimal(matcher.group(1)).movePointLeft(2));
    }

    /**
     * PASS when the whole {@link RegressionInterval} is allowed, FAIL when none of it is, else UNKNOWN. Also UNKNOWN when requested runs
     * are missing, or when a larger share of owners was never notified than in the base.
     */
    public Result of(Comparison comparison) {
        if (!comparison.base().isComplete() || !comparison.other().isComplete()) {
            return new Result(
                    SlaOutcome.NO_DATA,
                    "not all of " + (comparison.base().isComplete() ? "the second set" : "the first set")
                            + " is known in full");
        }
        List<String> decisive = comparison.decisive();
        if (!decisive.isEmpty()) {
            return new Result(SlaOutcome.NO_DATA, "they were not made alike: " + String.join("; ", decisive));
        }
        return comparison
                .latency()
                .map(this::of)
                .map(result -> result.outcome() == SlaOutcome.PASS ? untold(comparison, result) : result)
                .orElseGet(() -> new Result(SlaOutcome.NO_DATA, "one of the two has no latency"));
    }

    /** The few owners who were never notified lie beyond the interval, but that does not help them. */
    private static Result untold(Comparison comparison, Result pass) {
        long[] base = untold(comparison.base());
        long[] other = untold(comparison.other());
        return other[0] * base[1] <= base[0] * other[1]
                ? pass
                : new Result(
                        SlaOutcome.NO_DATA,
                        pass.words() + ", but " + other[0] + " of " + other[1]
                                + " owners of the second set were never told, and " + base[0] + " of " + base[1]
                                + " of the first");
    }

    /** How many owners were never notified, and how many there are. */
    private static long[] untold(Series series) {
        List<InstanceResult> owners = series.iterations().stream()
                .flatMap(run -> run.instances().stream())
                .toList();
        long never = owners.stream()
                .filter(owner -> owner.outcome() == InstanceResult.Outcome.MISSING)
                .count();
        return new long[] {never, owners.size()};
    }

    private Result of(Comparison.Change change) {
        if (change.base().median() == null && change.other().median() == null) {
            return new Result(SlaOutcome.NO_DATA, "the median owner of neither set was told");
        }
        RegressionInterval interval = change.interval();
        if (interval == null) {
            return new Result(
                    SlaOutcome.NO_DATA,
                    isNegative(change.base().min()) || isNegative(change.other().min())
                            ? "a latency is below 0, which nothing can be a share of"
                            : "too few runs to tell a difference from noise");
        }
        String words = words(change) + ", " + plain(most.movePointRight(2)) + " % allowed";
        SlaOutcome outcome = outcome(interval);
        if (outcome != SlaOutcome.NO_DATA) {
            return new Result(outcome, words);
        }
        return new Result(
                outcome,
                words + ", but it may be anything from " + percent(interval.low()) + " to "
                        + (interval.high() == null ? "without end" : percent(interval.high()) + " %") + "; "
                        + interval.runsFor(most)
                                .map(runs -> "to tell, make about " + Math.max(runs, (long) interval.runs() + 1)
                                        + " runs a side")
                                .orElse("no number of runs tells that"));
    }

    private static boolean isNegative(BigDecimal seconds) {
        return seconds != null && seconds.signum() < 0;
    }

    /** By the whole interval. */
    SlaOutcome outcome(RegressionInterval interval) {
        if (interval.low() == null || interval.low().compareTo(most) > 0) {
            return SlaOutcome.FAIL;
        }
        return interval.high() != null && interval.high().compareTo(most) <= 0 ? SlaOutcome.PASS : SlaOutcome.NO_DATA;
    }

    /** The change and its interval. An owner who was never notified has no number to compare. */
    private String words(Comparison.Change change) {
        if (change.base().median() == null || change.other().median() == null) {
            return "the median owner of the " + (change.base().median() == null ? "first" : "second")
                    + " set was never told";
        }
        String medians = "median " + Milliseconds.of(change.base().median()) + " -> "
                + Milliseconds.of(change.other().median()) + " ms";
        return change.regression() == null ? medians : percent(change.regression()) + " %, " + medians;
    }

    /** To a tenth, with as many more decimals as needed to show on which side of the limit it is. */
    private String percent(BigDecimal regression) {
        BigDecimal shown = regression.setScale(PERCENT, RoundingMode.HALF_UP);
        while (Integer.signum(shown.compareTo(most)) != Integer.signum(regression.compareTo(most))) {
            shown = regression.setScale(shown.scale() + 1, RoundingMode.HALF_UP);
        }
        return (shown.signum() > 0 ? "+" : "") + shown.movePointRight(2).toPlainString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
