package org.opnfv.doctor.functest.cloud;

import java.time.Instant;

/**
 * A change of an alarm's state, as Aodh's history has it.
 *
 * @param state the new state
 * @param at when Aodh had decided on it, by its clock, to the microsecond
 */
public record AlarmTransition(String state, Instant at) {}
