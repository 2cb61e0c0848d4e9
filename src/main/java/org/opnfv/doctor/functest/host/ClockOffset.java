package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.time.Instant;

/**
 * The offset of a host's clock from ours, found by asking the host for its time. The host read its clock at some moment between our
 * question and its answer, so the error of the offset is at most half the round trip.
 *
 * @param measured when the question of the shortest round trip was sent, by our clock
 * @param offset the host's clock minus ours; negative when it is behind
 * @param bound the largest error of the offset
 */
public record ClockOffset(Instant measured, Duration offset, Duration bound) {

    /** From one question and answer. */
    static ClockOffset of(Instant asked, Instant theirs, Instant answered) {
        Duration half = Duration.between(asked, answered).dividedBy(2);
        return new ClockOffset(asked, Duration.between(asked.plus(half), theirs), half);
    }

    /** The offset that fits both measurements, and all that the clock may have shown between them. */
    public ClockOffset and(ClockOffset later) {
        Duration least = min(offset.minus(bound), later.offset.minus(later.bound));
        Duration most = max(offset.plus(bound), later.offset.plus(later.bound));
        Duration half = most.minus(least).dividedBy(2);
        return new ClockOffset(measured, least.plus(half), half);
    }

    /** Converts a time of the host's clock to ours. */
    public Instant ours(Instant theirs) {
        return theirs.minus(offset);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
