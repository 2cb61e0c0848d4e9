package org.opnfv.doctor.functest.run;

import java.time.Instant;
import java.util.List;

/** A manifest in the making: holds what is known so far and gives out finished copies. Not thread-safe. */
public final class ManifestDraft {
    private final Manifest base;
    private Instant ended;
    private Manifest.FailedHost host;
    private List<Manifest.TestInstance> instances;
    private List<String> expected;
    private Manifest.Stage stage;
    private Manifest.InjectedFault fault;
    private Manifest.Arming arming;
    private Manifest.Observation observation;
    private Double hostDownSeen;
    private String problem;
    private Manifest.Cleanup cleanup;

    ManifestDraft(Manifest base) {
        this.base = base;
        ended = base.ended();
        host = base.host();
        instances = base.instances();
        expected = base.expected();
        stage = base.stage();
        fault = base.fault();
        arming = base.arming();
        observation = base.observation();
        hostDownSeen = base.hostDownSeen();
        problem = base.problem();
        cleanup = base.cleanup();
    }

    /** When the run ended. */
    public ManifestDraft ended(Instant when) {
        ended = when;
        return this;
    }

    /** The failed host. */
    public ManifestDraft host(String name, String address) {
        host = new Manifest.FailedHost(name, address);
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

    /** The stage that was entered. */
    public ManifestDraft stage(Manifest.Stage entered) {
        stage = entered;
        return this;
    }

    /** What was done to the host, and when. */
    public ManifestDraft fault(String kind, Instant injected) {
        fault = new Manifest.InjectedFault(kind, Epoch.seconds(injected));
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
                host,
                base.seed(),
                instances,
                expected,
                stage,
                fault,
                arming,
                observation,
                hostDownSeen,
                problem,
                cleanup);
    }
}
