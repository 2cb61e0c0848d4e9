package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Observation;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.Manifest.TestInstance;

/** Checks the manifest of an observed run: it must hold all that such a run records, and contradict neither itself nor the logs. */
final class ConsistencyCheck {

    private final Manifest manifest;
    private final Evidence evidence;
    private final List<InstanceResult> instances;
    private final Set<String> expected;
    private final Set<String> listed;
    private final List<String> objections = new ArrayList<>();

    ConsistencyCheck(Manifest manifest, Evidence evidence, List<InstanceResult> instances) {
        this.manifest = manifest;
        this.evidence = evidence;
        this.instances = instances;
        expected = new LinkedHashSet<>(manifest.expected());
        listed = manifest.instances().stream()
                .map(TestInstance::id)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** What is missing or impossible, one line each. */
    List<String> objections() {
        progress();
        numbers();
        fault();
        expectations();
        hosts();
        return objections;
    }

    private void progress() {
        object(manifest.started() == null, "does not say when the run began");
        Stage stage = manifest.stage();
        object(
                stage == null || stage.compareTo(Stage.OBSERVE) < 0,
                "tells of an observation, and not that the run got so far");
        boolean complete = manifest.observation() == Observation.COMPLETE;
        List<String> missing = manifest.missing();
        object(missing == null, "does not say whose owners were missing when the observation ended");
        object(
                complete && missing != null && !missing.isEmpty(),
                "says that the observation was complete, and that owners were missing");
        object(
                complete && manifest.hostDownSeen() == null,
                "says that the observation was complete, and not when Nova showed the host down");
    }

    private void numbers() {
        double threshold = manifest.thresholdS();
        object(!Double.isFinite(threshold) || threshold <= 0, "has no usable threshold_s: " + threshold);
        object(
                manifest.hostDownSeen() != null
                        && ManifestTimes.hostDownSeen(manifest).isEmpty(),
                "has no usable host_down_seen");
    }

    private void fault() {
        Optional<BigDecimal> injected = ManifestTimes.injected(manifest);
        object(injected.isEmpty(), "has no usable time of the fault");
        Optional<BigDecimal> logged = evidence.linkDownLogged();
        // If the host has not told its own time, the log may have got it from the host when the run was killed.
        boolean settled = manifest.fault() != null && manifest.fault().boundS() != null;
        object(
                settled
                        && injected.isPresent()
                        && logged.filter(at -> at.subtract(injected.get()).abs().compareTo(ManifestTimes.ROUNDING) > 0)
                                .isPresent(),
                "and fault.log do not agree when the link went down");
    }

    private void expectations() {
        if (instances.isEmpty()) {
            objections.add("no instance was expected to be notified: run.json names none on the failed host");
        }
        object(
                listed.size()
                        < manifest.instances().stream()
                                .filter(instance -> instance.id() != null)
                                .count(),
                "lists an instance twice");
        name("expects instances that it does not list: ", expected.stream().filter(id -> !listed.contains(id)));
        name(
                "says that owners were missing of whom it expected nothing: ",
                Stream.ofNullable(manifest.missing()).flatMap(List::stream).filter(id -> !expected.contains(id)));
        name(
                "expects instances that it knows no alarm of: ",
                manifest.instances().stream()
                        .filter(instance -> expected.contains(instance.id()) && instance.alarm() == null)
                        .map(TestInstance::name));
    }

    private void hosts() {
        String host = manifest.host() == null ? null : manifest.host().name();
        if (host == null) {
            object(true, "does not name the failed host");
            return;
        }
        name(
                "expects instances of another host than " + host + ": ",
                manifest.instances().stream()
                        .filter(instance -> expected.contains(instance.id()) && !host.equals(instance.host()))
                        .map(TestInstance::name));
        name(
                "does not expect all instances of " + host + ": ",
                manifest.instances().stream()
                        .filter(instance -> host.equals(instance.host()) && !expected.contains(instance.id()))
                        .map(TestInstance::name));
    }

    private void name(String what, Stream<String> some) {
        List<String> names = some.map(String::valueOf).toList();
        object(!names.isEmpty(), what + ReasonText.ids(names));
    }

    private void object(boolean wrong, String what) {
        if (wrong) {
            objections.add("run.json " + what);
        }
    }
}
