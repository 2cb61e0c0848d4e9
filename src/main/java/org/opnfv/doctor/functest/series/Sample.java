package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;

/**
 * One value of a measure.
 *
 * @param seconds the value; null for an owner who was never notified, which is slower than any number
 * @param run its run
 * @param instance its instance; null when it is of the whole run
 */
public record Sample(BigDecimal seconds, Assessment run, InstanceResult instance) {}
