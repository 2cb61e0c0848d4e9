package org.opnfv.doctor.functest.latency;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;

/** Checks that a run can be judged at all: that it got far enough, that its record is whole, and that its times are in order. */
final class ValidityCheck {

    private static final Set<Observation> OBSERVED =
            EnumSet.of(Observation.COMPLETE, Observation.TIMEOUT, Observation.UNANSWERED);

    private final Manifest manifest;
    private final Evidence evidence;
    private final List<InstanceResult> instances;
    private final EvidenceReader reader;
    private final List<String> objections = new ArrayList<>();

    ValidityCheck(Manifest manifest, Evidence evidence, List<InstanceResult> instances, EvidenceReader reader) {
        this.manifest = manifest;
        this.evidence = evidence;
        this.instances = instances;
        this.reader = reader;
    }

    /** Why it cannot be judged, the root cause first; empty when it can. A run that ended early has only that reason. */
    List<String> objections() {
        endedEarly();
        if (objections.isEmpty()) {
            logs();
            objections.addAll(new ConsistencyCheck(manifest, evidence, instances).objections());
            Optional<String> clock = evidence.clock().objection();
            // If a clock was set, no time is where it should be.
            objections.addAll(clock.map(List::of)
                    .orElseGet(() -> new CausalityCheck(manifest, evidence, instances).objections()));
        }
        return List.copyOf(objections);
    }

    private void endedEarly() {
        boolean injected = manifest.fault() != null || evidence.linkDown().isPresent();
        Observation observation = manifest.observation();
        if (injected && OBSERVED.contains(observation)) {
            return;
        }
        if (manifest.problem() != null) {
            objections.add(manifest.problem());
        }
        if (!injected && evidence.detected().isPresent()) {
            objections.add(
                    "run.json does not tell of the fault, although monitor.log tells of its detection" + ended());
        } else if (!injected) {
            objections.add("the fault was never injected" + ended());
        } else if (observation == null) {
            objections.add("the observation has no recorded end" + ended());
        } else {
            objections.add("the observation " + (observation == Observation.FAILED ? "failed" : "was interrupted"));
        }
    }

    private String ended() {
        String stage = manifest.stage() == null
                ? "an unknown stage"
                : "stage " + manifest.stage().name().toLowerCase(Locale.ROOT);
        if (manifest.ended() != null) {
            return ": the run ended early";
        }
        boolean cleaned = manifest.cleanup().state() == Manifest.Cleanup.State.COMPLETE;
        return cleaned ? ": the run was killed in " + stage : ": the run is still going on, or was killed, in " + stage;
    }

    private void logs() {
        objections.addAll(reader.changed());
        reader.unreadable().stream()
                .filter(line -> line.startsWith("monitor.log") || line.startsWith("consumer.log"))
                .forEach(objections::add);
        if (manifest.latencyFrom() == Manifest.Origin.FAULT) {
            return;
        }
        if (evidence.isDetectionDamaged()) {
            objections.add("the time of the detection in monitor.log is damaged");
        } else if (evidence.detected().isEmpty()) {
            boolean foreign = manifest.chain() != null
                    && "external".equals(manifest.chain().monitor());
            objections.add(
                    foreign
                            ? "no monitor told the Inspector that the host is dead: inspector.log has what it was told"
                            : "the monitor never detected the dead host: monitor.log has no such line");
        }
    }
}
