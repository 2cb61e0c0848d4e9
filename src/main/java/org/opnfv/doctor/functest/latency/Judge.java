package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;

/**
 * The rules. What makes the measurement worthless comes first and gives UNKNOWN; then what is certainly late or missing gives FAIL; then
 * what cannot be known gives UNKNOWN; PASS is what is left, and is checked once more.
 */
final class Judge {

    private final Manifest manifest;
    private final Evidence evidence;
    private final List<InstanceResult> instances;
    private final List<String> unreadable;
    private final List<String> worthless;
    private final List<String> failures = new ArrayList<>();
    private final List<String> uncertain = new ArrayList<>();

    Judge(Manifest manifest, Evidence evidence, List<InstanceResult> instances, EvidenceReader reader) {
        this.manifest = manifest;
        this.evidence = evidence;
        this.instances = instances;
        this.unreadable = reader.unreadable();
        this.worthless = new ValidityCheck(manifest, evidence, instances, reader).objections();
        late();
        missing();
        hostNotDown();
        notToBeTold();
    }

    Verdict verdict() {
        if (!worthless.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (!failures.isEmpty()) {
            return Verdict.FAIL;
        }
        boolean everything = !instances.isEmpty()
                && instances.stream().allMatch(instance -> instance.outcome() == Outcome.ON_TIME)
                && ManifestTimes.hostDownSeen(manifest).isPresent();
        return uncertain.isEmpty() && everything ? Verdict.PASS : Verdict.UNKNOWN;
    }

    /** Whether the run shows nothing, not even about a single instance. */
    boolean isWorthless() {
        return !worthless.isEmpty();
    }

    List<String> reasons() {
        if (!worthless.isEmpty()) {
            return worthless;
        }
        List<String> reasons = new ArrayList<>(failures);
        reasons.addAll(uncertain);
        return reasons;
    }

    private void late() {
        List<InstanceResult> late = ReasonText.with(Outcome.LATE, instances);
        late.stream()
                .max((one, other) -> one.latency().compareTo(other.latency()))
                .ifPresent(worst -> failures.add("late: " + ReasonText.share(late, instances)
                        + " notified after the threshold of "
                        + ReasonText.seconds(BigDecimal.valueOf(manifest.thresholdS()))
                        + ", the last one, " + worst.label() + ", after " + ReasonText.seconds(worst.latency())
                        + (isFromFault() ? " from the fault" : "")));
    }

    private boolean isFromFault() {
        return manifest.latencyFrom() == Manifest.Origin.FAULT;
    }

    private void missing() {
        List<InstanceResult> missing = ReasonText.with(Outcome.MISSING, instances);
        if (!missing.isEmpty()) {
            failures.add(
                    "missing: " + ReasonText.share(missing, instances) + " not notified: " + ReasonText.names(missing));
            if (manifest.diagnosis() != null) {
                failures.add(manifest.diagnosis());
            }
        }
    }

    private void hostNotDown() {
        if (manifest.hostDownSeen() != null) {
            return;
        }
        if (manifest.observation() == Observation.UNANSWERED) {
            uncertain.add("Nova did not say whether the host " + hostName() + " is down: it gave no answer at last");
        } else {
            failures.add("Nova did not show the host " + hostName() + " down");
        }
    }

    private void notToBeTold() {
        Map<Boolean, List<InstanceResult>> uncertainOnes = ReasonText.with(Outcome.UNCERTAIN, instances).stream()
                .collect(Collectors.partitioningBy(instance ->
                        instance.latency() != null && ManifestTimes.isTooNear(manifest, instance.latency())));
        List<InstanceResult> near = uncertainOnes.get(true);
        if (!near.isEmpty()) {
            uncertain.add(ReasonText.share(near, instances) + " notified so near to the threshold of "
                    + ReasonText.seconds(BigDecimal.valueOf(manifest.thresholdS()))
                    + " that it cannot be told on which side: the time of the fault is not known exactly enough");
        }
        List<InstanceResult> doubtful = uncertainOnes.get(false);
        if (!doubtful.isEmpty()) {
            uncertain.add("the time of the first notification cannot be told from consumer.log for "
                    + ReasonText.share(doubtful, instances) + ": " + ReasonText.names(doubtful));
        }
    }

    private String nameOf(String id) {
        return manifest.instances().stream()
                .filter(instance -> id.equals(instance.id()) && instance.name() != null)
                .findFirst()
                .map(Manifest.TestInstance::name)
                .orElse(id);
    }

    private String hostName() {
        return manifest.host() == null ? "" : manifest.host().name();
    }

    /** Remarks that do not change the verdict. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (manifest.problem() != null && !reasons().contains(manifest.problem())) {
            notes.add(manifest.problem());
        }
        if (isFromFault()) {
            notes.add("nothing of ours detected the fault: the latency counts from the fault itself (T00)");
        }
        notes.addAll(manifest.left());
        if (manifest.shortcut()) {
            notes.add("the Inspector also sent Nova's notifications (--shortcut): the latencies and T05 bypass Nova");
        }
        if (!evidence.strangers().isEmpty()) {
            List<String> names = evidence.strangers().stream().map(this::nameOf).toList();
            notes.add("notified, although not on the failed host: " + ReasonText.ids(names));
        }
        unreadable.stream().filter(line -> !reasons().contains(line)).forEach(notes::add);
        return notes;
    }
}
