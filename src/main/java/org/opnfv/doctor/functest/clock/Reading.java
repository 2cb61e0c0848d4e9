package org.opnfv.doctor.functest.clock;

import java.time.Instant;

/**
 * One moment by both clocks of this process. The wall clock says when it was, and may be set at any time; the monotonic clock measures
 * only the time between two readings.
 *
 * @param wall by the wall clock, to the microsecond
 * @param nanos by the monotonic clock: nanoseconds since about the start of this process
 */
public record Reading(Instant wall, long nanos) {}
