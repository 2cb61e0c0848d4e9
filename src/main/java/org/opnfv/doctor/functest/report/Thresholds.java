package org.opnfv.doctor.functest.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.opnfv.doctor.functest.series.Series;

/** The largest passing latency: one for all iterations, except in a set. */
public final class Thresholds {

    private Thresholds() {}

    /** The thresholds of a series in seconds, each once, the smallest first. */
    public static List<BigDecimal> of(Series series) {
        return series.iterations().stream()
                .map(run -> run.facts().thresholdS())
                .filter(Objects::nonNull)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .sorted()
                .toList();
    }
}
