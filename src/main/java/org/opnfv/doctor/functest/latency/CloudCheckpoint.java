package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint dated by the cloud itself: when the notification of an instance passed one of its services.
 *
 * @param at by the clock of the service's machine, seconds since the epoch
 * @param notAfter when we knew of it, by our clock; null when not recorded
 */
record CloudCheckpoint(Checkpoint checkpoint, String instance, BigDecimal at, BigDecimal notAfter, LogRef line) {

    private static final Pattern LINE =
            Pattern.compile(".{23} \\S+ \\d+ [A-Z]+ +doctor bus (\\w+) at (" + CheckpointLine.TIME + ")(?: received=("
                    + CheckpointLine.TIME + ")(?: monotonic=(" + CheckpointLine.TIME + "))?)? instance=(\\S+)(?: .*)?");

    /** Parses a line of {@code bus.log}; empty when it is about something else, or truncated. */
    static Optional<CloudCheckpoint> of(LogLines.Line line, HarnessClock clock) {
        Matcher matcher = LINE.matcher(line.text());
        if (!line.ended() || !matcher.matches()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = switch (matcher.group(1)) {
            case "notified" -> Checkpoint.T05;
            case "transformed" -> Checkpoint.T06;
            case "evaluated" -> Checkpoint.T07;
            case "fired" -> Checkpoint.T08;
            default -> null;
        };
        return Optional.ofNullable(checkpoint)
                .map(known -> new CloudCheckpoint(
                        known,
                        matcher.group(5),
                        number(matcher.group(2)),
                        matcher.group(3) == null ? null : clock.at(number(matcher.group(3)), number(matcher.group(4))),
                        line.ref()));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    CloudCheckpoint notAfter(BigDecimal time) {
        return new CloudCheckpoint(checkpoint, instance, at, time, line);
    }
}
