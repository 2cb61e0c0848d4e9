package org.opnfv.doctor.functest.embedded.compute;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/** Times as Nova shows them. Its database keeps whole seconds, so it has no more to show. */
final class Times {

    private Times() {}

    /** {@code 2026-11-23T02:09:22Z}. */
    static String zulu(Instant time) {
        return seconds(time).toString();
    }

    /** {@code 2026-11-23T02:09:23.000000}; null for null. */
    static String stored(Instant time) {
        return time == null ? null : PythonText.micros(seconds(time));
    }

    static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
