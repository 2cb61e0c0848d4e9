package org.opnfv.doctor.functest.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opnfv.doctor.functest.clock.Reading;

/** Instants (since the epoch) and durations in the format of the component logs: seconds with six decimals. */
public final class DecimalSeconds {

    private DecimalSeconds() {}

    /** For example {@code 1494251439.710436}. */
    public static String text(Instant instant) {
        return decimal(instant).toPlainString();
    }

    /** The wall clock's time, followed by that of the monotonic clock: {@code 1494251439.710436 monotonic=12.345678}. */
    public static String text(Reading reading) {
        return text(reading.wall()) + " monotonic=" + text(Duration.ofNanos(reading.nanos()));
    }

    /** Seconds since the epoch, exact to the microsecond. */
    public static double seconds(Instant instant) {
        return decimal(instant).doubleValue();
    }

    /** Seconds with six decimals, for example {@code -0.000412}. */
    public static String text(Duration duration) {
        return decimal(duration).toPlainString();
    }

    /** Seconds, to the microsecond; negative ones too. */
    public static double seconds(Duration duration) {
        return decimal(duration).doubleValue();
    }

    private static BigDecimal decimal(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
    }

    /** The instant of that many seconds since the epoch, to the microsecond. */
    public static Instant instant(double seconds) {
        return Instant.EPOCH.plus(Math.round(seconds * 1e6), ChronoUnit.MICROS);
    }

    private static BigDecimal decimal(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond())
                .add(BigDecimal.valueOf(instant.getNano(), 9))
                .setScale(6, RoundingMode.DOWN);
    }
}
