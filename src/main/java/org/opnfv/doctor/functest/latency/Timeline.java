package org.opnfv.doctor.functest.latency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.opnfv.doctor.functest.run.Manifest;

/** The checkpoints of a run, as far as they are recorded, in the order of the chain. */
public final class Timeline {

    private final List<Checkpoint> checkpoints = new ArrayList<>();

    static List<Checkpoint> of(Manifest manifest, Evidence evidence) {
        Timeline timeline = new Timeline();
        Times.fault(manifest, evidence).ifPresent(down -> timeline.once("T00", fault(manifest), down));
        timeline.once(Step.T01, evidence.detected().orElse(null));
        timeline.once("Inspector told", evidence.posted().orElse(null));
        timeline.once(Step.T02, evidence.found().orElse(null));
        timeline.span(Step.T03, evidence.marked().values());
        timeline.once(Step.T04, evidence.hostMarked().orElse(null));
        timeline.span(Step.T05, evidence.cloud().all(Step.T05));
        timeline.span(Step.T06, evidence.cloud().all(Step.T06));
        timeline.span(Step.T07, evidence.cloud().all(Step.T07));
        timeline.span(Step.T08, evidence.cloud().all(Step.T08));
        timeline.once("host seen down in Nova", Times.hostDown(manifest).orElse(null));
        timeline.span(Step.T09, evidence.notified().values());
        return timeline.checkpoints();
    }

    /** Those added so far. */
    public List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints);
    }

    /** Adds a checkpoint that is passed once; none when the moment is null. */
    public void once(Step step, Moment moment) {
        if (moment != null) {
            once(step.name(), step.what(), moment);
        }
    }

    /** Adds something between two checkpoints; nothing when the moment is null. */
    public void once(String what, Moment moment) {
        if (moment != null) {
            once("", what, moment);
        }
    }

    /** Adds a checkpoint that each instance passes; none when there are no moments. */
    public void span(Step step, Collection<Moment> moments) {
        if (!moments.isEmpty()) {
            Comparator<Moment> time = Comparator.comparing(Moment::at);
            Moment first = Collections.min(moments, time);
            checkpoints.add(new Checkpoint(
                    step.name(),
                    step.what(),
                    first.at(),
                    Collections.max(moments, time).at(),
                    moments.size(),
                    first.line()));
        }
    }

    private void once(String id, String what, Moment moment) {
        checkpoints.add(new Checkpoint(id, what, moment.at(), moment.at(), 1, moment.line()));
    }

    private static String fault(Manifest manifest) {
        String kind = manifest.fault() == null ? "" : manifest.fault().kind();
        return switch (String.valueOf(kind)) {
            case "force-down" -> "host forced down";
            case "manual" -> "asked to be cut by hand";
            default -> Step.T00.what();
        };
    }
}
