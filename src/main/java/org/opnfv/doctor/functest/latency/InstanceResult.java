package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The result for one instance on the failed host.
 *
 * @param name its name; null when the manifest does not list it
 * @param id Nova id
 * @param host its host; null when unknown
 * @param notified when its owner was notified, seconds since the epoch; null when not recorded
 * @param latency from detection to {@code notified}, seconds; null when one of them is unknown
 * @param outcome the judgement
 * @param moments the checkpoints that this instance passed, in their order; an unknown one is absent
 * @param own the harness's own part of the latency; null when the logs do not have it
 */
public record InstanceResult(
        String name,
        String id,
        String host,
        BigDecimal notified,
        BigDecimal latency,
        Outcome outcome,
        Map<Checkpoint, CheckpointTime> moments,
        HarnessOverhead own) {

    /** Copies the map. */
    public InstanceResult {
        moments = ordered(moments);
    }

    /** The judgement on one instance. */
    public enum Outcome {
        /** Notified within the threshold. */
        ON_TIME,
        /** Notified after the threshold. */
        LATE,
        /** Never notified. */
        MISSING,
        /** Notified, or perhaps notified, at an unknown or impossible time. */
        UNCERTAIN
    }

    /** The same, of a run that cannot be judged: its logs may say anything. */
    public InstanceResult notJudged() {
        return new InstanceResult(name, id, host, notified, latency, Outcome.UNCERTAIN, moments, own);
    }

    /** When it passed a checkpoint; empty when unknown. */
    public Optional<CheckpointTime> at(Checkpoint checkpoint) {
        return Optional.ofNullable(moments.get(checkpoint));
    }

    static Map<Checkpoint, CheckpointTime> ordered(Map<Checkpoint, CheckpointTime> moments) {
        Map<Checkpoint, CheckpointTime> ordered = new EnumMap<>(Checkpoint.class);
        ordered.putAll(moments);
        return Collections.unmodifiableMap(ordered);
    }

    /** The name, or the id when there is no name. */
    public String label() {
        return name == null || name.isBlank() ? id : name;
    }
}
