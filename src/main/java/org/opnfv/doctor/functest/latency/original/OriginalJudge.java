package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.latency.original.OriginalNotifications.Notification;

/**
 * The verdict on a run of the original, by its own rule: each owner is notified within a second of the detection. What is not whole, or in
 * order, or agrees with itself ({@link OriginalCheck}), is not judged.
 */
final class OriginalJudge {

    /** Seconds. The original requires less than this. */
    static final BigDecimal THRESHOLD = BigDecimal.ONE;

    private static final int NAMED = 5;

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> objections;
    private final List<String> failures = new ArrayList<>();

    OriginalJudge(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
        objections = new OriginalCheck(run, found).objections();
        late();
        missing();
        nameless();
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

    private void late() {
        List<InstanceResult> late = found.with(Outcome.LATE);
        late.stream()
                .max(Comparator.comparing(InstanceResult::latency))
                .ifPresent(worst -> failures.add("late: " + late.size() + " of "
                        + found.results().size() + " notified a second or more after the detection, the last one, "
                        + worst.label() + ", after " + OriginalCheck.seconds(worst.latency())));
    }

    private void missing() {
        List<InstanceResult> missing = found.with(Outcome.MISSING);
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(
                ", ", missing.stream().map(InstanceResult::label).limit(NAMED).toList());
        String problem = run.consumerProblem();
        if (problem == null) {
            failures.add("missing: not notified: " + names);
        } else if (objections.isEmpty()) {
            objections.add("consumer.log " + problem + ": it cannot be told whether the owner was told of " + names);
        }
    }

    /** A nameless notification may belong to an instance that seems missing, or be an earlier one of an instance that was late. */
    private void nameless() {
        found.nameless().stream().findFirst().ifPresent(one -> {
            List<String> untold = found.untold().stream().limit(NAMED).toList();
            objections.add("a notification (" + one.moment().line().place()
                    + ") does not tell of whom it is: it may be "
                    + (untold.isEmpty() ? "of any instance" : "that of " + String.join(", ", untold)));
        });
    }

    /** Nothing names an instance: with Congress and Vitrage nobody logs which were set to error. */
    private void nobody() {
        if (!found.results().isEmpty() || !objections.isEmpty()) {
            return;
        }
        if (run.words.isUntold()) {
            failures.add("missing: the original says that nobody was notified: " + run.words.outcome());
        } else {
            objections.add("the log names no instance of the test and has no notification"
                    + (run.announced ? "" : ": give all logs of the run"));
        }
    }

    private void uncertain() {
        found.told().values().stream()
                .map(Notification::alarm)
                .filter(alarm -> !alarm.isFiring())
                .findFirst()
                .ifPresent(alarm -> objections.add(
                        "alarm".equals(alarm.current())
                                ? "a notification is of an instance that is in another state than error"
                                : "a notification is of an alarm that is in another state than alarm"));
        if (found.results().stream()
                .anyMatch(one -> one.latency() != null && one.latency().signum() == 0)) {
            objections.add(
                    "a notification has the very time of the detection: that is no measurement by the original's rule");
        }
        if (found.isTooClose()) {
            objections.add("a latency is so close to the threshold that its times are not exact enough to tell");
        }
    }

    /** The original also fails a run for reasons that its log does not show. Its own figure has to be in the log. */
    private void contradiction() {
        if (!run.words.isFailure() || !failures.isEmpty()) {
            OriginalCheck.figure(run).ifPresent(objections::add);
        } else if (objections.isEmpty()) {
            objections.add("every owner that the log names was told in time, and yet the original says: "
                    + run.words.outcome());
        }
    }
}
