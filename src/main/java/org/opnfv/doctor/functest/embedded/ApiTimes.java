package org.opnfv.doctor.functest.embedded;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in the format of most OpenStack services; Keystone's differs. */
public final class ApiTimes {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private ApiTimes() {}

    /** A time in UTC with six decimals and no zone; null for null. */
    public static String micros(Instant time) {
        return time == null ? null : MICROS.format(time);
    }
}
