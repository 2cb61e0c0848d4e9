package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;

/**
 * The verdict on a run of the original, by its own rule: each owner is told within a second of the detection. PASS asks for a record
 * that is whole and in order, though not for what the original never recorded.
 */
final class OriginalJudge {

    /** Seconds. The original asks for less than this. */
    static final BigDecimal THRESHOLD = BigDecimal.ONE;

    private final OriginalRun run;
    private final List<InstanceResult> instances;
    private final List<String> objections = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    OriginalJudge(OriginalRun run, List<InstanceResult> instances) {
        this.run = run;
        this.instances = instances;
        record();
        order();
        late();
        missing();
        contradiction();
    }

    Verdict verdict() {
        if (!objections.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        boolean everything =
                !instances.isEmpty() && instances.stream().allMatch(instance -> instance.outcome() == Outcome.ON_TIME);
        return failures.isEmpty() && everything ? Verdict.PASS : Verdict.FAIL;
    }

    List<String> reasons() {
        return objections.isEmpty() ? failures : objections;
    }

    private void record() {
        if (!run.hasDetection()) {
            objections.add(
                    run.damaged() > 0
                            ? "the log has no whole line of a detection"
                            : "the monitor never detected the dead host: the log has no such line");
        } else if (run.isDetectedTwice()) {
            objections.add("the host was detected twice in one run");
        }
        if (run.damaged() > 0) {
            objections.add("the log has " + run.damaged()
                    + (run.damaged() == 1 ? " damaged line that tells" : " damaged lines that tell")
                    + " of a detection, a mark or a notification");
        }
        if (!run.isConsumerSeen() && run.hasDetection()) {
            objections.add("consumer.log is missing: it cannot be told whether the owners were told");
        }
        if (!run.isWhole()) {
            objections.add("the log ends before the test did");
        }
        if (instances.isEmpty() && objections.isEmpty()) {
            objections.add("the log names no instance of the test and has no notification: give all logs of the run");
        }
    }

    private void order() {
        if (run.isClockSet()) {
            objections.add("the clock was set while the run went on: its times cannot be compared");
        }
        long early = instances.stream()
                .filter(instance ->
                        instance.latency() != null && instance.latency().signum() < 0)
                .count();
        if (early > 0) {
            objections.add("notified before the detection: " + early + " of " + instances.size()
                    + (instances.size() == 1 ? " instance" : " instances"));
        }
    }

    private void late() {
        List<InstanceResult> late = instances.stream()
                .filter(instance -> instance.outcome() == Outcome.LATE)
                .toList();
        late.stream()
                .max((one, other) -> one.latency().compareTo(other.latency()))
                .ifPresent(worst -> failures.add("late: " + late.size() + " of " + instances.size()
                        + " notified a second or more after the detection, the last one, " + worst.label() + ", after "
                        + worst.latency().stripTrailingZeros().toPlainString() + " s"));
    }

    private void missing() {
        List<String> missing = instances.stream()
                .filter(instance -> instance.outcome() == Outcome.MISSING)
                .map(InstanceResult::label)
                .limit(5)
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        if (run.isConsumerWhole()) {
            failures.add("missing: set to error and not notified: " + names);
        } else if (run.isConsumerSeen()) {
            objections.add("consumer.log is empty, cut off or damaged: it cannot be told whether the owner was told of "
                    + names);
        }
    }

    /** The original fails a run also for what its log does not tell. */
    private void contradiction() {
        if (Boolean.FALSE.equals(run.success()) && failures.isEmpty() && objections.isEmpty()) {
            objections.add("every owner was told in time, and yet the original says that the test failed");
        }
    }
}
