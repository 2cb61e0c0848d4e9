package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * The time at which a fault was injected: T00.
 *
 * @param at by our clock
 * @param bound the largest possible error; null when it is the moment at which we told the host, and the host's own time is not known
 */
public record InjectionTime(Instant at, Duration bound) {}
