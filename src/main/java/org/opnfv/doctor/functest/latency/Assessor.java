package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.TestInstance;
import org.opnfv.doctor.functest.run.RunFolder;

/** Combines the manifest and the logs of a run. */
final class Assessor {

    private final Path folder;
    private final Manifest manifest;
    private final Manifest.Cleanup cleanup;
    private final Map<String, TestInstance> known = new LinkedHashMap<>();
    /** Those whose owner had not been notified when the observation ended, by the run's own record. */
    private final Set<String> untold;

    /** {@code cleanup} is the outcome of its undo. */
    Assessor(RunFolder run, Manifest.Cleanup cleanup) {
        this.cleanup = cleanup;
        folder = run.path();
        manifest = run.manifest();
        untold = manifest.missing() == null ? Set.of() : new HashSet<>(manifest.missing());
        manifest.instances().stream()
                .filter(instance -> instance.id() != null)
                .forEach(instance -> known.putIfAbsent(instance.id(), instance));
    }

    Assessment assess() {
        Map<String, String> alarms = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(manifest.expected())) {
            alarms.put(id, known.containsKey(id) ? known.get(id).alarm() : null);
        }
        String host = manifest.host() == null ? null : manifest.host().name();
        Evidence evidence = new Evidence(alarms, host);
        EvidenceReader reader = new EvidenceReader(folder, evidence, manifest.seals());
        reader.read();
        Map<Checkpoint, Map<String, CheckpointTime>> each = CheckpointTimes.ofEach(evidence);
        List<InstanceResult> results =
                alarms.keySet().stream().map(id -> result(id, evidence, each)).toList();
        Judge judge = new Judge(manifest, evidence, results, reader);
        List<InstanceResult> instances = judge.isWorthless()
                ? results.stream().map(InstanceResult::notJudged).toList()
                : results;
        Map<Checkpoint, CheckpointTime> shared = CheckpointTimes.ofAll(evidence, manifest);
        return new Assessment(
                manifest.folder(),
                folder,
                RunFacts.of(manifest, cleanup, evidence.hostBack().orElse(null)),
                judge.verdict(),
                judge.reasons(),
                Stream.concat(judge.notes().stream(), evidence.cloud().notes().stream())
                        .toList(),
                evidence.detected().map(CheckpointTime::at).orElse(null),
                figures(instances),
                instances,
                Timeline.of(manifest, evidence, shared, each),
                shared,
                lastCosts(shared, instances));
    }

    private InstanceResult result(String id, Evidence evidence, Map<Checkpoint, Map<String, CheckpointTime>> each) {
        TestInstance instance = known.get(id);
        String name = instance == null ? null : instance.name();
        String host = instance == null ? null : instance.host();
        CheckpointTime moment = evidence.notified().get(id);
        BigDecimal notified = moment == null ? null : moment.at();
        BigDecimal latency = notified == null
                ? null
                : begin(evidence).map(notified::subtract).orElse(null);
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        each.forEach((checkpoint, times) -> {
            if (times.get(id) != null) {
                moments.put(checkpoint, times.get(id));
            }
        });
        return new InstanceResult(
                name, id, host, notified, latency, outcome(id, latency, evidence), moments, evidence.own(id));
    }

    /** What a latency counts from. */
    private Optional<BigDecimal> begin(Evidence evidence) {
        return (manifest.latencyFrom() == Manifest.Origin.FAULT
                        ? ManifestTimes.fault(manifest, evidence)
                        : evidence.detected())
                .map(CheckpointTime::at);
    }

    private Outcome outcome(String id, BigDecimal latency, Evidence evidence) {
        if (evidence.notified().get(id) == null) {
            // If the run knew of a notification and the log does not have it, the log has lost its line.
            return untold.contains(id) && !evidence.isDamaged(id) ? Outcome.MISSING : Outcome.UNCERTAIN;
        }
        boolean judgeable = latency != null
                && latency.signum() >= 0
                && !evidence.backwards().contains(id)
                && Double.isFinite(manifest.thresholdS());
        if (!judgeable) {
            return Outcome.UNCERTAIN;
        }
        BigDecimal threshold = BigDecimal.valueOf(manifest.thresholdS());
        if (ManifestTimes.isTooNear(manifest, latency)) {
            return Outcome.UNCERTAIN;
        }
        if (latency.compareTo(threshold) > 0) {
            return Outcome.LATE;
        }
        return untold.contains(id) ? Outcome.UNCERTAIN : Outcome.ON_TIME;
    }

    private static List<ComponentCost> lastCosts(
            Map<Checkpoint, CheckpointTime> shared, List<InstanceResult> instances) {
        return Assessment.told(instances)
                .reduce((one, next) -> next)
                .map(last -> ComponentCosts.of(shared, last))
                .orElse(List.of());
    }

    private static LatencySummary figures(List<InstanceResult> instances) {
        List<BigDecimal> latencies = new ArrayList<>();
        instances.stream().map(InstanceResult::latency).filter(Objects::nonNull).forEach(latencies::add);
        return LatencySummary.of(latencies).orElse(null);
    }
}
