package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.TimelineEntry;

/**
 * The origin of a run's times: what its latency counts from, else T00, else the earliest recorded one.
 *
 * @param at seconds since the epoch
 * @param name its name, in words
 */
record TimeOrigin(BigDecimal at, String name) {

    static TimeOrigin of(Assessment run) {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        if (run.latencyBegin() != null) {
            return new TimeOrigin(run.latencyBegin(), run.latencyOrigin());
        }
        return fault != null
                ? new TimeOrigin(fault.at(), "T00")
                : new TimeOrigin(earliest(run), "the first checkpoint");
    }

    private static BigDecimal earliest(Assessment run) {
        return Stream.concat(
                        run.timeline().stream().map(TimelineEntry::first),
                        run.instances().stream()
                                .flatMap(instance -> instance.moments().values().stream())
                                .map(CheckpointTime::at))
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** Seconds from here to that time. */
    BigDecimal to(BigDecimal time) {
        return time.subtract(at);
    }
}
