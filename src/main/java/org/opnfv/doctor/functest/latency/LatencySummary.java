package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Smallest, median and largest latency of the notified instances, in seconds.
 *
 * @param first the smallest
 * @param median the middle one; of an even count the mean of the middle two
 * @param last the largest
 */
public record LatencySummary(BigDecimal first, BigDecimal median, BigDecimal last) {

    /** The summary of these latencies, in any order; empty when there are none. */
    public static Optional<LatencySummary> of(List<BigDecimal> latencies) {
        if (latencies.isEmpty()) {
            return Optional.empty();
        }
        List<BigDecimal> sorted = latencies.stream().sorted().toList();
        int middle = sorted.size() / 2;
        BigDecimal median = sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
        return Optional.of(new LatencySummary(sorted.get(0), median, sorted.get(sorted.size() - 1)));
    }
}
