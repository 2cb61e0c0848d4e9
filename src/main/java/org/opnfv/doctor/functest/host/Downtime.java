package org.opnfv.doctor.functest.host;

import java.time.Instant;

/**
 * When the target of a fault went down and came back, by the host's clock.
 *
 * @param before just before the command to go down
 * @param after just after it was down
 * @param up when it was up again; null while it is down
 */
public record Downtime(Instant before, Instant after, Instant up) {}
