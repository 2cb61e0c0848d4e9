package org.opnfv.doctor.functest.latency;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * How much of the time until an owner was told is the harness's own, in seconds: what a cloud cannot help.
 *
 * @param toCalls from the detection until the first call to Nova left
 * @param between from then until the call for this instance left, but for the time in which its thread waited for answers to others
 * @param toRecord from the last byte of the notification until it was written down, which comes after the latency
 */
public record OwnTime(
        BigDecimal toCalls, @JsonProperty("between_calls") BigDecimal between, BigDecimal toRecord) {

    /** All of it. */
    public BigDecimal total() {
        return toCalls.add(between).add(toRecord);
    }
}
