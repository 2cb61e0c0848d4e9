package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunState;

/**
 * The verdict on a run, with its evidence. Times are seconds since the epoch, latencies are seconds, both exact as logged.
 *
 * @param run name of the run, which is that of its folder
 * @param folder the folder of the run, as it was named
 * @param facts the record of the run; all nulls when its manifest cannot be read
 * @param verdict PASS only if everything that PASS requires is recorded
 * @param reasons why it is not PASS, the root cause first, one line each; empty for PASS
 * @param notes remarks that do not change the verdict, one line each
 * @param detected when the Monitor found the host dead; null when not recorded
 * @param figures latencies of the notified instances; null when there are none
 * @param instances the instances on the failed host, in the order of the manifest
 * @param timeline the recorded checkpoints, in the order of the chain
 * @param moments the checkpoints that all instances share ({@link Checkpoint#T00}, {@link Checkpoint#T01}, {@link Checkpoint#T02}, {@link
 *     Checkpoint#T04}), in their order; an unknown one is absent
 * @param costs the time of the instance notified last by component, the largest part first; empty when unknown
 */
public record Assessment(
        String run,
        Path folder,
        RunFacts facts,
        Verdict verdict,
        List<String> reasons,
        List<String> notes,
        BigDecimal detected,
        LatencySummary figures,
        List<InstanceResult> instances,
        List<TimelineEntry> timeline,
        Map<Checkpoint, CheckpointTime> moments,
        List<ComponentCost> costs) {

    /** Copies the lists. */
    public Assessment {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
        instances = List.copyOf(instances);
        timeline = List.copyOf(timeline);
        moments = InstanceResult.ordered(moments);
        costs = List.copyOf(costs);
    }

    /** Assesses the run in a folder; one with an unreadable manifest is UNKNOWN. */
    public static Assessment of(Path folder) {
        return of(RunState.of(folder));
    }

    /** The same, from its state. */
    public static Assessment of(RunState state) {
        try {
            RunFolder run = state.requireRun();
            if (run.manifest().maintenance() != null) {
                return unknown(
                        state.name(),
                        state.folder(),
                        RunFacts.of(run.manifest(), state.cleanup()),
                        "it is a run of the scenario maintenance, which is reported by itself: report " + state.name());
            }
            return new Assessor(run, state.cleanup()).assess();
        } catch (RunException e) {
            return unknown(state.name(), state.folder(), RunFacts.NONE, e.getMessage());
        }
    }

    /** A run of which nothing is known, for that reason. */
    public static Assessment unknown(String run, Path folder, RunFacts facts, String reason) {
        return new Assessment(
                run,
                folder,
                facts,
                Verdict.UNKNOWN,
                List.of(reason),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /** Assesses a run from its logs and its manifest in memory, which may not have reached the disk. */
    public static Assessment of(RunFolder folder) {
        return new Assessor(folder, folder.manifest().cleanup()).assess();
    }

    /** The same of a run in another place, with what is said of it in other words. */
    public Assessment moved(Path to, UnaryOperator<String> words) {
        return new Assessment(
                run,
                to,
                facts,
                verdict,
                reasons.stream().map(words).toList(),
                notes.stream().map(words).toList(),
                detected,
                figures,
                instances,
                timeline,
                moments,
                costs);
    }

    /** Whether any owner is known to have been notified, or not; instances that are not judged do not count. */
    public boolean isTellingKnown() {
        return instances.stream()
                .anyMatch(instance ->
                        instance.notified() != null || instance.outcome() == InstanceResult.Outcome.MISSING);
    }

    /**
     * From the fault (T00) until the last owner was notified, in seconds; empty without a measured latency, without T00, or when an owner
     * was not notified.
     */
    public Optional<BigDecimal> total() {
        CheckpointTime fault = moments.get(Checkpoint.T00);
        boolean all = instances.stream().allMatch(instance -> instance.notified() != null);
        return fault == null || figures == null || !all
                ? Optional.empty()
                : instances.stream()
                        .map(InstanceResult::notified)
                        .max(Comparator.naturalOrder())
                        .map(last -> last.subtract(fault.at()))
                        .filter(total -> total.signum() >= 0);
    }

    /** From the detection until the data plane of the last port was set down, in seconds; empty where none was. */
    public Optional<BigDecimal> portsDown() {
        return timeline.stream()
                .filter(entry -> detected != null && entry.what().equals(Timeline.PORTS_DOWN))
                .findFirst()
                .map(entry -> entry.last().subtract(detected));
    }

    /** What a latency counts from, seconds since the epoch: the detection, or the fault where nothing of ours detects; null when unknown. */
    public BigDecimal latencyBegin() {
        CheckpointTime fault = moments.get(Checkpoint.T00);
        return !facts.isFromFault() ? detected : fault == null ? null : fault.at();
    }

    /** The name of that, {@code detection} or {@code the fault}. */
    public String latencyOrigin() {
        return facts.isFromFault() ? "the fault" : "detection";
    }

    /** The instances whose owner was notified, in the order of the notifications. */
    public List<InstanceResult> told() {
        return told(instances).toList();
    }

    /** Those whose owner was notified, in that order. */
    static Stream<InstanceResult> told(List<InstanceResult> instances) {
        return instances.stream()
                .filter(instance -> instance.notified() != null)
                .sorted(Comparator.comparing(InstanceResult::notified));
    }

    /**
     * What identifies this run, wherever its logs are and whatever their names: the time of its detection, which is unique; without one
     * its name and beginning by its record; without that its path and name.
     */
    public String identity() {
        if (detected != null) {
            return detected.stripTrailingZeros().toPlainString();
        }
        return (facts.started() == null ? folder.toAbsolutePath().normalize() : facts.started()) + " " + run;
    }
}
