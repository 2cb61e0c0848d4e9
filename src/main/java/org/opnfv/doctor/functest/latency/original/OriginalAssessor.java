package org.opnfv.doctor.functest.latency.original;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.ComponentCosts;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.LatencySummary;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Timeline;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.latency.Verdict;

/** Assesses a run of the original from its logs. */
final class OriginalAssessor {

    private final OriginalRun run;
    private final OriginalInstances found;

    OriginalAssessor(OriginalRun run) {
        this.run = run;
        found = new OriginalInstances(run);
    }

    Assessment assess(String name, Path place) {
        OriginalJudge judge = new OriginalJudge(run, found);
        List<InstanceResult> instances = judge.verdict() == Verdict.UNKNOWN
                ? found.results().stream().map(InstanceResult::notJudged).toList()
                : found.results();
        Map<Checkpoint, CheckpointTime> shared = shared();
        return new Assessment(
                name,
                place,
                RunFacts.ofLogs(
                        OriginalJudge.THRESHOLD, run.host(), run.notices().shortcut()),
                judge.verdict(),
                judge.reasons(),
                new OriginalNotes(run, found).lines(),
                run.hasDetection() ? run.detected().at() : null,
                LatencySummary.of(instances.stream()
                                .map(InstanceResult::latency)
                                .filter(Objects::nonNull)
                                .toList())
                        .orElse(null),
                instances,
                timeline(shared, instances),
                shared,
                lastCosts(shared, instances));
    }

    private Map<Checkpoint, CheckpointTime> shared() {
        Map<Checkpoint, CheckpointTime> shared = new EnumMap<>(Checkpoint.class);
        put(shared, Checkpoint.T00, run.linkDown());
        put(shared, Checkpoint.T01, run.detected());
        put(shared, Checkpoint.T04, run.hostMarked());
        return shared;
    }

    private static void put(Map<Checkpoint, CheckpointTime> moments, Checkpoint step, CheckpointTime moment) {
        if (moment != null) {
            moments.put(step, moment);
        }
    }

    /** With the instances of others, which were set to error as well. */
    private List<TimelineEntry> timeline(Map<Checkpoint, CheckpointTime> shared, List<InstanceResult> instances) {
        Timeline timeline = new Timeline();
        timeline.once(Checkpoint.T00, shared.get(Checkpoint.T00));
        timeline.once(Checkpoint.T01, shared.get(Checkpoint.T01));
        timeline.once("Inspector told", run.posted());
        timeline.span(Checkpoint.T03, run.marked().values());
        timeline.once(Checkpoint.T04, shared.get(Checkpoint.T04));
        timeline.span(Checkpoint.T05, moments(instances, Checkpoint.T05));
        timeline.span(Checkpoint.T09, moments(instances, Checkpoint.T09));
        return timeline.checkpoints();
    }

    private static List<CheckpointTime> moments(List<InstanceResult> instances, Checkpoint step) {
        return instances.stream()
                .flatMap(instance -> instance.at(step).stream())
                .toList();
    }

    private static List<ComponentCost> lastCosts(
            Map<Checkpoint, CheckpointTime> shared, List<InstanceResult> instances) {
        return instances.stream()
                .filter(instance -> instance.notified() != null)
                .max(Comparator.comparing(InstanceResult::notified))
                .map(last -> ComponentCosts.of(shared, last))
                .orElse(List.of());
    }
}
