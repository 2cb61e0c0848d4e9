package org.opnfv.doctor.functest.latency;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * The harness's own part of the time until an owner was notified, in seconds: what a cloud cannot influence.
 *
 * @param toCalls from the detection until the first call to Nova left
 * @param between from then until the call for this instance left, without the time in which its thread waited for answers to others
 * @param toRecord from the last byte of the notification until its log line, which comes after the latency
 */
public record HarnessOverhead(
        BigDecimal toCalls, @JsonProperty("between_calls") BigDecimal between, BigDecimal toRecord) {

    /** Null where it cannot be within that latency: a foreign monitor was faster than ours, or a figure is damaged. */
    static HarnessOverhead within(BigDecimal latency, BigDecimal toCalls, BigDecimal between, BigDecimal toRecord) {
        return toCalls.signum() < 0 || toCalls.add(between).compareTo(latency) > 0
                ? null
                : new HarnessOverhead(toCalls, between, toRecord);
    }

    /** The sum. */
    public BigDecimal total() {
        return toCalls.add(between).add(toRecord);
    }
}
