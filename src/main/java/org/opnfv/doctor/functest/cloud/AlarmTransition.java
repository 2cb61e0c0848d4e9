package org.opnfv.doctor.functest.cloud;

import java.time.Instant;

/**
 * A change of an alarm's state in Aodh's history.
 *
 * @param state the new state
 * @param at when Aodh decided on it, by its clock, to the microsecond
 */
public record AlarmTransition(String state, Instant at) {}
