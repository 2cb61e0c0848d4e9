package org.opnfv.doctor.functest.cloud;

import java.time.Duration;

/**
 * How patiently a cloud is spoken to.
 *
 * @param connectTimeout longest wait for a connection to be made, above zero
 * @param readTimeout longest silence of a service that was asked something, above zero
 * @param maxConnections most connections at a time, to all services together; at least 1
 */
public record CloudSettings(Duration connectTimeout, Duration readTimeout, int maxConnections) {
    /** 5 s to connect, 60 s for an answer, 32 connections. */
    public static CloudSettings defaults() {
        return new CloudSettings(Duration.ofSeconds(5), Duration.ofSeconds(60), 32);
    }
}
