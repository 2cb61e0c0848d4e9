package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The clocks of the machine that the harness ran on, as its logs tell them. The monotonic clock tells how long something took; the time of the
 * detection places that in time, so that all our times keep their distances. Without a monotonic clock, as in
 * older logs, the wall clock tells all.
 */
final class HarnessClock {

    /** What the two may differ by since they are read one after the other, in seconds. */
    private static final BigDecimal APART = new BigDecimal("0.020");

    /** How much faster or slower the wall clock may go while it is being corrected: twice of what Linux does at most. */
    private static final BigDecimal SLEW = new BigDecimal("0.001");

    private CheckpointLine anchor;
    private CheckpointLine least;
    private CheckpointLine most;
    private boolean missing;

    /** A line that tells a time of ours. */
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

    /** From now on times are told from this one on. */
    void anchor(CheckpointLine detection) {
        anchor = detection.at() == null || detection.monotonic() == null ? null : detection;
    }

    /** When a line of ours says that it happened; null when it is damaged. */
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

    /** How much the wall clock was off at one line against another, at most: seconds. */
    BigDecimal drift() {
        return least == null ? BigDecimal.ZERO : ahead(most).subtract(ahead(least));
    }

    /** Why nothing can be told from these clocks. */
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
