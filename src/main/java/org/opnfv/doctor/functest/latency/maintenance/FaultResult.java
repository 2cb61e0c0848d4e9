package org.opnfv.doctor.functest.latency.maintenance;

import java.math.BigDecimal;
import java.util.List;
import org.opnfv.doctor.functest.latency.Verdict;

/**
 * A fault while a host was maintained.
 *
 * @param host that fell silent
 * @param inMaintenance whether that was the one in maintenance, so that nobody was to be told
 * @param detected whether the Monitor found it dead
 * @param told how many owners were told
 * @param latencyS until the last owner was told, from the detection; null where none was
 * @param verdict on the fault alone
 * @param reasons why it is not PASS
 */
public record FaultResult(
        String host,
        boolean inMaintenance,
        boolean detected,
        int told,
        BigDecimal latencyS,
        Verdict verdict,
        List<String> reasons) {

    /** Copies the list. */
    public FaultResult {
        reasons = List.copyOf(reasons);
    }
}
