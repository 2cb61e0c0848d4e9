package org.opnfv.doctor.functest.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * When a fault was injected: T00.
 *
 * @param at by our clock
 * @param bound how far that may be off; null when it is our own moment of telling the host, and the host's own time is not known
 */
public record InjectionTime(Instant at, Duration bound) {}
