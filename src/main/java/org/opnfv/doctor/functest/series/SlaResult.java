package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import org.opnfv.doctor.functest.latency.Assessment;

/**
 * A criterion and its outcome.
 *
 * @param criterion as written: {@code p95<800ms}
 * @param value the figure it asks for, seconds or a count; null when there is none, also when it is beyond all numbers because
 *     somebody was never told
 * @param outcome whether it holds
 * @param words the value for people, in the unit of the criterion, or why there is none
 * @param run the iteration to look at, which has the value or comes nearest to it from above; null when there is none
 */
public record SlaResult(String criterion, BigDecimal value, SlaOutcome outcome, String words, Assessment run) {}
