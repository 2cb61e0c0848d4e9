package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Seconds as text in milliseconds, without the unit. */
public final class Milliseconds {

    private Milliseconds() {}

    /** To a tenth: {@code 74.6}. */
    public static String of(BigDecimal seconds) {
        return of(seconds, 1);
    }

    /** To that many decimals, half up. */
    public static String of(BigDecimal seconds, int decimals) {
        return seconds.movePointRight(3)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
