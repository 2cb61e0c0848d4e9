package org.opnfv.doctor.functest.host;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Reads a host's clock over SSH, several times; the quickest answer counts. */
record ClockOffsetMeasurement(RemoteHost host, Duration timeout) {
    private static final int ROUNDS = 12;

    ClockOffset measure() {
        Shell shell = host.shell(1);
        return Stream.generate(() -> ask(shell))
                .limit(ROUNDS)
                .min(Comparator.comparing(ClockOffset::bound))
                .orElseThrow();
    }

    private ClockOffset ask(Shell shell) {
        try {
            Shell.Told told = shell.time(timeout);
            return ClockOffset.of(told.asked(), time(host.name(), told.time()), told.answered());
        } catch (Shell.LostException e) {
            host.forget();
            throw new HostException("host " + host.name() + " does not tell its time: " + e.getMessage(), e);
        }
    }

    /** Parses seconds since the epoch with a fraction, as {@code date +%s.%N} writes them. */
    static Instant time(String host, String seconds) {
        try {
            BigDecimal nanos = new BigDecimal(String.valueOf(seconds)).movePointRight(9);
            return Instant.EPOCH.plusNanos(nanos.longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new HostException("host " + host + " tells its time as " + seconds + ": install coreutils' date", e);
        }
    }
}
