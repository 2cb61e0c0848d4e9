package org.opnfv.doctor.functest.consumer;

import java.time.Instant;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;

/**
 * A lower bound of Nova's clock: it had shown the time of a proof before the proof reached us. Of our clocks only the monotonic one is
 * used, for the time since then. Thread-safe.
 */
final class NovaClock {
    /** The drift of an uncorrected quartz clock, one part in this many. */
    private static final long DRIFT = 10_000;

    /** When Nova sent the best proof, by its clock; null while there is none. */
    private Instant sent;

    /** When it reached us, by the monotonic clock. */
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

    /** Before each fault the bound is taken anew. */
    synchronized void forget() {
        sent = null;
    }
}
