package org.opnfv.doctor.functest.cloud;

import java.time.Duration;

/**
 * The limits of connections to a cloud.
 *
 * @param connectTimeout longest wait for a connection
 * @param readTimeout longest wait for data from a service
 * @param maxConnections most connections at a time, to all services together; at least 1
 */
public record CloudSettings(Duration connectTimeout, Duration readTimeout, int maxConnections) {
    public CloudSettings {
        if (connectTimeout.isNegative()
                || connectTimeout.isZero()
                || readTimeout.isNegative()
                || readTimeout.isZero()) {
            throw new IllegalArgumentException(
                    "time-outs of a cloud must be positive: " + connectTimeout + ", " + readTimeout);
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("a cloud needs at least one connection, not " + maxConnections);
        }
    }

    /** 5 s to connect, 60 s for an answer, 32 connections. */
    public static CloudSettings defaults() {
        return new CloudSettings(Duration.ofSeconds(5), Duration.ofSeconds(60), 32);
    }
}
