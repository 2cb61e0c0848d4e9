package org.opnfv.doctor.functest.clock;

import java.time.Instant;

/**
 * One moment by both clocks of this process. The wall clock tells others when it was, and may be set at any time; the monotonic clock
 * tells how long it was from one reading to another, and nothing else.
 *
 * @param wall by the wall clock, to the microsecond
 * @param nanos by the monotonic clock: nanoseconds since about the beginning of this process
 */
public record Reading(Instant wall, long nanos) {}
