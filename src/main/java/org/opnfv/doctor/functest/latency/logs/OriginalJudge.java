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

    private static final int NAMED = 5;

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<InstanceResult> instances;
    private final List<String> objections = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    OriginalJudge(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
        instances = found.results();
        objections.addAll(new OriginalRecord(run).objections());
        order();
        late();
        missing();
        nobody();
        uncertain();
        contradiction();
    }

    Verdict verdict() {
        if (!objections.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return failures.isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }

    List<String> reasons() {
        return objections.isEmpty() ? failures : objections;
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
        List<InstanceResult> late = with(Outcome.LATE);
        late.stream()
                .max((one, other) -> one.latency().compareTo(other.latency()))
                .ifPresent(worst -> failures.add("late: " + late.size() + " of " + instances.size()
                        + " notified a second or more after the detection, the last one, " + worst.label() + ", after "
                        + worst.latency().stripTrailingZeros().toPlainString() + " s"));
    }

    /** A notification of nobody knows whom may be that of one that seems to be missing; of more there are, the rest is. */
    private void missing() {
        List<InstanceResult> missing = with(Outcome.MISSING);
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(
                ", ", missing.stream().map(InstanceResult::label).limit(NAMED).toList());
        if (found.isContradictory()) {
            objections.add(
                    "an owner was told of an instance that was not set to error, and not of one that was: " + names);
        } else if (found.nameless() >= missing.size()) {
            objections.add("a notification does not tell of whom it is: it may be that of " + names);
        } else if (run.isConsumerWhole()) {
            failures.add("missing: not notified: " + names);
        } else if (run.isConsumerSeen()) {
            objections.add("consumer.log is empty, cut off or damaged: it cannot be told whether the owner was told of "
                    + names);
        }
    }

    /** Where nothing tells of an instance: with Congress and Vitrage nobody logs which were set to error. */
    private void nobody() {
        if (!instances.isEmpty() || !objections.isEmpty()) {
            return;
        }
        if (run.words().isUntold()) {
            failures.add("missing: the original says that nobody was notified: "
                    + run.words().outcome());
        } else {
            objections.add("the log names no instance of the test and has no notification"
                    + (run.isAnnounced() ? "" : ": give all logs of the run"));
        }
    }

    private void uncertain() {
        if (found.hasOtherState()) {
            objections.add("a notification is of an alarm that is in another state than alarm");
        }
        if (found.isTooClose()) {
            objections.add("a latency is so close to the threshold that its times are not exact enough to tell");
        }
    }

    /** The original fails a run also for what its log does not tell. */
    private void contradiction() {
        if (run.words().isFailure() && failures.isEmpty() && objections.isEmpty()) {
            objections.add("every owner that the log names was told in time, and yet the original says: "
                    + run.words().outcome());
        }
    }

    private List<InstanceResult> with(Outcome outcome) {
        return instances.stream()
                .filter(instance -> instance.outcome() == outcome)
                .toList();
    }
}
