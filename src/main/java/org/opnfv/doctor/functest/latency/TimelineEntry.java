package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;

/**
 * One entry of a run's timeline: a checkpoint, with its first and last time if each instance passes it.
 *
 * @param id {@code T00} to {@code T09}; empty for a step between two of them
 * @param what what happened
 * @param first when it happened first, seconds since the epoch
 * @param last when it happened last; the same as {@code first} when it happened once
 * @param count how often: how many instances passed it
 * @param line the log line of the first; null when it is from {@code run.json} instead
 */
public record TimelineEntry(String id, String what, BigDecimal first, BigDecimal last, int count, LogRef line) {}
