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
 * The verdict on a run, and all that it rests on. Times are seconds since the epoch, latencies are seconds, both exact
 * as logged.
 *
 * @param run name of the run, which is that of its folder
 * @param folder the folder of the run, as it was named
 * @param facts what the run says of itself; of nulls when its manifest cannot be read
 * @param verdict never PASS unless everything that PASS asks for is recorded
 * @param reasons why it is not PASS, the root cause first, one line each; empty for PASS
 * @param notes what else is worth knowing and does not change the verdict, one line each
 * @param detected when the monitor saw the host dead; null when that is not recorded
 * @param figures latencies of those that were notified; null when there are none
 * @param instances the instances on the failed host, in the order of the manifest
 * @param timeline the checkpoints that are recorded, in the order of the chain
 * @param moments the checkpoints that all instances share ({@link Checkpoint#T00}, {@link Checkpoint#T01}, {@link Checkpoint#T02}, {@link Checkpoint#T04}), in
 *     their order; one that is not known is absent
 * @param costs where the time of the instance notified last went, the largest part first; empty when that cannot be told
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

    /** The same, with what is known of it. */
    public static Assessment of(RunState state) {
        try {
            return new Assessor(state.requireRun(), state.cleanup()).assess();
        } catch (RunException e) {
            return unknown(state.name(), state.folder(), RunFacts.NONE, e.getMessage());
        }
    }

    /** Of a run about which nothing is known, for that reason. */
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

    /** Assesses a run from its manifest as it stands in memory, where the disk did not take it, and from its logs. */
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

    /** Whether it is known of any owner that he was told, or that he was not; instances that are not judged do not tell. */
    public boolean isTellingKnown() {
        return instances.stream()
                .anyMatch(instance ->
                        instance.notified() != null || instance.outcome() == InstanceResult.Outcome.MISSING);
    }

    /** From the fault (T00) until the last owner was told, in seconds; empty when the latency is not measured, or T00 is not recorded, or an owner was not told. */
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

    /** The instances whose owner was told, in the order of the notifications. */
    public List<InstanceResult> told() {
        return told(instances).toList();
    }

    /** Those whose owner was told, in that order. */
    static Stream<InstanceResult> told(List<InstanceResult> instances) {
        return instances.stream()
                .filter(instance -> instance.notified() != null)
                .sorted(Comparator.comparing(InstanceResult::notified));
    }

    /**
     * What tells this run from any other, wherever its logs are and whatever they are called: the time of its detection, which no two
     * runs have in common; without one its place and name.
     */
    public String identity() {
        return detected == null
                ? folder.toAbsolutePath().normalize() + " " + run
                : detected.stripTrailingZeros().toPlainString();
    }
}
