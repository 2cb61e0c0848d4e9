package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.maintenance.MaintenanceAssessment;
import org.opnfv.doctor.functest.latency.maintenance.NoticeResult;

/** One criterion of a service level: a figure, a comparison, and a limit, in seconds or as a count. */
final class Criterion {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9_]+)(?:\\s*(<=|>=|<|>|=)\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*([a-z]*))?");

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
        boolean alone = matcher.matches() && matcher.group(2) == null;
        if (!matcher.matches()
                || alone
                        && SlaMetric.named(matcher.group(1))
                                .filter(SlaMetric::isYesOrNo)
                                .isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no criterion: write a figure, one of < <= = >= >, and"
                    + " a number with its unit, as in last<1s,p95<800ms,failures=0");
        }
        SlaMetric figure = SlaMetric.named(matcher.group(1))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "': there is no figure " + matcher.group(1)
                        + ", there are " + String.join(", ", SlaMetric.names())));
        if (figure.isYesOrNo()) {
            if (!alone) {
                throw new IllegalArgumentException(
                        "'" + text + "': " + figure.text() + " holds or does not: write it without a number");
            }
            return new Criterion(figure.text(), figure, null, null, "");
        }
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

    /** Fails unless planned maintenance, or a fault, has its figure. */
    void requireOf(boolean maintenance) {
        if (figure.isOfMaintenance() != maintenance) {
            throw new IllegalArgumentException("'" + text + "': the scenario " + (maintenance ? "maintenance" : "fault")
                    + " has no figure " + figure.text() + ", there are "
                    + String.join(", ", SlaMetric.names(maintenance)));
        }
    }

    /** As written, without spaces. */
    String text() {
        return text;
    }

    Measure measure() {
        return figure.measure();
    }

    /** Of planned maintenance; one that is UNKNOWN shows nothing. */
    SlaResult assess(MaintenanceAssessment run) {
        if (run.verdict() == Verdict.UNKNOWN) {
            return new SlaResult(text, null, SlaOutcome.NO_DATA, "not measured", null);
        }
        return switch (figure) {
            case NOTICE -> slowest(run.notices());
            case OUTAGE ->
                run.outage() == null
                        ? between(BigDecimal.ZERO, BigDecimal.ZERO)
                        : between(run.outage().least(), run.outage().most());
            case REPLIES_IN_WINDOW -> replies(run.notices());
            default -> new SlaResult(text, null, SlaOutcome.NO_DATA, "not measured", null);
        };
    }

    private SlaResult slowest(List<NoticeResult> notices) {
        boolean all = notices.stream().allMatch(notice -> notice.latencyS() != null);
        BigDecimal last = all
                ? notices.stream()
                        .map(NoticeResult::latencyS)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
        return between(last, last);
    }

    /** Of a time that lies between these two, in seconds; null for the second stands for one that never came. */
    private SlaResult between(BigDecimal least, BigDecimal most) {
        List<Boolean> holds = IntStream.rangeClosed(compared(most == null ? null : least), compared(most))
                .mapToObj(comparison::test)
                .distinct()
                .toList();
        SlaOutcome outcome = holds.size() > 1 ? SlaOutcome.NO_DATA : holds.get(0) ? SlaOutcome.PASS : SlaOutcome.FAIL;
        String words =
                most == null ? "never" : least.equals(most) ? inUnit(most) : inUnit(least) + " to " + inUnit(most);
        return new SlaResult(text, most, outcome, words, null);
    }

    private int compared(BigDecimal seconds) {
        return seconds == null ? 1 : seconds.compareTo(limit);
    }

    private SlaResult replies(List<NoticeResult> notices) {
        List<NoticeResult> asked =
                notices.stream().filter(notice -> notice.reply() != null).toList();
        long agreed = asked.stream()
                .filter(notice -> notice.reply() == NoticeResult.Reply.ACK
                        && notice.replyS().compareTo(notice.closesS()) <= 0)
                .count();
        return new SlaResult(
                text,
                BigDecimal.valueOf(agreed),
                agreed == asked.size() ? SlaOutcome.PASS : SlaOutcome.FAIL,
                agreed + " of " + asked.size(),
                null);
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
        return inUnit(value);
    }

    private String inUnit(BigDecimal seconds) {
        return seconds.movePointRight(-UNITS.get(unit)).toPlainString() + " " + unit;
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
