package org.opnfv.doctor.functest.cloud;

import java.time.Instant;

/**
 * A change of an alarm's state in Aodh's history. One that repeats has an entry for each time it fires.
 *
 * @param state the new state
 * @param reason in Aodh's words, with the id of the event; null when it gives none
 * @param at when Aodh decided on it, by its clock, to the microsecond
 */
public record AlarmTransition(String state, String reason, Instant at) {}
