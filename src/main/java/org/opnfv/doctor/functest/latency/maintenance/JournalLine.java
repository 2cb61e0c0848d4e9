package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * A line of a journal of those who take part.
 *
 * @param what happened
 * @param at seconds since the epoch, by the wall clock
 * @param monotonic seconds by the monotonic clock
 * @param values in the order of the line; {@code reason} may be a text
 */
record JournalLine(String what, BigDecimal at, BigDecimal monotonic, Map<String, String> values) {
    private static final Pattern LINE =
            Pattern.compile(" doctor \\w+ (\\w+) at (\\d+\\.\\d{6}) monotonic=(\\d+\\.\\d{6})(?: (.*))?$");
    private static final String TIME = "\\d{1,12}\\.\\d{6}";
    private static final String COUNT = "\\d{1,9}";
    private static final String REASON = "reason=";

    /** Parses a line; empty when it is damaged. */
    static Optional<JournalLine> of(LogLines.Line line) {
        Matcher parts = LINE.matcher(line.text());
        if (!line.ended() || !parts.find()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        String rest = parts.group(4) == null ? "" : parts.group(4);
        int reason = rest.startsWith(REASON) ? 0 : rest.indexOf(" " + REASON) + 1;
        boolean said = rest.startsWith(REASON) || reason > 0;
        if (said) {
            values.put("reason", rest.substring(reason + REASON.length()));
            rest = rest.substring(0, reason);
        }
        for (String word : rest.strip().split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return Optional.of(new JournalLine(
                        parts.group(1), new BigDecimal(parts.group(2)), new BigDecimal(parts.group(3)), values))
                .filter(JournalLine::isWhole);
    }

    /** Whether it has what is computed with. */
    private boolean isWhole() {
        return switch (what) {
            case "look" -> has("began", TIME) && has("instances", COUNT);
            case "asked" -> has("number", COUNT) && has("closes", TIME);
            case "instance" -> has("name", ".+") && has("host", ".+") && has("status", ".+");
            case "address" ->
                has("address", ".+")
                        && has("probes", COUNT)
                        && Stream.of("longest", "certain", "still").allMatch(name -> has(name, TIME));
            case "fault" -> has("host", ".+") && (!values.containsKey("told") || has("told", COUNT));
            case "replied" -> has("number", COUNT);
            case "told", "heard" -> has("number", COUNT) || has("host", ".+");
            default -> true;
        };
    }

    private boolean has(String name, String form) {
        return value(name).matches(form);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** What the notice of this line is known by: its number, or the host and what is told of it. */
    String notice() {
        return values.containsKey("number") ? "number " + value("number") : value("host") + " " + value("state");
    }
}
