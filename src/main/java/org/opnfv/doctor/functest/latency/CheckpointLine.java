package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a component log about a checkpoint. Grammar of the original harness: {@code date time,ms source line LEVEL message}, where
 * the message has the effective time (seconds since the epoch), then {@code key=value}. The stamp at the start is the same time in a
 * local zone: where the two differ, the line is damaged.
 *
 * @param at when, in seconds since the epoch; null when the line is damaged: it happened at an unknown time
 * @param monotonic the monotonic clock's time, in seconds; null without one
 * @param zone the offset of its stamp's zone from UTC, in quarters of an hour; 0 when the line is damaged
 * @param subject the name in brackets of a mark; null for others
 * @param instance Nova id; null when the line has none
 * @param alarm Aodh id; null when the line has none, or may have lost a part of it
 * @param generated when Nova sent the notification behind the alarm, by its clock; null without it
 * @param own our own part of its time, in seconds; null without it
 * @param line its position
 * @param cut whether it is the last line and has no line end, so that its last field may be incomplete
 */
record CheckpointLine(
        BigDecimal at,
        BigDecimal monotonic,
        long zone,
        String subject,
        String instance,
        String alarm,
        BigDecimal generated,
        BigDecimal own,
        LogRef line,
        boolean cut) {

    /** When it happened, by our wall clock; null when the line is damaged. Our times are truncated to the microsecond. */
    CheckpointTime moment() {
        return at == null
                ? null
                : new CheckpointTime(at, BigDecimal.ONE.movePointLeft(at.scale()), CheckpointTime.Clock.OURS, line);
    }

    private static final String PREFIX = "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}) \\S+ \\d+ [A-Z]+ +";
    /** A time in our own format: with six decimals it is whole even at the end of a truncated line. */
    static final String TIME = "[0-9]{1,11}\\.[0-9]{6}";

    private static final Pattern NUMBER = Pattern.compile(TIME);
    private static final Pattern MONOTONIC = Pattern.compile("^ monotonic=(" + TIME + ")(?= |$)");
    private static final Pattern INSTANCE = Pattern.compile(" instance=(\\S+)");
    private static final Pattern GENERATED = Pattern.compile(" generated=(" + TIME + ")");
    private static final Pattern OWN = Pattern.compile(" own=(" + TIME + ")");
    private static final Pattern ALARM = Pattern.compile(" alarm=(\\S+)");

    /** Lines that quote a stranger's text, whatever it contains. */
    private static final Pattern QUOTE = Pattern.compile(PREFIX + "(?:received data = |doctor consumer refused at ).*");

    /** The kinds of lines. */
    enum Kind {
        LINK_DOWN("doctor set ", "()doctor set (?:link|host forced|nova-compute|kernel|power) down at"),
        WATCHED("doctor monitor starts", "()doctor monitor starts(?: to probe .+ every \\d+ ms|, .+) at"),
        DETECTED("doctor monitor detected at", "()doctor monitor detected at"),
        UNWATCHED("doctor monitor ends", "()doctor monitor ends at"),
        EVENT_POSTED("event posted at", "()event posted at"),
        FOUND("doctor found", "doctor found \\d+ instances on host\\((.+)\\) at"),
        INSTANCE_MARKED("doctor mark vm(", "doctor mark vm\\((.+)\\) error at"),
        HOST_MARKED("doctor mark host(", "doctor mark host\\((.+)\\) down at"),
        PORT_MARKED("doctor mark port(", "doctor mark port\\((.+)\\) DOWN at"),
        NOTIFIED("doctor consumer notified at", "()doctor consumer notified at"),
        REPEATED("doctor consumer repeat at", "()doctor consumer repeat at");

        private final String words;
        private final Pattern pattern;

        Kind(String words, String head) {
            this.words = words;
            this.pattern = Pattern.compile(PREFIX + head + " (\\S+)( .*)?");
        }

        /** Parses a line; empty when it is about something else. */
        Optional<CheckpointLine> in(LogLines.Line line) {
            Matcher matcher = pattern.matcher(line.text());
            if (matcher.matches()) {
                String rest = matcher.group(4) == null ? "" : matcher.group(4);
                boolean cut = !line.ended();
                Optional<LogStamp> stamp = stamp(matcher.group(1), matcher.group(3));
                return Optional.of(new CheckpointLine(
                        stamp.map(same -> new BigDecimal(matcher.group(3))).orElse(null),
                        number(MONOTONIC, rest),
                        stamp.map(LogStamp::zone).orElse(0L),
                        matcher.group(2),
                        first(INSTANCE, rest),
                        cut ? null : first(ALARM, rest),
                        number(GENERATED, rest),
                        number(OWN, rest),
                        line.ref(),
                        cut));
            }
            boolean cutOff = !line.ended() && matcher.hitEnd();
            boolean garbled =
                    line.text().contains(words) && !QUOTE.matcher(line.text()).matches();
            return cutOff || garbled
                    ? Optional.of(new CheckpointLine(null, null, 0, null, null, null, null, null, line.ref(), cutOff))
                    : Optional.empty();
        }
    }

    /** The stamp of a line whose time is in our format and equals its stamp's. */
    private static Optional<LogStamp> stamp(String stamp, String time) {
        return NUMBER.matcher(time).matches()
                ? LogStamp.of(stamp, new BigDecimal(time)).filter(LogStamp::isSame)
                : Optional.empty();
    }

    private static BigDecimal number(Pattern pattern, String text) {
        String number = first(pattern, text);
        return number == null ? null : new BigDecimal(number);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
