package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.TimelineEntry;

/**
 * The page counts the times of a run in whole microseconds from one moment of that run, which keeps them short.
 *
 * @param at seconds since the epoch: T00, else the detection, else the earliest that is recorded
 */
record Origin(BigDecimal at) {

    static Origin of(Assessment run) {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        if (fault != null) {
            return new Origin(fault.at());
        }
        return new Origin(
                run.detected() != null
                        ? run.detected()
                        : Stream.concat(
                                        run.timeline().stream().map(TimelineEntry::first),
                                        run.instances().stream()
                                                .flatMap(instance -> instance.moments().values().stream())
                                                .map(CheckpointTime::at))
                                .min(BigDecimal::compareTo)
                                .orElse(BigDecimal.ZERO));
    }

    /** Microseconds from here to that moment; null for null. */
    Long to(BigDecimal moment) {
        return moment == null ? null : micros(moment.subtract(at));
    }

    /** A duration in microseconds; null for null. */
    static Long micros(BigDecimal seconds) {
        return seconds == null
                ? null
                : seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValue();
    }
}
