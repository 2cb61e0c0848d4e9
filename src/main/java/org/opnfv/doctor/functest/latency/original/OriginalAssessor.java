package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private static final int NAMED = 5;

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
        Map<Checkpoint, CheckpointTime> shared = new EnumMap<>(Checkpoint.class);
        shared.put(Checkpoint.T00, run.linkDown());
        shared.put(Checkpoint.T01, run.detected);
        shared.put(Checkpoint.T04, run.hostMarked);
        shared.values().removeIf(Objects::isNull);
        return new Assessment(
                name,
                place,
                RunFacts.ofLogs(OriginalJudge.THRESHOLD, run.host(), run.notifications.shortcut()),
                judge.verdict(),
                judge.reasons(),
                notes(),
                run.detected == null ? null : run.detected.at(),
                LatencySummary.of(instances.stream()
                                .map(InstanceResult::latency)
                                .filter(Objects::nonNull)
                                .toList())
                        .orElse(null),
                instances,
                timeline(instances),
                shared,
                instances.stream()
                        .filter(instance -> instance.notified() != null)
                        .max(Comparator.comparing(InstanceResult::notified))
                        .map(last -> ComponentCosts.of(shared, last))
                        .orElse(List.<ComponentCost>of()));
    }

    /** With the instances of others, which were set to error as well. */
    private List<TimelineEntry> timeline(List<InstanceResult> instances) {
        Timeline timeline = new Timeline();
        timeline.once(Checkpoint.T00, run.linkDown());
        timeline.once(Checkpoint.T01, run.detected);
        timeline.once("Inspector told", run.posted);
        timeline.span(Checkpoint.T03, run.marked.values());
        timeline.once(Checkpoint.T04, run.hostMarked);
        timeline.span(Checkpoint.T05, moments(instances, Checkpoint.T05));
        timeline.span(Checkpoint.T09, moments(instances, Checkpoint.T09));
        return timeline.checkpoints();
    }

    private static List<CheckpointTime> moments(List<InstanceResult> instances, Checkpoint step) {
        return instances.stream()
                .flatMap(instance -> instance.at(step).stream())
                .toList();
    }

    /** What else is worth knowing: above all what the original did not record. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        run.faultTime.strays().forEach(stray -> {
            BigDecimal before = stray.before(run.detected);
            notes.add(stray.line().file() + " has a link down "
                    + before.abs().setScale(1, RoundingMode.HALF_UP).toPlainString() + " s "
                    + (before.signum() < 0 ? "after" : "before")
                    + " the detection: it is of another run, or of a clock that was off, and does not count");
        });
        noteIf(
                notes,
                run.faultTime.printed(),
                "T00 is taken from the profile that the original printed: whole milliseconds, by the host's clock");
        noteIf(notes, run.linkDown() == null, "when the link went down is not recorded");
        noteIf(
                notes,
                Boolean.TRUE.equals(run.notifications.shortcut()),
                "the Inspector also sent Nova's news itself: the latencies bypass Nova");
        noteIf(notes, run.words.complaint() != null, "after its verdict the original says: " + run.words.complaint());
        noteIf(
                notes,
                run.traceback,
                "the log has a traceback: an instance that could not be set to error may be named nowhere");
        List<String> foreign = found.foreign();
        noteIf(
                notes,
                !foreign.isEmpty(),
                "set to error too, and not of the test by its name: "
                        + String.join(", ", foreign.subList(0, Math.min(NAMED, foreign.size())))
                        + (foreign.size() > NAMED ? " and " + (foreign.size() - NAMED) + " more" : ""));
        noteIf(
                notes,
                run.marked.isEmpty() && !found.results().isEmpty(),
                "which instances were set to error is not recorded");
        noteIf(
                notes,
                found.isClockOff(),
                "Nova's own time of a notification (T05) is not between the detection and the notification: its clock was"
                        + " off, and it does not count");
        noteIf(
                notes,
                !moments(found.results(), Checkpoint.T05).isEmpty(),
                "T05 is Nova's own time, by the clock of its machine; how far that was off is not recorded");
        notes.add(
                "not recorded by the original: how many instances were to be notified, when they were found (T02), when the event was"
                        + " transformed (T06), the alarm evaluated and fired (T07, T08), whether Nova showed the host down");
        return notes;
    }

    private static void noteIf(List<String> notes, boolean holds, String note) {
        if (holds) {
            notes.add(note);
        }
    }
}
