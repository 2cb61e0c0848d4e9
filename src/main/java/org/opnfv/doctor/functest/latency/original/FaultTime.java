package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
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
 * @param own the last one of the host's own log before the detection, within reason; null for none
 * @param stray one of that log that cannot be this run's; null for none
 * @param profile the one that the original printed; null for none
 * @param detected null without a detection
 */
record FaultTime(Told own, Told stray, Told profile, CheckpointTime detected) {

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
    record Told(boolean printed, BigDecimal seconds, LogRef line) {}

    /** What a line tells of it; empty when it is about something else, or cut off. */
    static Optional<Told> told(LogLines.Line line, String text) {
        boolean printed = text.contains("raw failure:");
        if (!printed && !text.contains("doctor set link down at")) {
            return Optional.empty();
        }
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

    /** Of a run with that detection, null without one. */
    static FaultTime of(List<Told> lines, CheckpointTime detected) {
        Told own = null;
        Told stray = null;
        Told profile = null;
        for (Told line : lines) {
            if (line.printed()) {
                profile = profile == null ? line : profile;
            } else if (detected != null && !isPlausible(detected.at().subtract(line.seconds()))) {
                stray = line;
            } else if (detected != null && (own == null || line.seconds().compareTo(own.seconds()) > 0)) {
                own = line;
            }
        }
        return new FaultTime(own, stray, profile, detected);
    }

    private static boolean isPlausible(BigDecimal before) {
        return before.signum() >= 0 && before.compareTo(LONGEST_DETECTION) <= 0;
    }

    /** T00; null when nothing fits. */
    CheckpointTime moment() {
        if (own != null) {
            return new CheckpointTime(own.seconds(), null, CheckpointTime.Clock.HOST, own.line());
        }
        return isFromProfile()
                ? new CheckpointTime(
                        detected.at().subtract(profile.seconds()), null, CheckpointTime.Clock.HOST, profile.line())
                : null;
    }

    /** Whether T00 is worked out from the profile. */
    boolean isFromProfile() {
        return own == null && profile != null && detected != null && isPlausible(profile.seconds());
    }

    /** Whether the clocks of the host and of the harness were too far apart for the profile to be right. */
    boolean isProfileStray() {
        return profile != null && !isPlausible(profile.seconds());
    }
}
