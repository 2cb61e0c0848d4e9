package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;

/** Checks that causes come before effects in a run. Otherwise a clock was set, or a time is damaged. */
final class CausalityCheck {

    private final Manifest manifest;
    private final Evidence evidence;
    private final List<InstanceResult> instances;
    private final List<String> objections = new ArrayList<>();

    CausalityCheck(Manifest manifest, Evidence evidence, List<InstanceResult> instances) {
        this.manifest = manifest;
        this.evidence = evidence;
        this.instances = instances;
    }

    /** What is out of order, one line each. */
    List<String> objections() {
        chain();
        end();
        notifications();
        return objections;
    }

    private void chain() {
        Optional<BigDecimal> injected =
                ManifestTimes.injected(manifest).map(at -> at.subtract(ManifestTimes.faultBound(manifest)));
        Optional<BigDecimal> detected = evidence.detected().map(CheckpointTime::at);
        if (isBefore(injected, ManifestTimes.started(manifest))) {
            objections.add("the fault is older than the run: the clock was set back");
        }
        if (isBefore(detected, injected)) {
            objections.add("the monitor saw the host dead before the fault was injected");
        }
        if (isBefore(evidence.found().map(CheckpointTime::at), detected)) {
            objections.add(
                    "the Inspector acted before the monitor detected the dead host: somebody else's told it, so choose monitor external");
        } else if (isBefore(evidence.lastPosted(), detected)) {
            objections.add("the Inspector was told before the monitor detected the dead host");
        }
        if (isBefore(ManifestTimes.hostDownSeen(manifest), injected)) {
            objections.add("Nova showed the host down before the fault was injected");
        }
    }

    /** A time later than everything that the run saw belongs to another run, or to a clock that was set. */
    private void end() {
        BigDecimal slack = ManifestTimes.ROUNDING.add(evidence.clock().drift());
        Optional<BigDecimal> ended = ManifestTimes.ended(manifest).map(at -> at.add(slack));
        Optional<BigDecimal> seenDown = ManifestTimes.hostDownSeen(manifest).map(at -> at.add(slack));
        if (isBefore(ended, ManifestTimes.started(manifest))) {
            objections.add("the run ended before it began: the clock was set back");
        }
        if (isBefore(ended, evidence.detected().map(CheckpointTime::at))) {
            objections.add("the monitor saw the host dead after the run had ended");
        }
        List<InstanceResult> late = instances.stream()
                .filter(instance -> isBefore(ended, Optional.ofNullable(instance.notified())))
                .toList();
        if (!late.isEmpty()) {
            objections.add(
                    ReasonText.share(late, instances) + " notified after the run had ended: " + ReasonText.names(late));
        }
        // Nova is asked only when all owners are notified, unless nothing but the fault is ours.
        List<InstanceResult> unseen = instances.stream()
                .filter(instance -> manifest.observation() == Observation.COMPLETE
                        && manifest.latencyFrom() == Manifest.Origin.DETECTION
                        && isBefore(seenDown, Optional.ofNullable(instance.notified())))
                .toList();
        if (!unseen.isEmpty()) {
            objections.add(ReasonText.share(unseen, instances) + " notified after the observation was complete: "
                    + ReasonText.names(unseen));
        }
        if (evidence.zonesDiffer()) {
            objections.add("the stamps of the logs are of different time zones: one of them is damaged");
        }
    }

    private void notifications() {
        List<InstanceResult> early = instances.stream()
                .filter(instance -> Objects.nonNull(instance.latency())
                        && instance.latency().signum() < 0)
                .toList();
        if (!early.isEmpty()) {
            objections.add(ReasonText.share(early, instances) + " notified before the "
                    + (manifest.latencyFrom() == Manifest.Origin.FAULT ? "fault" : "detection") + ": "
                    + ReasonText.names(early));
        }
        List<InstanceResult> untold = instances.stream()
                .filter(instance -> isBefore(
                        Optional.ofNullable(instance.notified()),
                        evidence.posted().map(CheckpointTime::at)))
                .toList();
        if (!untold.isEmpty()) {
            objections.add(ReasonText.share(untold, instances) + " notified before the Inspector was told: "
                    + ReasonText.names(untold));
        }
        if (!evidence.backwards().isEmpty()) {
            objections.add("notified twice, the second time before the first, so the clock was set back: "
                    + ReasonText.ids(List.copyOf(evidence.backwards())));
        }
    }

    private static boolean isBefore(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0;
    }
}
