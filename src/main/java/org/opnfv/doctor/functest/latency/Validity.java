package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;

/** Whether a run can be judged at all: that it got so far, that its record is whole, and that its times are in order. */
final class Validity {

    private final Manifest manifest;
    private final Evidence evidence;
    private final List<InstanceResult> instances;
    private final List<String> unreadable;
    private final List<String> objections = new ArrayList<>();

    Validity(Manifest manifest, Evidence evidence, List<InstanceResult> instances, List<String> unreadable) {
        this.manifest = manifest;
        this.evidence = evidence;
        this.instances = instances;
        this.unreadable = unreadable;
    }

    /** Why it cannot be judged, the root cause first; empty when it can. A run that ended early has no other reason. */
    List<String> objections() {
        endedEarly();
        if (objections.isEmpty()) {
            logs();
            record();
            expectations();
            order();
        }
        return List.copyOf(objections);
    }

    private void endedEarly() {
        boolean injected = manifest.fault() != null || evidence.linkDown().isPresent();
        Observation observation = manifest.observation();
        if (injected && (observation == Observation.COMPLETE || observation == Observation.TIMEOUT)) {
            return;
        }
        if (manifest.problem() != null) {
            objections.add(manifest.problem());
        }
        if (!injected) {
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
        return manifest.ended() == null
                ? ": the run is still going on, or was killed, in " + stage
                : ": the run ended early";
    }

    private void logs() {
        unreadable.stream()
                .filter(line -> line.startsWith("monitor.log") || line.startsWith("consumer.log"))
                .forEach(objections::add);
        if (evidence.isDetectionDamaged()) {
            objections.add("the time of the detection in monitor.log is damaged");
        } else if (evidence.detected().isEmpty()) {
            objections.add("the monitor never detected the dead host: monitor.log has no such line");
        }
    }

    private void record() {
        double threshold = manifest.thresholdS();
        if (!Double.isFinite(threshold) || threshold <= 0) {
            objections.add("run.json has no usable threshold_s: " + threshold);
        }
        if (manifest.fault() != null && Times.injected(manifest).isEmpty()) {
            objections.add("run.json has no usable time of the fault");
        }
        if (manifest.hostDownSeen() != null && Times.hostDownSeen(manifest).isEmpty()) {
            objections.add("run.json has no usable host_down_seen");
        }
    }

    private void expectations() {
        if (instances.isEmpty()) {
            objections.add("no instance was expected to be notified: run.json names none on the failed host");
        }
        Set<String> listed = new HashSet<>();
        boolean twice = false;
        for (Manifest.TestInstance instance : manifest.instances()) {
            twice |= instance.id() != null && !listed.add(instance.id());
        }
        if (twice) {
            objections.add("run.json lists an instance twice");
        }
        List<String> unlisted = instances.stream()
                .map(InstanceResult::id)
                .filter(id -> !listed.contains(id))
                .toList();
        if (!unlisted.isEmpty()) {
            objections.add("run.json expects instances that it does not list: " + Grounds.ids(unlisted));
        }
        hosts();
    }

    private void hosts() {
        String host = manifest.host() == null ? null : manifest.host().name();
        if (host == null) {
            objections.add("run.json does not name the failed host");
            return;
        }
        List<InstanceResult> elsewhere = instances.stream()
                .filter(instance -> instance.host() != null && !instance.host().equals(host))
                .toList();
        if (!elsewhere.isEmpty()) {
            objections.add("run.json expects instances of another host than " + host + ": " + Grounds.names(elsewhere));
        }
        Set<String> expected = new HashSet<>(manifest.expected());
        List<String> forgotten = manifest.instances().stream()
                .filter(instance -> host.equals(instance.host()) && !expected.contains(instance.id()))
                .map(Manifest.TestInstance::name)
                .map(String::valueOf)
                .toList();
        if (!forgotten.isEmpty()) {
            objections.add("run.json does not expect all instances of " + host + ": " + Grounds.ids(forgotten));
        }
    }

    private void order() {
        Optional<BigDecimal> injected = Times.injected(manifest)
                .or(() -> evidence.linkDown().map(Moment::at))
                .map(at -> at.subtract(Times.faultBound(manifest)));
        Optional<BigDecimal> detected = evidence.detected().map(Moment::at);
        if (isBefore(injected, Times.started(manifest))) {
            objections.add("the fault is older than the run: the clock was set back");
        }
        if (isBefore(detected, injected)) {
            objections.add("the monitor saw the host dead before the fault was injected");
        }
        if (isBefore(evidence.lastPosted(), detected)) {
            objections.add("the Inspector was told before the monitor detected the dead host");
        }
        if (isBefore(Times.hostDownSeen(manifest), injected)) {
            objections.add("Nova showed the host down before the fault was injected");
        }
        List<InstanceResult> early = instances.stream()
                .filter(instance -> Objects.nonNull(instance.latency())
                        && instance.latency().signum() < 0)
                .toList();
        if (!early.isEmpty()) {
            objections.add(Grounds.share(early, instances) + " notified before the detection: " + Grounds.names(early));
        }
        if (!evidence.backwards().isEmpty()) {
            objections.add("notified twice, the second time before the first, so the clock was set back: "
                    + Grounds.ids(List.copyOf(evidence.backwards())));
        }
    }

    private static boolean isBefore(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0;
    }
}
