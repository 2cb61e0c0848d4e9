package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.original.OriginalNotifications.Notification;

/**
 * The instances of the test, as far as the original's logs show: those whose owner was notified, those that the log names as the test's,
 * and those that were set to error under a name of the original's. A notification without a name gives only its time.
 */
final class OriginalInstances {

    /** Seconds of two decimals. */
    private static final BigDecimal EXACT = new BigDecimal("0.01");

    private final OriginalRun run;
    private final NotificationOwner owners;
    private final Map<String, Notification> told = new LinkedHashMap<>();
    private final List<Notification> nameless = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<InstanceResult> results = new ArrayList<>();
    private boolean clockOff;
    private boolean tooClose;

    OriginalInstances(OriginalRun run) {
        this.run = run;
        owners = new NotificationOwner(run.placed, run.marked.keySet());
        for (Notification notification : run.notifications.all()) {
            String name = owners.instance(notification.alarm());
            if (name == null) {
                nameless.add(notification);
            } else if (told.putIfAbsent(name, notification) != null) {
                twice.add(name);
            }
        }
        told.forEach((name, notification) -> results.add(told(name, notification)));
        nameless.forEach(notification -> results.add(told("notification " + (results.size() + 1), notification)));
        untold().forEach(name -> results.add(untold(name)));
    }

    List<InstanceResult> results() {
        return results;
    }

    List<InstanceResult> with(Outcome outcome) {
        return results.stream().filter(one -> one.outcome() == outcome).toList();
    }

    /** The test's instances whose owners were notified, with the notification of each. */
    Map<String, Notification> told() {
        return told;
    }

    /** Those whose owners were not notified, as far as the notifications name instances. */
    List<String> untold() {
        return owners.own().stream().filter(name -> !told.containsKey(name)).toList();
    }

    /** What tells whose a notification is. */
    NotificationOwner owners() {
        return owners;
    }

    /** The notifications that do not name an instance of the test: each may be that of one that seems missing. */
    List<Notification> nameless() {
        return nameless;
    }

    /** The instances with a second notification, though each run makes one alarm, which fires once. */
    List<String> twice() {
        return twice;
    }

    /** Foreign instances that were set to error too. */
    List<String> foreign() {
        return run.marked.keySet().stream()
                .filter(name -> !told.containsKey(name) && !owners.own().contains(name))
                .toList();
    }

    /** The test's instances whose owners were notified without a mark, where marks are logged. */
    List<String> unmarked() {
        boolean logged = !run.marked.isEmpty() || run.hostMarked != null;
        return told.keySet().stream()
                .filter(name -> logged && owners.isOfTheTest(name) && !run.marked.containsKey(name))
                .toList();
    }

    /** Whether some latency cannot be told to be below the threshold. */
    boolean isTooClose() {
        return tooClose;
    }

    /** Whether Nova's time of a notification cannot be right. */
    boolean isClockOff() {
        return clockOff;
    }

    private InstanceResult told(String name, Notification notification) {
        AlarmText alarm = notification.alarm();
        CheckpointTime moment = notification.moment();
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(marks(name));
        if (alarm != null && alarm.generated() != null) {
            if (isPossible(alarm.generated(), moment)) {
                moments.put(
                        Checkpoint.T05,
                        new CheckpointTime(
                                alarm.generated(), null, CheckpointTime.Clock.CLOUD, notification.alarmLine()));
            } else {
                clockOff = true;
            }
        }
        moments.put(Checkpoint.T09, moment);
        BigDecimal latency = run.detected == null ? null : OriginalRun.between(run.detected, moment);
        String id = alarm == null ? null : alarm.instanceId();
        return new InstanceResult(
                name, id, run.host(), moment.at(), latency, outcome(notification, latency), moments, null);
    }

    private Map<Checkpoint, CheckpointTime> marks(String name) {
        Map<Checkpoint, CheckpointTime> marks = new EnumMap<>(Checkpoint.class);
        if (run.marked.containsKey(name)) {
            marks.put(Checkpoint.T03, run.marked.get(name));
        }
        return marks;
    }

    /** Nova notifies after the detection and before the Consumer is notified: otherwise its clock was off. */
    private boolean isPossible(BigDecimal generated, CheckpointTime notified) {
        return generated.compareTo(notified.at().add(notified.boundS())) <= 0
                && (run.detected == null || generated.compareTo(run.detected.at()) >= 0);
    }

    /** A latency whose times are not exact enough to be on one side of the threshold is uncertain, and so is one without a name. */
    private Outcome outcome(Notification notification, BigDecimal latency) {
        boolean proof = !nameless.contains(notification) && notification.alarm().isFiring();
        if (latency == null || latency.signum() < 0 || !proof) {
            return Outcome.UNCERTAIN;
        }
        if (latency.add(doubt(notification.moment())).compareTo(OriginalJudge.THRESHOLD) < 0) {
            return Outcome.ON_TIME;
        }
        if (latency.subtract(doubt(run.detected)).compareTo(OriginalJudge.THRESHOLD) >= 0) {
            return Outcome.LATE;
        }
        tooClose = true;
        return Outcome.UNCERTAIN;
    }

    /** How much later it may have been, beyond the original's own rounding. */
    private static BigDecimal doubt(CheckpointTime moment) {
        return moment.boundS().subtract(EXACT).max(BigDecimal.ZERO);
    }

    /** An instance that a nameless notification may be about is not certainly missing. */
    private InstanceResult untold(String name) {
        Outcome outcome = nameless.isEmpty() ? Outcome.MISSING : Outcome.UNCERTAIN;
        return new InstanceResult(name, null, run.host(), null, null, outcome, marks(name), null);
    }
}
