package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The clocks of the harness's machine, from its logs. The monotonic clock gives durations, and the detection's wall-clock time anchors
 * them, so that all our times keep their distances. Without a monotonic clock, as in older logs, the wall clock is used.
 */
final class HarnessClock {

    /** The largest difference that comes from reading one after the other, in seconds. */
    private static final BigDecimal APART = new BigDecimal("0.020");

    /** The largest rate by which a wall clock is slewed, twice Linux's maximum. */
    private static final BigDecimal SLEW = new BigDecimal("0.001");

    private CheckpointLine anchor;
    private CheckpointLine least;
    private CheckpointLine most;
    private boolean missing;

    /** A line with a time of ours. */
    void read(CheckpointLine checkpointLine) {
        if (checkpointLine.at() == null) {
            return;
        }
        if (checkpointLine.monotonic() == null) {
            missing = true;
            return;
        }
        least = least == null || ahead(checkpointLine).compareTo(ahead(least)) < 0 ? checkpointLine : least;
        most = most == null || ahead(checkpointLine).compareTo(ahead(most)) > 0 ? checkpointLine : most;
    }

    /** From now on times are placed relative to this line. */
    void anchor(CheckpointLine detection) {
        anchor = detection.at() == null || detection.monotonic() == null ? null : detection;
    }

    boolean isAnchored() {
        return anchor != null;
    }

    /** When the event of a line of ours happened; null when it is damaged. */
    CheckpointTime moment(CheckpointLine checkpointLine) {
        read(checkpointLine);
        return place(checkpointLine);
    }

    /** The same of any line. */
    CheckpointTime place(CheckpointLine checkpointLine) {
        CheckpointTime moment = checkpointLine.moment();
        return moment == null
                ? null
                : new CheckpointTime(
                        at(moment.at(), checkpointLine.monotonic()), moment.boundS(), moment.clock(), moment.line());
    }

    /** The same of a time; {@code monotonic} may be null. */
    BigDecimal at(BigDecimal wall, BigDecimal monotonic) {
        return anchor == null || monotonic == null ? wall : anchor.at().add(monotonic.subtract(anchor.monotonic()));
    }

    /** The largest drift of the wall clock between two lines, in seconds. */
    BigDecimal drift() {
        return least == null ? BigDecimal.ZERO : ahead(most).subtract(ahead(least));
    }

    /** Why these clocks cannot be used. */
    Optional<String> objection() {
        if (least != null && missing) {
            return Optional.of("some lines of the logs tell the monotonic clock and some do not: some are damaged");
        }
        if (least == null || !isStep()) {
            return Optional.empty();
        }
        boolean forward = least.monotonic().compareTo(most.monotonic()) < 0;
        CheckpointLine before = forward ? least : most;
        CheckpointLine after = forward ? most : least;
        return Optional.of("the clock of this machine was set " + (forward ? "forward" : "back") + " by "
                + ReasonText.seconds(drift()) + " between "
                + before.line().place() + " and " + after.line().place());
    }

    private boolean isStep() {
        BigDecimal between = most.monotonic().subtract(least.monotonic()).abs();
        return drift().compareTo(APART.add(SLEW.multiply(between))) > 0;
    }

    private static BigDecimal ahead(CheckpointLine checkpointLine) {
        return checkpointLine.at().subtract(checkpointLine.monotonic());
    }
}
