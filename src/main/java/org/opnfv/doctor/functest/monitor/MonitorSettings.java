package org.opnfv.doctor.functest.monitor;

import java.time.Duration;

/**
 * How a host is probed.
 *
 * @param interval the time from one probe to the next, above zero
 * @param deadline the longest wait for an answer, above zero; may exceed the interval
 * @param misses how many unanswered probes in a row make a dead host, at least 1
 */
public record MonitorSettings(Duration interval, Duration deadline, int misses) {}
