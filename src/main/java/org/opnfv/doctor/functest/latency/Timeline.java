package org.opnfv.doctor.functest.latency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.opnfv.doctor.functest.run.Manifest;

/** The checkpoints of a run, as far as they are recorded, in the order of the chain. */
public final class Timeline {

    private final List<TimelineEntry> checkpoints = new ArrayList<>();

    static List<TimelineEntry> of(Manifest manifest, Evidence evidence) {
        Timeline timeline = new Timeline();
        ManifestTimes.fault(manifest, evidence).ifPresent(down -> timeline.once("T00", fault(manifest), down));
        timeline.once(Checkpoint.T01, evidence.detected().orElse(null));
        timeline.once("Inspector told", evidence.posted().orElse(null));
        timeline.once(Checkpoint.T02, evidence.found().orElse(null));
        timeline.span(Checkpoint.T03, evidence.marked().values());
        timeline.once(Checkpoint.T04, evidence.hostMarked().orElse(null));
        timeline.span(Checkpoint.T05, evidence.cloud().all(Checkpoint.T05));
        timeline.span(Checkpoint.T06, evidence.cloud().all(Checkpoint.T06));
        timeline.span(Checkpoint.T07, evidence.cloud().all(Checkpoint.T07));
        timeline.span(Checkpoint.T08, evidence.cloud().all(Checkpoint.T08));
        timeline.once("host seen down in Nova", ManifestTimes.hostDown(manifest).orElse(null));
        timeline.span(Checkpoint.T09, evidence.notified().values());
        return timeline.checkpoints();
    }

    /** Those added so far. */
    public List<TimelineEntry> checkpoints() {
        return List.copyOf(checkpoints);
    }

    /** Adds a checkpoint that is passed once; none when the moment is null. */
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

    /** Adds a checkpoint that each instance passes; none when there are no moments. */
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
