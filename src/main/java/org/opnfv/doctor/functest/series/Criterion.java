package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** One criterion of a service level: a figure, a comparison, and a limit, in seconds or as a count. */
final class Criterion {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9_]+)\\s*(<=|>=|<|>|=)\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*([a-z]*)");

    /** The decimal shift from a unit to seconds. */
    private static final Map<String, Integer> UNITS = Map.of("s", 0, "ms", -3, "us", -6);

    private static final Map<String, IntPredicate> COMPARISONS =
            Map.of("<", c -> c < 0, "<=", c -> c <= 0, "=", c -> c == 0, ">=", c -> c >= 0, ">", c -> c > 0);

    /** The decimals of seconds that are shown. */
    private static final int MICROSECONDS = 6;

    /** The decimals that are compared; smaller differences are rounding noise. */
    private static final int NANOSECONDS = 9;

    private final String text;
    private final SlaMetric figure;
    private final IntPredicate comparison;
    private final BigDecimal limit;
    /** The unit of the limit, and so of the value compared with it; empty for a count. */
    private final String unit;

    private Criterion(String text, SlaMetric figure, IntPredicate comparison, BigDecimal limit, String unit) {
        this.text = text;
        this.figure = figure;
        this.comparison = comparison;
        this.limit = limit;
        this.unit = unit;
    }

    static Criterion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no criterion: write a figure, one of < <= = >= >, and"
                    + " a number with its unit, as in last<1s,p95<800ms,failures=0");
        }
        SlaMetric figure = SlaMetric.named(matcher.group(1))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "': there is no figure " + matcher.group(1)
                        + ", there are " + String.join(", ", SlaMetric.names())));
        BigDecimal number = new BigDecimal(matcher.group(3));
        String unit = matcher.group(4);
        if (figure.isCount()) {
            if (!unit.isEmpty() || number.scale() > 0) {
                throw new IllegalArgumentException(
                        "'" + text + "': " + figure.text() + " is a whole number without a unit");
            }
        } else if (!UNITS.containsKey(unit)) {
            throw new IllegalArgumentException(
                    "'" + text + "': " + figure.text() + " is a time: end it in s, ms or us");
        }
        BigDecimal limit = figure.isCount() ? number : number.scaleByPowerOfTen(UNITS.get(unit));
        return new Criterion(
                figure.text() + matcher.group(2) + matcher.group(3) + unit,
                figure,
                COMPARISONS.get(matcher.group(2)),
                limit,
                unit);
    }

    /** As written, without spaces. */
    String text() {
        return text;
    }

    Measure measure() {
        return figure.measure();
    }

    SlaResult assess(Series series) {
        OptionalDouble value = figure.of(series);
        if (value.isEmpty()) {
            return new SlaResult(text, null, SlaOutcome.NO_DATA, "not measured", null);
        }
        Assessment run = figure.seenIn(series).orElse(null);
        boolean never = Double.isInfinite(value.getAsDouble());
        BigDecimal exact = never
                ? null
                : BigDecimal.valueOf(value.getAsDouble())
                        .setScale(figure.isCount() ? 0 : NANOSECONDS, RoundingMode.HALF_UP);
        int compared = never ? 1 : exact.compareTo(limit);
        BigDecimal shown = never || figure.isCount() ? exact : shown(exact);
        String words = never ? figure.never() : words(shown, series);
        int lacking = figure.lacking(series);
        boolean settled = series.setUp().whole() && isSettled(compared);
        if (settled || series.isComplete() && lacking == 0) {
            return new SlaResult(text, shown, outcome(compared), words, run);
        }
        String why = series.isComplete()
                ? ", and not measured in " + lacking + " of "
                        + series.iterations().size() + " " + series.noun() + "s"
                : ", and not all " + series.noun() + "s are known in full";
        return new SlaResult(text, shown, SlaOutcome.NO_DATA, words + why, run);
    }

    /** To the microsecond, with as many more decimals as needed to show on which side of the limit it is. */
    private BigDecimal shown(BigDecimal exact) {
        BigDecimal shown = exact.setScale(MICROSECONDS, RoundingMode.HALF_UP);
        while (Integer.signum(shown.compareTo(limit)) != Integer.signum(exact.compareTo(limit))) {
            shown = exact.setScale(shown.scale() + 1, RoundingMode.HALF_UP);
        }
        return shown;
    }

    /** Whether the result is final, whatever the unknown iterations would add to a figure that compares like this so far. */
    private boolean isSettled(int compared) {
        int least = figure.mayShrink() ? -1 : compared;
        int most = figure.mayGrow() ? 1 : compared;
        return IntStream.rangeClosed(least, most)
                        .mapToObj(comparison::test)
                        .distinct()
                        .count()
                == 1;
    }

    private String words(BigDecimal value, Series series) {
        if (figure.isCount()) {
            int unknown = series.with(Verdict.UNKNOWN).size();
            return value.toPlainString() + " of " + (series.iterations().size() - unknown)
                    + (unknown == 0 ? "" : " that were measured");
        }
        return value.movePointRight(-UNITS.get(unit)).toPlainString() + " " + unit;
    }

    /** The outcome, from the comparison of value and limit. */
    private SlaOutcome outcome(int compared) {
        return comparison.test(compared) ? SlaOutcome.PASS : SlaOutcome.FAIL;
    }

    @Override
    public String toString() {
        return text;
    }
}
