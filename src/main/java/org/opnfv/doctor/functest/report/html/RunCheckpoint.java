package org.opnfv.doctor.functest.report.html;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Timeline;
import org.opnfv.doctor.functest.latency.TimelineEntry;

/**
 * An event in a run.
 *
 * @param checkpoint null for an event between checkpoints
 * @param what in words
 * @param member of run.json, its source where no log has it
 */
record RunCheckpoint(Checkpoint checkpoint, String what, CheckpointTime time, String member) {

    /** Everything recorded of an instance, and of what all instances share, in order of time; {@code instance} may be null. */
    static List<RunCheckpoint> of(Assessment run, InstanceResult instance) {
        Map<Checkpoint, CheckpointTime> times = new EnumMap<>(Checkpoint.class);
        if (instance != null) {
            times.putAll(instance.moments());
        }
        times.putAll(run.moments());
        List<RunCheckpoint> all = new ArrayList<>();
        times.forEach((checkpoint, time) -> all.add(of(run, checkpoint, time)));
        for (TimelineEntry entry : run.timeline()) {
            if (entry.id().isEmpty()) {
                String member = entry.what().equals(Timeline.HOST_DOWN) ? "host_down_seen" : "sightings";
                all.add(between(entry.what(), entry.first(), entry.line(), member));
            }
        }
        all.sort(Comparator.comparing(one -> one.time().at()));
        return all;
    }

    /** The events of an instance alone. */
    static List<RunCheckpoint> own(Assessment run, InstanceResult instance) {
        return of(run, instance).stream()
                .filter(one -> one.checkpoint() != null && !run.moments().containsKey(one.checkpoint()))
                .toList();
    }

    /** The return of the host, which comes after all checkpoints. */
    static RunCheckpoint back(RunFacts.Recovery recovery) {
        return between("Nova has heard of the host again", recovery.hostUp(), recovery.line(), "recovery");
    }

    private static RunCheckpoint between(String what, BigDecimal at, LogRef line, String member) {
        return new RunCheckpoint(null, what, new CheckpointTime(at, null, null, line), member);
    }

    /** T00 was a link that went down, or the equivalent of another fault. */
    private static RunCheckpoint of(Assessment run, Checkpoint checkpoint, CheckpointTime time) {
        String what = run.timeline().stream()
                .filter(entry -> checkpoint == Checkpoint.T00 && entry.id().equals(checkpoint.name()))
                .map(TimelineEntry::what)
                .findFirst()
                .orElse(checkpoint.what());
        return new RunCheckpoint(checkpoint, what, time, "fault");
    }

    /** {@code "T09"}; empty without a checkpoint. */
    String name() {
        return checkpoint == null ? "" : checkpoint.name();
    }

    /** A unique key for the names of elements. */
    String key() {
        return checkpoint == null ? what.replaceAll("[^A-Za-z0-9]+", "-") : checkpoint.name();
    }

    /** {@code "T09 Consumer notified"}. */
    String words() {
        return (name() + " " + what).strip();
    }

    /** The log line or member that it is from. */
    String place() {
        return time.line() == null ? "run.json, " + member : TextFormat.line(time.line());
    }
}
