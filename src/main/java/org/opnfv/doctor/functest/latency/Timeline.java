package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.opnfv.doctor.functest.run.Manifest;

/** The checkpoints of a run, as far as they are recorded, in the order of the chain. */
final class Timeline {

    private Timeline() {}

    static List<Checkpoint> of(Manifest manifest, Evidence evidence) {
        List<Checkpoint> timeline = new ArrayList<>();
        evidence.linkDown()
                .map(Moment::at)
                .or(() -> Times.injected(manifest))
                .ifPresent(at -> timeline.add(once("T00", fault(manifest), at)));
        evidence.detected().map(Moment::at).ifPresent(at -> timeline.add(once("T01", "host detected as dead", at)));
        evidence.posted().ifPresent(at -> timeline.add(once("", "Inspector told", at)));
        evidence.found().map(Moment::at).ifPresent(at -> timeline.add(once("T02", Step.T02.what(), at)));
        span(timeline, "T03", "instance set to error", evidence.marked().values());
        evidence.hostMarked().map(Moment::at).ifPresent(at -> timeline.add(once("T04", "host marked down", at)));
        Times.hostDownSeen(manifest).ifPresent(at -> timeline.add(once("", "Nova shows the host down", at)));
        span(timeline, "T09", "Consumer notified", evidence.notified().values());
        return timeline;
    }

    private static String fault(Manifest manifest) {
        String kind = manifest.fault() == null ? "" : manifest.fault().kind();
        return switch (String.valueOf(kind)) {
            case "force-down" -> "host forced down";
            case "manual" -> "asked to be cut by hand";
            default -> "link down";
        };
    }

    private static Checkpoint once(String id, String what, BigDecimal at) {
        return new Checkpoint(id, what, at, at, 1);
    }

    private static void span(List<Checkpoint> timeline, String id, String what, Collection<Moment> moments) {
        List<BigDecimal> times = moments.stream().map(Moment::at).toList();
        if (!times.isEmpty()) {
            timeline.add(new Checkpoint(id, what, Collections.min(times), Collections.max(times), times.size()));
        }
    }
}
