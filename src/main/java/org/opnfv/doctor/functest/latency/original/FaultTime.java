package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.LogRef;

/**
 * When the link went down, by what a run of the original has of it: the host's own log, or else the profile that was printed. Both are by
 * the host's clock; how far that was off is not recorded.
 *
 * @param moment T00; null when nothing fits
 * @param printed whether it is from the profile: whole milliseconds
 * @param strays what cannot be this run's, the last of the host's log and that of the profile
 */
record FaultTime(CheckpointTime moment, boolean printed, List<Told> strays) {

    /** Seconds; longer than any monitor takes to notice a link that is down. */
    private static final BigDecimal LONGEST_DETECTION = BigDecimal.valueOf(60);
    /** What the host wrote to {@code disable_network.log}: nanoseconds. */
    private static final Pattern OWN = Pattern.compile("doctor set link down at ([0-9]{9,10}\\.[0-9]{1,9})");

    private static final int WHOLE = 9;
    /** The line of the profile's picture that tells how long after link down the host was detected: whole milliseconds. */
    private static final Pattern PRINTED = Pattern.compile("\\s*raw failure:(-?\\d{1,9})\\s*\\|.*");

    /**
     * What a line tells.
     *
     * @param printed whether it is of the profile
     * @param seconds from link down to detection, when it is; else since the epoch
     */
    record Told(boolean printed, BigDecimal seconds, LogRef line) {

        /** How long before the detection. */
        BigDecimal before(CheckpointTime detected) {
            return printed ? seconds : detected.at().subtract(seconds);
        }

        private boolean isPlausible(CheckpointTime detected) {
            BigDecimal before = before(detected);
            return before.signum() >= 0 && before.compareTo(LONGEST_DETECTION) <= 0;
        }
    }

    /** What a line tells of it; empty when it is about something else, or cut off. */
    static Optional<Told> told(LogLines.Line line, String text) {
        boolean printed = text.contains("raw failure:");
        Matcher matcher = (printed ? PRINTED : OWN).matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        boolean whole = printed || line.ended() || number.scale() == WHOLE;
        return whole
                ? Optional.of(new Told(printed, printed ? number.movePointLeft(3) : number, line.ref()))
                : Optional.empty();
    }

    /** Of a run with that detection, null without one: the last one of the host's log that fits, else that of the profile. */
    static FaultTime of(List<Told> all, CheckpointTime detected) {
        if (detected == null) {
            return new FaultTime(null, false, List.of());
        }
        Optional<Told> fitting = all.stream()
                .filter(told -> told.isPlausible(detected))
                .min(Comparator.comparing(Told::printed).thenComparing(told -> told.before(detected)));
        return new FaultTime(
                fitting.map(told -> new CheckpointTime(
                                detected.at().subtract(told.before(detected)),
                                null,
                                CheckpointTime.Clock.HOST,
                                told.line()))
                        .orElse(null),
                fitting.filter(Told::printed).isPresent(),
                all.stream().filter(told -> !told.isPlausible(detected)).toList());
    }
}
