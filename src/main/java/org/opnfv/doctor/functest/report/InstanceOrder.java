package org.opnfv.doctor.functest.report;

import java.util.Comparator;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;

/** The order in which instances are shown. */
public final class InstanceOrder {

    /** Owners who were never notified, then those with an unknown time, then the slowest. */
    public static final Comparator<InstanceResult> SLOWEST_FIRST = Comparator.comparing(
                    (InstanceResult instance) -> instance.outcome() != Outcome.MISSING)
            .thenComparing(instance -> instance.outcome() != Outcome.UNCERTAIN)
            .thenComparing(InstanceResult::latency, Comparator.nullsFirst(Comparator.reverseOrder()));

    private InstanceOrder() {}
}
