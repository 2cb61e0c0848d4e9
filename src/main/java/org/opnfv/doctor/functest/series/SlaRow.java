package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;

/**
 * A criterion and what became of it.
 *
 * @param criterion as it was written: {@code p95<800ms}
 * @param value the figure it asks for, seconds or a count; null when there is none, also when it is beyond all numbers because
 *     somebody was never told
 * @param outcome whether it holds
 * @param words the value for people, with its unit, or why there is none
 */
public record SlaRow(String criterion, BigDecimal value, Outcome outcome, String words) {}
