package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.LogStamp;

/**
 * A line of interest in a log of the original harness, in all formats since Danube: those of {@code run.sh} of 2017 and those of the
 * releases in Python 3. The message follows {@code date time,ms source line LEVEL}, and the time that counts is in the message. The stamp
 * was taken just after it, in local time: the two must agree but for the time zone, or the line is damaged.
 *
 * @param written the stamp at the start of the line, in local time; null when there is none
 * @param at when, seconds since the epoch; null when the line is damaged or has no time
 * @param text the name of what was marked, or what was received; empty for others
 * @param zone how far local time was ahead of UTC, in quarters of an hour
 * @param boundS how much later than {@code at} it may have been
 */
record OriginalLine(
        Kind kind, BigDecimal written, BigDecimal at, String text, long zone, BigDecimal boundS, LogRef line) {

    /** What a line tells, with the words of those that have a time, and a pattern of the whole message with a name and a time. */
    enum Kind {
        /** A run begins; only the releases in Python 3 say so. */
        START(null, "doctor ((?:fault management )?)test starting\\.*()"),
        /** A test in which no host fails. */
        MAINTENANCE(null, "doctor (maintenance test) starting\\.*()"),
        /** An instance of the test, and its host. */
        PLACED(null, "Get host info(\\(name:.*\\) which vm\\(.*\\)) launched at.*()"),
        DETECTED("doctor monitor detected at", "doctor monitor detected at (\\S+)()"),
        POSTED("event posted", "event posted(?: in \\w+ inspector)? at (\\S+)()"),
        INSTANCE_MARKED("doctor mark vm(", "doctor mark vm\\((?=(.+)\\) error at (\\S+)$).*"),
        HOST_MARKED("doctor mark host(", "doctor mark host\\((?=(.+)\\) down at (\\S+)$).*"),
        NOTIFIED("doctor consumer notified at", "doctor consumer notified at (\\S+)()"),
        /** The request to the Consumer: Aodh's JSON, its bytes in Euphrates, or Python's text of it. */
        ALARM(null, "(?:sample consumer )?received data = (?:b')?(\\{.*)()"),
        /** The event sent to the Inspector. */
        EVENT(null, "(?:\\w+ inspector )?received data = (?:b')?(\\[.*)()"),
        /** The original's own outcome. */
        OUTCOME(null, "doctor (?:fault management )?test ((?:successfully|failed).*)()"),
        /** The latency that the releases in Python 3 log, apart from the outcome. */
        FIGURE(null, "doctor (?:fault management )?(notification_time=\\S+)()"),
        /** The run has seen everything it waited for. */
        END(null, "fault (?:management|inject) cleanup\\.*()()"),
        /** The Consumer's answer, as its web server logs it: a line without a stamp. */
        ANSWERED(null, ".*\"POST /failure HTTP/1\\.\\d\" 200.*()()");

        private final String words;
        private final Pattern pattern;

        Kind(String words, String pattern) {
            this.words = words;
            this.pattern = Pattern.compile(pattern);
        }

        private boolean isNamed() {
            return this == INSTANCE_MARKED || this == HOST_MARKED;
        }
    }

    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) \\S+ \\d+ [A-Z]+ +(.*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,10}(?:\\.[0-9]{1,9})?");
    /** A quick check, since most lines of a large log are about something else. */
    private static final Pattern CANDIDATE =
            Pattern.compile("doctor |event posted|received data|fault |Get host info|POST /failure");
    /** The stamp has milliseconds and the message of 2017 two decimals, so it may seem older by the rounding. */
    private static final BigDecimal OLDER = new BigDecimal("-0.006");
    /** The longest time between reading the clock and writing the line on a busy machine. The actual time is the bound of the error. */
    private static final BigDecimal YOUNGER = new BigDecimal("0.1");
    /** The precision at which a number at the end of a truncated log counts as whole. */
    private static final BigDecimal EXACT = new BigDecimal("0.006");

    /** Parses a line from its text without the margin; empty when it is about something else. */
    static Optional<OriginalLine> of(LogLines.Line line, String text) {
        if (!CANDIDATE.matcher(text).find()) {
            return Optional.empty();
        }
        Matcher whole = LINE.matcher(text);
        if (whole.matches()) {
            String message = whole.group(2);
            for (Kind kind : Kind.values()) {
                Matcher matcher = kind.pattern.matcher(message);
                if (matcher.matches()) {
                    return Optional.of(entry(kind, matcher, whole.group(1), line));
                }
            }
            if (message.contains("received data = ")) {
                return Optional.empty();
            }
        }
        return Stream.of(Kind.values())
                .filter(kind -> kind.words != null && text.contains(kind.words))
                .findFirst()
                .or(() -> Kind.ANSWERED.pattern.matcher(text).matches() ? Optional.of(Kind.ANSWERED) : Optional.empty())
                .map(kind -> damaged(kind, line));
    }

    private static OriginalLine entry(Kind kind, Matcher matcher, String stamp, LogLines.Line line) {
        if (kind.words == null) {
            BigDecimal written = LogStamp.parsed(stamp).orElse(null);
            return new OriginalLine(kind, written, null, matcher.group(1), 0, null, line.ref());
        }
        String number = matcher.group(kind.isNamed() ? 2 : 1);
        if (!NUMBER.matcher(number).matches()) {
            return damaged(kind, line);
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
                        kind.isNamed() ? matcher.group(1) : "",
                        same.zone(),
                        // Python 2 writes at most two decimals, and no trailing zero.
                        same.lateS().max(BigDecimal.ONE.movePointLeft(Math.max(at.scale(), 2))),
                        line.ref()))
                .orElseGet(() -> damaged(kind, line));
    }

    /** Without a time. */
    private static OriginalLine damaged(Kind kind, LogLines.Line line) {
        return new OriginalLine(kind, null, null, "", 0, null, line.ref());
    }

    boolean isDamaged() {
        return kind.words != null && at == null;
    }

    /** By the clock of the original's machine. */
    CheckpointTime moment() {
        return new CheckpointTime(at, boundS, CheckpointTime.Clock.OURS, line);
    }
}
