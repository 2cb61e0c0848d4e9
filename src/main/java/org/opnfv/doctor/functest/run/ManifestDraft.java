package org.opnfv.doctor.functest.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A manifest under construction: holds what is known so far and returns finished copies. Not thread-safe. */
public final class ManifestDraft {
    private final Map<String, Object> members;

    ManifestDraft(Manifest base) {
        members = RecordValues.of(base);
    }

    private ManifestDraft set(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** When the run ended, and the digests of its logs, which are complete now. */
    public ManifestDraft ended(Instant when, Map<String, String> logs) {
        return set("ended", when).set("seals", logs);
    }

    /** A version that the cloud reported. */
    public ManifestDraft version(String name, String told) {
        return set("context", finished().context().with(name, told));
    }

    /** The failed host. */
    public ManifestDraft host(String name, String address) {
        return set("host", new Manifest.FailedHost(name, address));
    }

    /** Who finds the host dead, and who marks it. */
    public ManifestDraft chain(Manifest.Chain chain) {
        return set("chain", chain);
    }

    /** One thing more that Nova showed. */
    public ManifestDraft sighting(Manifest.Sighting one) {
        return set("sightings", and(finished().sightings(), one));
    }

    /** What is to be maintained. */
    public ManifestDraft maintenance(Manifest.Maintenance what) {
        return set("maintenance", what);
    }

    /** One thing more that is left to others. */
    public ManifestDraft left(String line) {
        return set("left", and(finished().left(), line));
    }

    private static <T> List<T> and(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    /** The service level that it has to meet; null for none. */
    public ManifestDraft sla(String criteria) {
        return set("sla", criteria);
    }

    /** Every test instance. */
    public ManifestDraft instances(List<Manifest.TestInstance> all) {
        return set("instances", all);
    }

    /** The ids of the instances whose owner must be notified. */
    public ManifestDraft expected(List<String> ids) {
        return set("expected", ids);
    }

    /** The number of changes in the ledger. */
    public ManifestDraft changes(int told) {
        return set("changes", told);
    }

    /** The current stage. */
    public ManifestDraft stage(Manifest.Stage entered) {
        return set("stage", entered);
    }

    /** The fault, and when it was injected; {@code bound} is null when the host's own time is not known. */
    public ManifestDraft fault(String kind, Instant injected, Duration bound) {
        return set(
                "fault",
                new Manifest.InjectedFault(
                        kind, DecimalSeconds.seconds(injected), bound == null ? null : DecimalSeconds.seconds(bound)));
    }

    /** One more measurement of a host's clock. */
    public ManifestDraft clockOffset(String ofHost, Instant measured, Duration offset, Duration bound) {
        Manifest.MeasuredClock one = new Manifest.MeasuredClock(
                ofHost,
                DecimalSeconds.seconds(measured),
                DecimalSeconds.seconds(offset),
                DecimalSeconds.seconds(bound));
        return set("clockOffsets", and(finished().clockOffsets(), one));
    }

    /** How the host came back. */
    public ManifestDraft recovery(Instant linkUp, Instant hostUp) {
        return set(
                "recovery",
                new Manifest.Recovery(
                        DecimalSeconds.seconds(linkUp),
                        DecimalSeconds.seconds(hostUp),
                        DecimalSeconds.seconds(Duration.between(linkUp, hostUp))));
    }

    /** How the notification path was proven. */
    public ManifestDraft arming(Manifest.Arming proof) {
        return set("arming", proof);
    }

    /** How the observation ended. */
    public ManifestDraft observation(Manifest.Observation how) {
        return set("observation", how);
    }

    /** The ids of the instances whose owner had not been notified when it ended. */
    public ManifestDraft missing(List<String> ids) {
        return set("missing", ids);
    }

    /** When Nova was first seen to show the host down. */
    public ManifestDraft hostDownSeen(Instant when) {
        return set("hostDownSeen", DecimalSeconds.seconds(when));
    }

    /** The failure that ended the run early; the first one stays. */
    public ManifestDraft problem(String line) {
        members.putIfAbsent("problem", line);
        return this;
    }

    /** The broken link, for which nobody was told. */
    public ManifestDraft diagnosis(String line) {
        return set("diagnosis", line);
    }

    /** The outcome of the undo. */
    public ManifestDraft cleanup(Manifest.Cleanup.State state, List<String> errors) {
        return set("cleanup", new Manifest.Cleanup(state, errors));
    }

    Manifest finished() {
        return RecordValues.make(Manifest.class, members);
    }
}
