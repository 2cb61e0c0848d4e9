package org.opnfv.doctor.functest.latency;

import java.util.EnumMap;
import java.util.Map;
import org.opnfv.doctor.functest.run.Manifest;

/** When the checkpoints were passed, by what the logs of our own runs have. An unknown one is absent. */
final class CheckpointTimes {

    private CheckpointTimes() {}

    /** When each instance passed the checkpoints of its own, by id. */
    static Map<Checkpoint, Map<String, CheckpointTime>> ofEach(Evidence evidence) {
        Map<Checkpoint, Map<String, CheckpointTime>> times = new EnumMap<>(Checkpoint.class);
        times.put(Checkpoint.T03, evidence.marked());
        CloudTimes.CHECKPOINTS.forEach(
                checkpoint -> times.put(checkpoint, evidence.cloud().each(checkpoint)));
        times.put(Checkpoint.T09, evidence.notified());
        return times;
    }

    /** When the checkpoints that all instances share were passed. */
    static Map<Checkpoint, CheckpointTime> ofAll(Evidence evidence, Manifest manifest) {
        Map<Checkpoint, CheckpointTime> times = new EnumMap<>(Checkpoint.class);
        ManifestTimes.fault(manifest, evidence).ifPresent(fault -> times.put(Checkpoint.T00, fault));
        evidence.detected().ifPresent(time -> times.put(Checkpoint.T01, time));
        evidence.found().ifPresent(time -> times.put(Checkpoint.T02, time));
        evidence.hostMarked().ifPresent(time -> times.put(Checkpoint.T04, time));
        return times;
    }
}
