package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.LogStamp;

/**
 * A line of interest in a log of the original harness.
 *
 * <p>The effective time is in the message. The stamp at the start of the line was taken just after it, in local time: the two must agree
 * but for the time zone, or the line is damaged.
 *
 * @param written the stamp at the start of the line, in local time; null when there is none
 * @param at when, seconds since the epoch; null when the line is damaged or has no time
 * @param text the name of what was marked, or what was received; empty for others
 * @param zone how far local time was ahead of UTC, in quarters of an hour
 * @param boundS how much later than {@code at} it may have been
 * @param flaw what is wrong with a damaged line; null when it is whole
 */
record OriginalLine(
        OriginalLineKind kind,
        BigDecimal written,
        BigDecimal at,
        String text,
        long zone,
        BigDecimal boundS,
        LineDamage flaw,
        LogRef line) {

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) \\S+ \\d+ [A-Z]+ +(.*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,10}(?:\\.[0-9]{1,9})?");

    /** The stamp has milliseconds and the message of 2017 two decimals, so it may seem older by the rounding. */
    private static final BigDecimal OLDER = new BigDecimal("-0.006");

    /** The longest time between reading the clock and writing the line on a busy machine. The actual time is the bound of the error. */
    private static final BigDecimal YOUNGER = new BigDecimal("0.1");

    /** The precision at which a number at the end of a truncated log counts as whole. */
    private static final BigDecimal EXACT = new BigDecimal("0.006");

    /** Parses a line from its text without the margin; empty when it is about something else. */
    static Optional<OriginalLine> of(LogLines.Line line, String text) {
        if (!isCandidate(text)) {
            return Optional.empty();
        }
        Matcher whole = LINE.matcher(text);
        if (whole.matches()) {
            String message = whole.group(2);
            for (OriginalLineKind kind : OriginalLineKind.values()) {
                Matcher matcher = kind.pattern().matcher(message);
                if (matcher.matches()) {
                    return Optional.of(entry(kind, matcher, whole.group(1), line));
                }
            }
            if (message.contains("received data = ")) {
                return Optional.empty();
            }
        }
        for (OriginalLineKind kind : OriginalLineKind.values()) {
            if (kind.isTimed() && text.contains(kind.words())) {
                return Optional.of(damaged(kind, line, LineDamage.of(text)));
            }
        }
        if (OriginalLineKind.ANSWERED.pattern().matcher(text).matches()) {
            return Optional.of(new OriginalLine(OriginalLineKind.ANSWERED, null, null, "", 0, null, null, line.ref()));
        }
        return Optional.empty();
    }

    /** A quick check, since most lines of a large log are about something else, and patterns are slow. */
    private static boolean isCandidate(String text) {
        return text.contains("doctor ")
                || text.contains("event posted")
                || text.contains("received data")
                || text.contains("fault ")
                || text.contains("Get host info")
                || text.contains("POST /failure");
    }

    private static OriginalLine entry(OriginalLineKind kind, Matcher matcher, String stamp, LogLines.Line line) {
        boolean named = kind == OriginalLineKind.INSTANCE_MARKED || kind == OriginalLineKind.HOST_MARKED;
        if (!kind.isTimed()) {
            BigDecimal written = LogStamp.parsed(stamp).orElse(null);
            return new OriginalLine(kind, written, null, matcher.group(1), 0, null, null, line.ref());
        }
        String number = matcher.group(named ? 2 : 1);
        if (!NUMBER.matcher(number).matches()) {
            return damaged(kind, line, LineDamage.TORN);
        }
        BigDecimal at = new BigDecimal(number);
        return LogStamp.of(stamp, at)
                .filter(same ->
                        same.lateS().compareTo(OLDER) >= 0 && same.lateS().compareTo(YOUNGER) <= 0)
                .filter(same -> line.ended() || same.lateS().abs().compareTo(EXACT) <= 0)
                .map(same -> new OriginalLine(
                        kind,
                        same.written(at),
                        at,
                        named ? matcher.group(1) : "",
                        same.zone(),
                        bound(at, same),
                        null,
                        line.ref()))
                .orElseGet(() -> damaged(kind, line, LineDamage.TORN));
    }

    /** Python 2 writes at most two decimals, and no trailing zero: a time with one decimal is not less exact. */
    private static BigDecimal bound(BigDecimal at, LogStamp stamp) {
        return stamp.lateS().max(BigDecimal.ONE.movePointLeft(Math.max(at.scale(), 2)));
    }

    private static OriginalLine damaged(OriginalLineKind kind, LogLines.Line line, LineDamage flaw) {
        return new OriginalLine(kind, null, null, "", 0, null, flaw, line.ref());
    }

    boolean isDamaged() {
        return kind.isTimed() && at == null;
    }

    /** By the clock of the original's machine. */
    CheckpointTime moment() {
        return new CheckpointTime(at, boundS, CheckpointTime.Clock.OURS, line);
    }
}
