package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;

/**
 * When a checkpoint was passed, and how well that is known.
 *
 * @param at seconds since the epoch, exact as logged
 * @param boundS how far {@code at} may be off against the clock of the harness, in seconds; null when that is not known
 * @param clock whose clock told
 * @param line the line that says so; null when it is not from a log
 */
public record CheckpointTime(BigDecimal at, BigDecimal boundS, Clock clock, LogRef line) {

    /** Whose clock a time comes from. */
    public enum Clock {
        /** That of the machine the harness ran on. */
        OURS,
        /** That of the failed host, corrected where its offset was measured. */
        HOST,
        /** That of the machine of the cloud where it happened. */
        CLOUD
    }
}
