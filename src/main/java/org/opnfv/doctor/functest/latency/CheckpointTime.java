package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;

/**
 * When a checkpoint was passed, and how exact that is.
 *
 * @param at seconds since the epoch, exact as logged
 * @param boundS the largest error of {@code at} against the harness's clock, in seconds; null when unknown
 * @param clock the clock that it is from
 * @param line the log line with it; null when it is not from a log
 */
public record CheckpointTime(BigDecimal at, BigDecimal boundS, Clock clock, LogRef line) {

    /** The clock that a time is from. */
    public enum Clock {
        /** That of the harness's machine. */
        OURS,
        /** That of the failed host, corrected where its offset was measured. */
        HOST,
        /** That of the cloud's machine where it happened. */
        CLOUD
    }
}
