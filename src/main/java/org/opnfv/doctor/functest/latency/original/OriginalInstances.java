package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;

/**
 * The instances of the test, as far as the original's logs show: those whose owner was notified, those that the log names as the test's,
 * and those that were set to error under a name of the original's. A notification without a name gives only its time.
 */
final class OriginalInstances {

    /** Seconds of two decimals. */
    private static final BigDecimal EXACT = new BigDecimal("0.01");

    private final OriginalRun run;
    private final List<String> own;
    private final NotificationOwner owners;
    private final Map<String, ReceivedNotification> told = new LinkedHashMap<>();
    private final List<ReceivedNotification> nameless = new ArrayList<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private final Set<String> twice = new LinkedHashSet<>();
    private final List<InstanceResult> results = new ArrayList<>();
    private boolean clockOff;
    private boolean tooClose;

    OriginalInstances(OriginalRun run) {
        this.run = run;
        owners = new NotificationOwner(run.placed(), run.marked().keySet());
        own = owners.own();
        run.notices().all().forEach(this::sort);
        told.forEach((name, notice) -> results.add(told(name, notice)));
        for (ReceivedNotification notice : nameless) {
            results.add(told("notification " + (results.size() + 1), notice));
        }
        untold().forEach(name -> results.add(untold(name)));
    }

    private void sort(ReceivedNotification notice) {
        String name = owners.instance(notice.alarm());
        if (name != null) {
            ReceivedNotification before = told.putIfAbsent(name, notice);
            if (before != null && before.moment().at().compareTo(notice.moment().at()) != 0) {
                twice.add(name);
            }
        } else if (owners.isForeign(notice.alarm())) {
            strangers.add(notice.alarm().instanceName());
        } else {
            nameless.add(notice);
        }
    }

    List<InstanceResult> results() {
        return results;
    }

    /** The test's instances whose owners were notified, with the notification of each. */
    Map<String, ReceivedNotification> told() {
        return told;
    }

    /** Those whose owners were not notified, as far as the notifications name instances. */
    List<String> untold() {
        return own.stream().filter(name -> !told.containsKey(name)).toList();
    }

    /** What tells whose a notification is. */
    NotificationOwner owners() {
        return owners;
    }

    /** The notifications without a name; each may be that of an instance that seems missing, or an earlier one. */
    List<ReceivedNotification> nameless() {
        return nameless;
    }

    /** Foreign instances whose owners were notified. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** The times of all notifications that may be about an instance of the test. */
    List<BigDecimal> times() {
        return Stream.concat(run.notices().all().stream(), run.notices().again().stream())
                .filter(notice -> !owners.isForeign(notice.alarm()))
                .map(notice -> notice.moment().at())
                .toList();
    }

    /** The instances with notifications from two alarms, though each run makes one. */
    List<String> twice() {
        return List.copyOf(twice);
    }

    /** Foreign instances that were set to error too. */
    List<String> foreign() {
        return run.marked().keySet().stream()
                .filter(name -> !told.containsKey(name) && !own.contains(name))
                .toList();
    }

    /** The test's instances whose owners were notified without a mark, where marks are logged. */
    List<String> unmarked() {
        return run.marked().isEmpty() && run.hostMarked() == null
                ? List.of()
                : told.keySet().stream()
                        .filter(name ->
                                owners.isOfTheTest(name) && !run.marked().containsKey(name))
                        .toList();
    }

    private InstanceResult told(String name, ReceivedNotification notice) {
        AlarmText alarm = notice.alarm();
        CheckpointTime moment = notice.moment();
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        if (run.marked().containsKey(name)) {
            moments.put(Checkpoint.T03, run.marked().get(name));
        }
        if (alarm != null && alarm.generated() != null) {
            if (isPossible(alarm.generated(), moment)) {
                moments.put(
                        Checkpoint.T05,
                        new CheckpointTime(alarm.generated(), null, CheckpointTime.Clock.CLOUD, notice.alarmLine()));
            } else {
                clockOff = true;
            }
        }
        moments.put(Checkpoint.T09, moment);
        BigDecimal latency = run.hasDetection() ? OriginalRun.between(run.detected(), moment) : null;
        String id = alarm == null ? null : alarm.instanceId();
        return new InstanceResult(name, id, run.host(), moment.at(), latency, outcome(notice, latency), moments, null);
    }

    /** Nova notifies after the detection and before the Consumer is notified: otherwise its clock was off. */
    private boolean isPossible(BigDecimal generated, CheckpointTime notified) {
        return generated.compareTo(notified.at().add(notified.boundS())) <= 0
                && (!run.hasDetection() || generated.compareTo(run.detected().at()) >= 0);
    }

    /** Whether some latency cannot be told to be below the threshold. */
    boolean isTooClose() {
        return tooClose;
    }

    /** Whether Nova's time of a notification cannot be right. */
    boolean isClockOff() {
        return clockOff;
    }

    /** A latency whose times are not exact enough to be on one side of the threshold is uncertain, and so is one without a name. */
    private Outcome outcome(ReceivedNotification notice, BigDecimal latency) {
        boolean proof = !nameless.contains(notice)
                && notice.alarm() != null
                && notice.alarm().isFiring();
        if (latency == null || latency.signum() < 0 || !proof) {
            return Outcome.UNCERTAIN;
        }
        BigDecimal most = latency.add(doubt(notice.moment()));
        BigDecimal least = latency.subtract(doubt(run.detected()));
        if (most.compareTo(OriginalJudge.THRESHOLD) < 0) {
            return Outcome.ON_TIME;
        }
        if (least.compareTo(OriginalJudge.THRESHOLD) >= 0) {
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
        return new InstanceResult(
                name,
                null,
                run.host(),
                null,
                null,
                nameless.isEmpty() ? Outcome.MISSING : Outcome.UNCERTAIN,
                run.marked().containsKey(name)
                        ? Map.of(Checkpoint.T03, run.marked().get(name))
                        : Map.of(),
                null);
    }
}
