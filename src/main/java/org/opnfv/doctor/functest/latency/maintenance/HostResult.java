package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;

/**
 * A host that was to be maintained.
 *
 * @param begin when its maintenance began, seconds since the epoch; null when it was not maintained
 * @param end when it ended; null when it did not
 * @param times how often it was maintained
 * @param enabled whether Nova showed it enabled and up in the end; null when nobody looked
 */
public record HostResult(String host, BigDecimal begin, BigDecimal end, int times, Boolean enabled) {}
