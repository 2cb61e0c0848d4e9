package org.opnfv.doctor.functest.latency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.run.Manifest;

/** The recorded checkpoints of a run, in the order of the chain. */
public final class Timeline {

    private final List<TimelineEntry> checkpoints = new ArrayList<>();

    /** {@code shared} are the times of checkpoints that all instances share, {@code each} those of the others by the instance's id. */
    static List<TimelineEntry> of(
            Manifest manifest,
            Evidence evidence,
            Map<Checkpoint, CheckpointTime> shared,
            Map<Checkpoint, Map<String, CheckpointTime>> each) {
        Timeline timeline = new Timeline();
        for (Checkpoint checkpoint : Checkpoint.values()) {
            if (checkpoint == Checkpoint.T02) {
                timeline.once("Inspector told", evidence.posted().orElse(null));
            } else if (checkpoint == Checkpoint.T09) {
                timeline.once(
                        "host seen down in Nova",
                        ManifestTimes.hostDown(manifest).orElse(null));
            }
            if (shared.containsKey(checkpoint)) {
                String what = checkpoint == Checkpoint.T00 ? fault(manifest) : checkpoint.what();
                timeline.once(checkpoint.name(), what, shared.get(checkpoint));
            }
            timeline.span(checkpoint, each.getOrDefault(checkpoint, Map.of()).values());
        }
        return timeline.checkpoints();
    }

    /** Those added so far. */
    public List<TimelineEntry> checkpoints() {
        return List.copyOf(checkpoints);
    }

    /** Adds a checkpoint that is passed once; nothing when the moment is null. */
    public void once(Checkpoint checkpoint, CheckpointTime moment) {
        if (moment != null) {
            once(checkpoint.name(), checkpoint.what(), moment);
        }
    }

    /** Adds something between two checkpoints; nothing when the moment is null. */
    public void once(String what, CheckpointTime moment) {
        if (moment != null) {
            once("", what, moment);
        }
    }

    /** Adds a checkpoint that each instance passes; nothing when there are no moments. */
    public void span(Checkpoint checkpoint, Collection<CheckpointTime> moments) {
        if (!moments.isEmpty()) {
            Comparator<CheckpointTime> time = Comparator.comparing(CheckpointTime::at);
            CheckpointTime first = Collections.min(moments, time);
            checkpoints.add(new TimelineEntry(
                    checkpoint.name(),
                    checkpoint.what(),
                    first.at(),
                    Collections.max(moments, time).at(),
                    moments.size(),
                    first.line()));
        }
    }

    private void once(String id, String what, CheckpointTime moment) {
        checkpoints.add(new TimelineEntry(id, what, moment.at(), moment.at(), 1, moment.line()));
    }

    private static String fault(Manifest manifest) {
        String kind = manifest.fault() == null ? "" : manifest.fault().kind();
        return switch (String.valueOf(kind)) {
            case "force-down" -> "host forced down";
            case "manual" -> "asked to be cut by hand";
            default -> Checkpoint.T00.what();
        };
    }
}
