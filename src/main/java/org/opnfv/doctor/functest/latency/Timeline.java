package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.run.Manifest;

/** The recorded checkpoints of a run, in the order of the chain. */
public final class Timeline {
    /** What the record of a run calls {@code host_down_seen}. */
    public static final String HOST_DOWN = "host seen down in Nova";

    /** Each port of an affected instance, if they are marked at all. */
    public static final String PORTS_DOWN = "data plane of port set down";

    private final List<TimelineEntry> checkpoints = new ArrayList<>();

    /** {@code shared} are the times of checkpoints that all instances share, {@code each} those of the others by the instance's id. */
    static List<TimelineEntry> of(
            Manifest manifest,
            Evidence evidence,
            Map<Checkpoint, CheckpointTime> shared,
            Map<Checkpoint, Map<String, CheckpointTime>> each) {
        Timeline timeline = new Timeline();
        for (Checkpoint checkpoint : Checkpoint.values()) {
            if (checkpoint == Checkpoint.T05) {
                timeline.span("", PORTS_DOWN, evidence.portsMarked());
            } else if (checkpoint == Checkpoint.T02) {
                timeline.once("Inspector told", evidence.posted().orElse(null));
            } else if (checkpoint == Checkpoint.T09) {
                timeline.seen(manifest);
                timeline.once(HOST_DOWN, ManifestTimes.hostDown(manifest).orElse(null));
            }
            if (shared.containsKey(checkpoint)) {
                String what = checkpoint == Checkpoint.T00 ? fault(manifest) : checkpoint.what();
                timeline.once(checkpoint.name(), what, shared.get(checkpoint));
            }
            timeline.span(checkpoint, each.getOrDefault(checkpoint, Map.of()).values());
        }
        return timeline.checkpoints();
    }

    /** What was seen that others had done; no log has it. */
    private void seen(Manifest manifest) {
        for (Manifest.Seen what : Manifest.Seen.values()) {
            List<BigDecimal> times = manifest.sightings().stream()
                    .filter(sighting -> sighting.what() == what)
                    .flatMap(sighting -> ManifestTimes.finite(sighting.at()).stream())
                    .sorted()
                    .toList();
            if (!times.isEmpty()) {
                checkpoints.add(new TimelineEntry(
                        "", words(what), times.get(0), times.get(times.size() - 1), times.size(), null));
            }
        }
    }

    private static String words(Manifest.Seen what) {
        return switch (what) {
            case HOST_FORCED_DOWN -> "host seen forced down";
            case HOST_DISABLED -> "host seen disabled";
            case INSTANCE_ERROR -> "instance seen in error";
            case INSTANCE_REBUILDING -> "instance seen rebuilding";
            case INSTANCE_ELSEWHERE -> "instance seen elsewhere";
            case INSTANCE_ACTIVE_AGAIN -> "instance seen active again";
            case INSTANCE_DELETED -> "instance seen deleted";
            case MASAKARI_TOLD -> "Masakari told";
            case MASAKARI_BEGAN -> "Masakari begins to evacuate";
            case MASAKARI_ENDED -> "Masakari has evacuated";
        };
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
        span(checkpoint.name(), checkpoint.what(), moments);
    }

    private void span(String id, String what, Collection<CheckpointTime> moments) {
        if (!moments.isEmpty()) {
            Comparator<CheckpointTime> time = Comparator.comparing(CheckpointTime::at);
            CheckpointTime first = Collections.min(moments, time);
            checkpoints.add(new TimelineEntry(
                    id, what, first.at(), Collections.max(moments, time).at(), moments.size(), first.line()));
        }
    }

    private void once(String id, String what, CheckpointTime moment) {
        checkpoints.add(new TimelineEntry(id, what, moment.at(), moment.at(), 1, moment.line()));
    }

    private static String fault(Manifest manifest) {
        String kind = manifest.fault() == null ? "" : manifest.fault().kind();
        return switch (String.valueOf(kind)) {
            case "force-down" -> "host forced down";
            case "nova-compute-stopped" -> "nova-compute stopped";
            case "crash" -> "kernel crashed";
            case "power-off" -> "power switched off";
            case "manual" -> "asked to be cut by hand";
            default -> Checkpoint.T00.what();
        };
    }
}
