package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;

/**
 * What became of one instance on the failed host.
 *
 * @param name its name; null when the manifest does not list it
 * @param id Nova id
 * @param host its host; null when unknown
 * @param notified when its owner was told, seconds since the epoch; null when that is not recorded
 * @param latency from detection to {@code notified}, seconds; null when one of them is not known
 * @param outcome the judgement
 */
public record InstanceResult(
        String name, String id, String host, BigDecimal notified, BigDecimal latency, Outcome outcome) {

    /** The judgement on one instance. */
    public enum Outcome {
        /** Notified within the threshold. */
        ON_TIME,
        /** Notified after the threshold. */
        LATE,
        /** Never notified. */
        MISSING,
        /** Notified, or perhaps notified, at a time that cannot be told or cannot be right. */
        UNCERTAIN
    }

    /** The name, or the id when there is no name. */
    public String label() {
        return name == null ? id : name;
    }
}
