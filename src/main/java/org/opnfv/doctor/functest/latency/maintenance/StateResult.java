package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;

/** A state of the session as messages name it, and when it was entered, seconds since the epoch. */
public record StateResult(String state, BigDecimal at) {}
