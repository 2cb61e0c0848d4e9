package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;

/** The text of reasons: one line for each kind, however many instances it concerns. */
final class ReasonText {

    private static final int NAMED = 5;

    private ReasonText() {}

    /** {@code "doctor_vm1, doctor_vm2 and 3 more"}. */
    static String names(List<InstanceResult> instances) {
        return ids(instances.stream().map(InstanceResult::label).toList());
    }

    /** The same for ids. */
    static String ids(List<String> ids) {
        String named = ids.stream().limit(NAMED).collect(Collectors.joining(", "));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " more" : named;
    }

    /** {@code "3 of 1000 instances"}. */
    static String share(List<InstanceResult> some, List<InstanceResult> all) {
        return some.size() + " of " + all.size() + (all.size() == 1 ? " instance" : " instances");
    }

    /** Those with an outcome. */
    static List<InstanceResult> with(Outcome outcome, List<InstanceResult> all) {
        return all.stream().filter(instance -> instance.outcome() == outcome).toList();
    }

    /** Seconds to the microsecond, without trailing zeros: {@code "1.2 s"}. */
    static String seconds(BigDecimal seconds) {
        return seconds.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + " s";
    }
}
