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
 * The instances of the test, as far as the logs of the original tell: those whose owner was told, those that the log names as the
 * test's, and those that were set to error under the name that the original gives its own. Of a notification that does not tell of whom
 * it is only the time is known.
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

    /** The instances of the test whose owners were told, and the notification of each. */
    Map<String, ReceivedNotification> told() {
        return told;
    }

    /** Those whose owners were not told, as far as notifications tell of whom they are. */
    List<String> untold() {
        return own.stream().filter(name -> !told.containsKey(name)).toList();
    }

    /** What tells whose a notification is. */
    NotificationOwner owners() {
        return owners;
    }

    /** The notifications that do not tell of whom they are; each may be that of one that seems to be missing, or was told earlier. */
    List<ReceivedNotification> nameless() {
        return nameless;
    }

    /** The instances of others whose owners were told. */
    List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** When the Consumer was notified of what may be an instance of the test, each time that an alarm came. */
    List<BigDecimal> times() {
        return Stream.concat(run.notices().all().stream(), run.notices().again().stream())
                .filter(notice -> !owners.isForeign(notice.alarm()))
                .map(notice -> notice.moment().at())
                .toList();
    }

    /** The instances of which two alarms told, though each run makes one. */
    List<String> twice() {
        return List.copyOf(twice);
    }

    /** The instances of others that were set to error too. */
    List<String> foreign() {
        return run.marked().keySet().stream()
                .filter(name -> !told.containsKey(name) && !own.contains(name))
                .toList();
    }

    /** The instances of the test whose owners were told though they were not set to error, where marks are logged. */
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

    /** Nova notifies after the detection and before the Consumer hears of it: else its machine's clock was off. */
    private boolean isPossible(BigDecimal generated, CheckpointTime notified) {
        return generated.compareTo(notified.at().add(notified.boundS())) <= 0
                && (!run.hasDetection() || generated.compareTo(run.detected().at()) >= 0);
    }

    /** Whether it cannot be told of a latency whether it is below the threshold. */
    boolean isTooClose() {
        return tooClose;
    }

    /** Whether Nova's time of a notification cannot be right. */
    boolean isClockOff() {
        return clockOff;
    }

    /** A latency whose times are not exact enough to be on one side of the threshold tells nothing, nor does one of nobody knows whom. */
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

    /** How much later it may have been, beyond what the original itself did not tell apart. */
    private static BigDecimal doubt(CheckpointTime moment) {
        return moment.boundS().subtract(EXACT).max(BigDecimal.ZERO);
    }

    /** One that a notification may be of that does not tell is not missing for certain. */
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
