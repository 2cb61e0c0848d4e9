package org.opnfv.doctor.functest.monitor;

import java.time.Duration;

/**
 * How a host is probed.
 *
 * @param interval the time from one probe to the next, above zero
 * @param deadline how long a probe may stay unanswered, above zero; may be longer than the interval
 * @param misses how many unanswered probes in a row make a dead host, at least 1
 */
public record MonitorSettings(Duration interval, Duration deadline, int misses) {}
