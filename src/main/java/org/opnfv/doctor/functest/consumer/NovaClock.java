package org.opnfv.doctor.functest.consumer;

import java.time.Instant;
import java.util.Optional;
import org.opnfv.doctor.functest.clock.Reading;

/**
 * What is known of Nova's clock: it had shown the time of a proof before that came to us. Ours has no part in it but to tell how long
 * ago that was, by the monotonic clock. Thread-safe.
 */
final class NovaClock {
    /** What it showed, at least, when our monotonic clock was at 0; null while nothing is known. */
    private Instant atZero;

    /** Nova sent a proof at that time of its clock. */
    synchronized void heard(Instant sent, Reading received) {
        Instant least = sent.minusNanos(received.nanos());
        atZero = atZero == null || least.isAfter(atZero) ? least : atZero;
    }

    /** The least that it can have shown at a moment. */
    synchronized Optional<Instant> least(Reading moment) {
        return Optional.ofNullable(atZero).map(zero -> zero.plusNanos(moment.nanos()));
    }

    /** Clocks drift apart: what is known is asked for anew before each fault. */
    synchronized void forget() {
        atZero = null;
    }
}
