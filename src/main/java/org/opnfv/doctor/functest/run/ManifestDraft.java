package org.opnfv.doctor.functest.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A manifest in the making: holds what is known so far and gives out finished copies. Not thread-safe. */
public final class ManifestDraft {
    private final Manifest base;
    private Instant ended;
    private Manifest.FailedHost host;
    private String sla;
    private List<Manifest.TestInstance> instances;
    private List<String> expected;
    private Integer changes;
    private Manifest.Stage stage;
    private Manifest.InjectedFault fault;
    private Manifest.Arming arming;
    private Manifest.Observation observation;
    private List<String> missing;
    private List<Manifest.MeasuredClock> clockOffsets;
    private Double hostDownSeen;
    private Manifest.Recovery recovery;
    private Map<String, String> seals;
    private String problem;
    private Manifest.Cleanup cleanup;

    ManifestDraft(Manifest base) {
        this.base = base;
        ended = base.ended();
        host = base.host();
        sla = base.sla();
        instances = base.instances();
        expected = base.expected();
        changes = base.changes();
        stage = base.stage();
        fault = base.fault();
        arming = base.arming();
        observation = base.observation();
        missing = base.missing();
        clockOffsets = base.clockOffsets();
        hostDownSeen = base.hostDownSeen();
        recovery = base.recovery();
        seals = base.seals();
        problem = base.problem();
        cleanup = base.cleanup();
    }

    /** When the run ended, and the digests of its logs, in which nothing is written any more. */
    public ManifestDraft ended(Instant when, Map<String, String> logs) {
        ended = when;
        seals = logs;
        return this;
    }

    /** The failed host. */
    public ManifestDraft host(String name, String address) {
        host = new Manifest.FailedHost(name, address);
        return this;
    }

    /** The service level that it has to meet; null for none. */
    public ManifestDraft sla(String criteria) {
        sla = criteria;
        return this;
    }

    /** Every test instance. */
    public ManifestDraft instances(List<Manifest.TestInstance> all) {
        instances = all;
        return this;
    }

    /** The ids of the instances whose owner must be told. */
    public ManifestDraft expected(List<String> ids) {
        expected = ids;
        return this;
    }

    /** How many changes the ledger was told of. */
    public ManifestDraft changes(int told) {
        changes = told;
        return this;
    }

    /** The stage that was entered. */
    public ManifestDraft stage(Manifest.Stage entered) {
        stage = entered;
        return this;
    }

    /** What was done to the host, and when; {@code bound} is null when the host's own time is not known. */
    public ManifestDraft fault(String kind, Instant injected, Duration bound) {
        fault = new Manifest.InjectedFault(kind, Epoch.seconds(injected), bound == null ? null : Epoch.seconds(bound));
        return this;
    }

    /** One more measurement of the clock of a host. */
    public ManifestDraft clockOffset(String ofHost, Instant measured, Duration offset, Duration bound) {
        clockOffsets = Stream.concat(
                        clockOffsets.stream(),
                        Stream.of(new Manifest.MeasuredClock(
                                ofHost, Epoch.seconds(measured), Epoch.seconds(offset), Epoch.seconds(bound))))
                .toList();
        return this;
    }

    /** How the host came back. */
    public ManifestDraft recovery(Instant linkUp, Instant hostUp) {
        recovery = new Manifest.Recovery(
                Epoch.seconds(linkUp), Epoch.seconds(hostUp), Epoch.seconds(Duration.between(linkUp, hostUp)));
        return this;
    }

    /** How the notification path was proven alive. */
    public ManifestDraft arming(Manifest.Arming proof) {
        arming = proof;
        return this;
    }

    /** How the observation ended. */
    public ManifestDraft observation(Manifest.Observation how) {
        observation = how;
        return this;
    }

    /** The ids of the instances whose owner had not been told when it ended. */
    public ManifestDraft missing(List<String> ids) {
        missing = ids;
        return this;
    }

    /** When Nova was first seen to show the host down. */
    public ManifestDraft hostDownSeen(Instant when) {
        hostDownSeen = Epoch.seconds(when);
        return this;
    }

    /** The cause that ended the run early; the first one stays. */
    public ManifestDraft problem(String line) {
        problem = problem == null ? line : problem;
        return this;
    }

    /** What became of the undo. */
    public ManifestDraft cleanup(Manifest.Cleanup.State state, List<String> errors) {
        cleanup = new Manifest.Cleanup(state, errors);
        return this;
    }

    Manifest finished() {
        return new Manifest(
                base.id(),
                base.folder(),
                base.version(),
                base.started(),
                ended,
                base.installer(),
                base.profile(),
                base.thresholdS(),
                base.timeoutS(),
                base.alarmMatch(),
                base.shortcut(),
                host,
                base.seed(),
                sla,
                instances,
                expected,
                changes,
                stage,
                fault,
                arming,
                observation,
                missing,
                clockOffsets,
                hostDownSeen,
                recovery,
                seals,
                problem,
                cleanup);
    }
}
