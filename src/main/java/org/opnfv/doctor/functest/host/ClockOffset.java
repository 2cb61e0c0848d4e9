package org.opnfv.doctor.functest.host;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a host's clock is ahead of ours, as found by asking it for its time. The host read its clock at some moment between our
 * question and its answer, so the offset is off by half the round trip at most.
 *
 * @param measured when the question of the shortest round trip was sent, by our clock
 * @param offset what the host's clock shows more than ours; negative when it is behind
 * @param bound the largest error of the offset
 */
public record ClockOffset(Instant measured, Duration offset, Duration bound) {

    /** From one question and answer. */
    static ClockOffset of(Instant asked, Instant theirs, Instant answered) {
        Duration half = Duration.between(asked, answered).dividedBy(2);
        return new ClockOffset(asked, Duration.between(asked.plus(half), theirs), half);
    }

    /** What fits both measurements and all that the clock may have shown between them. */
    public ClockOffset and(ClockOffset later) {
        Duration least = min(offset.minus(bound), later.offset.minus(later.bound));
        Duration most = max(offset.plus(bound), later.offset.plus(later.bound));
        Duration half = most.minus(least).dividedBy(2);
        return new ClockOffset(measured, least.plus(half), half);
    }

    /** A moment of the host's clock by ours. */
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
