package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;

/** Checks that the times in the logs of the original can be of one run: no effect before its cause, and all soon after the detection. */
final class OriginalCausalityCheck {

    /** The original waited a minute for the Consumer, and brought the link back after three. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(300);

    /** The disorder that threads of one machine, and times of two decimals, can cause. */
    private static final BigDecimal DISORDER = new BigDecimal("0.1");

    /**
     * The assumed error of a controller's clock, which nobody recorded. Also a mark is logged only when Nova has answered, which may be
     * after the Consumer was notified.
     */
    private static final BigDecimal CLOCKS = BigDecimal.ONE;

    /** The longest that the Inspector may have waited for Nova's answer: the run was over soon after the notification. */
    private static final BigDecimal ANSWER = BigDecimal.valueOf(60);

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> objections = new ArrayList<>();

    OriginalCausalityCheck(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
    }

    /** What is out of order, one line each. */
    List<String> objections() {
        if (run.isClockSet()) {
            objections.add("the clock was set while the run went on: its times cannot be compared");
        }
        if (run.hasDetection()) {
            early();
            beforeTheDetection();
            longAfterTheDetection();
            found.told().forEach((name, notice) -> {
                if (!isBefore(notice.moment(), run.detected(), BigDecimal.ZERO)) {
                    afterTheNotification(name, notice);
                    event(name, notice);
                }
            });
        }
        return objections;
    }

    private void early() {
        List<InstanceResult> instances = found.results();
        long early = instances.stream()
                .filter(instance ->
                        instance.latency() != null && instance.latency().signum() < 0)
                .count();
        if (early > 0) {
            objections.add("notified before the detection: " + early + " of " + instances.size()
                    + (instances.size() == 1 ? " instance" : " instances"));
        }
    }

    private Stream<CheckpointTime> inspected() {
        return Stream.concat(
                Stream.concat(
                        Optional.ofNullable(run.posted()).stream(), Optional.ofNullable(run.hostMarked()).stream()),
                run.marked().values().stream());
    }

    private void beforeTheDetection() {
        inspected()
                .filter(moment -> isBefore(moment, run.detected(), DISORDER))
                .findFirst()
                .ifPresent(moment -> objections.add("the Inspector acted "
                        + words(OriginalRun.between(moment, run.detected())) + " before the detection ("
                        + moment.line().place() + "): its log is of another run, or a clock was set"));
    }

    private void longAfterTheDetection() {
        Stream.concat(inspected(), found.told().values().stream().map(ReceivedNotification::moment))
                .filter(moment -> OriginalRun.between(run.detected(), moment).compareTo(LONGEST) > 0)
                .findFirst()
                .ifPresent(moment -> objections.add(moment.line().place() + " is "
                        + words(OriginalRun.between(run.detected(), moment))
                        + " after the detection, longer than any run of the original took: it is of another run"));
    }

    /**
     * Nova notifies because of the mark, except with the Inspector's shortcut; the Inspector does either because of its event. A mark is
     * logged when Nova has answered: if Nova's own time belongs to this run, the answer may have been late.
     */
    private void afterTheNotification(String name, ReceivedNotification notice) {
        boolean proven = notice.alarm().shortcut() || isBetween(notice.alarm().generated(), notice);
        CheckpointTime marked = run.marked().get(name);
        boolean posted = run.posted() != null && isBefore(notice.moment(), run.posted(), DISORDER);
        if (posted || marked != null && isBefore(notice.moment(), marked, proven ? ANSWER : CLOCKS)) {
            CheckpointTime cause = posted ? run.posted() : marked;
            objections.add("the owner of " + name + " was told " + words(OriginalRun.between(notice.moment(), cause))
                    + " before " + (posted ? "the Inspector was" : "it was set to error") + " ("
                    + cause.line().place() + "): that log is of another run, or a clock was set");
        }
    }

    private void event(String name, ReceivedNotification notice) {
        BigDecimal generated = notice.alarm().generated();
        if (generated == null) {
            return;
        }
        BigDecimal older = run.detected().at().subtract(generated);
        BigDecimal younger = generated.subtract(notice.moment().at());
        if (older.compareTo(CLOCKS) > 0) {
            objections.add("what the owner of " + name + " was told of is " + words(older)
                    + " older than the detection (" + notice.alarmLine().place()
                    + "): it is of another run, or Nova's clock was off");
        } else if (younger.compareTo(CLOCKS) > 0) {
            objections.add("what the owner of " + name + " was told of is " + words(younger)
                    + " younger than the notification (" + notice.alarmLine().place() + "): Nova's clock was off");
        }
    }

    private boolean isBetween(BigDecimal generated, ReceivedNotification notice) {
        return generated != null
                && generated.compareTo(run.detected().at()) >= 0
                && generated.compareTo(notice.moment().at()) <= 0;
    }

    private static boolean isBefore(CheckpointTime one, CheckpointTime other, BigDecimal by) {
        return OriginalRun.between(one, other).compareTo(by) > 0;
    }

    private static String words(BigDecimal seconds) {
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
