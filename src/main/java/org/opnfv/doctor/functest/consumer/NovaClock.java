package org.opnfv.doctor.functest.consumer;

import java.time.Instant;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;

/**
 * What is known of Nova's clock: it had shown the time of a proof before that came to us. Ours has no part in it but to tell how long
 * ago that was, by the monotonic clock. Thread-safe.
 */
final class NovaClock {
    /** One part in so many is what a clock of quartz that nobody corrects is off by. */
    private static final long DRIFT = 10_000;

    /** When Nova sent the proof that tells most, by its clock; null while nothing is known. */
    private Instant sent;

    /** When we had it, by the monotonic clock. */
    private long had;

    /** Nova sent a proof at that time of its clock. */
    synchronized void heard(Instant told, Reading received) {
        if (least(received).filter(told::isBefore).isEmpty()) {
            sent = told;
            had = received.nanos();
        }
    }

    /** The least that it can have shown at a moment. */
    synchronized Optional<Instant> least(Reading moment) {
        long since = moment.nanos() - had;
        return Optional.ofNullable(sent).map(then -> then.plusNanos(since - since / DRIFT));
    }

    /** Before each fault it is asked for anew. */
    synchronized void forget() {
        sent = null;
    }
}
