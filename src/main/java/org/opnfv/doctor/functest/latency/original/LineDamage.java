package org.opnfv.doctor.functest.latency.original;

import java.util.regex.Pattern;

/** Why a line with a time cannot be used. */
enum LineDamage {
    /** It differs from the original's format, or has two different times. */
    TORN,
    /** It has no stamp, as in the releases before Danube: whether it is whole is unknown. */
    UNSTAMPED,
    /** Collectd wrote it on the failed host, by that host's clock. */
    COLLECTD;

    private static final Pattern BARE =
            Pattern.compile("\\s*(?:doctor [a-z ]+ at [0-9]{9,10}(?:\\.[0-9]{1,2})?|event posted)");

    static LineDamage of(String text) {
        if (text.startsWith("Received down notification:")) {
            return COLLECTD;
        }
        return BARE.matcher(text).matches() ? UNSTAMPED : TORN;
    }
}
