package org.opnfv.doctor.functest.clock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads the wall clock and the monotonic clock of this machine as close together as possible. */
final class SystemClocks {
    private static final long CLOSE_NANOS = 100_000;
    private static final int TRIES = 5;

    /** The monotonic clock has an arbitrary origin. */
    private static final long BEGIN = System.nanoTime();

    private SystemClocks() {}

    /** Reads again when there was a pause between the two readings: it would look like a step of the wall clock. */
    static Reading read() {
        long before;
        long after;
        Instant wall;
        int tries = 0;
        do {
            before = System.nanoTime();
            wall = Instant.now();
            after = System.nanoTime();
        } while (after - before > CLOSE_NANOS && ++tries < TRIES);
        return new Reading(wall.truncatedTo(ChronoUnit.MICROS), after - BEGIN);
    }
}
