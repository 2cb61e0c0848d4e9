package org.opnfv.doctor.functest.latency.original;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.original.OriginalNotifications.Notification;

/** Checks that the logs of a run of the original are whole, that no effect comes before its cause, and that they agree with each other. */
final class OriginalCheck {

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
    /** Seconds. The difference of two times of two decimals, as Python 2 writes them. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");
    /** Seconds. The same for times in full. */
    private static final BigDecimal EXACT = new BigDecimal("0.00001");
    /** In 2017 the failed host was that of the first instance. */
    private static final String FIRST = "doctor_vm1";

    private final OriginalRun run;
    private final OriginalInstances found;
    private final List<String> objections = new ArrayList<>();

    OriginalCheck(OriginalRun run, OriginalInstances found) {
        this.run = run;
        this.found = found;
    }

    /** Why it cannot be judged, the root cause first, one line each. */
    List<String> objections() {
        if (run.detected == null && run.words.isMaintenance()) {
            objections.add("it is a maintenance test: no host was to fail in it");
            return objections;
        }
        if (run.other != null) {
            objections.add("the logs are of more than one run, another is at " + run.other.place()
                    + ": split them, and name those of one");
        }
        objections.addAll(run.unreadable);
        detection();
        lines();
        order();
        names();
        alarms();
        return objections;
    }

    private void objectIf(boolean wrong, String objection) {
        if (wrong) {
            objections.add(objection);
        }
    }

    private void detection() {
        boolean none = run.detected == null;
        objectIf(none && run.words.isFailure(), "the original says: " + run.words.outcome());
        objectIf(none && run.damaged > 0, "the log has no whole line of a detection");
        objectIf(none && run.damaged == 0, "the monitor never detected the dead host: the log has no such line");
    }

    private void lines() {
        String one = " damaged line that tells";
        objectIf(
                run.damaged > 0,
                "the log has " + run.damaged
                        + (run.damaged == 1 ? one : one.replace("line that tells", "lines that tell"))
                        + " of a detection, a mark or a notification"
                        + (run.firstDamaged == null ? "" : ", or has lost one (see " + run.firstDamaged.place() + ")"));
        objectIf(
                !run.isConsumerSeen() && run.detected != null && run.unreadable.isEmpty(),
                "consumer.log is missing: it cannot be told whether the owners were told");
        objectIf(run.announced && !run.words.isEnd(), "the log ends before the test did");
        objectIf(run.clockSet, "the clock was set while the run went on: its times cannot be compared");
    }

    /** No effect before its cause, and all soon after the detection. */
    private void order() {
        if (run.detected == null) {
            return;
        }
        long early = found.results().stream()
                .filter(one -> one.latency() != null && one.latency().signum() < 0)
                .count();
        int all = found.results().size();
        objectIf(
                early > 0,
                "notified before the detection: " + early + " of " + all + (all == 1 ? " instance" : " instances"));
        List<CheckpointTime> acted = Stream.of(
                        Stream.of(run.posted), Stream.of(run.hostMarked), run.marked.values().stream())
                .flatMap(times -> times)
                .filter(Objects::nonNull)
                .toList();
        acted.stream()
                .filter(time -> isBefore(time, run.detected, DISORDER))
                .findFirst()
                .ifPresent(time -> objections.add("the Inspector acted "
                        + seconds(OriginalRun.between(time, run.detected)) + " before the detection ("
                        + time.line().place() + "): its log is of another run, or a clock was set"));
        Stream.concat(acted.stream(), found.told().values().stream().map(Notification::moment))
                .filter(time -> isBefore(run.detected, time, LONGEST))
                .findFirst()
                .ifPresent(time -> objections.add(time.line().place() + " is "
                        + seconds(OriginalRun.between(run.detected, time))
                        + " after the detection, longer than any run of the original took: it is of another run"));
        found.told().forEach((name, notification) -> {
            if (!isBefore(notification.moment(), run.detected, BigDecimal.ZERO)) {
                afterTheNotification(name, notification);
                event(name, notification);
            }
        });
    }

    /**
     * Nova notifies because of the mark, except with the Inspector's shortcut; the Inspector does either because of its event. A mark is
     * logged when Nova has answered: if Nova's own time belongs to this run, the answer may have been late.
     */
    private void afterTheNotification(String name, Notification notification) {
        AlarmText alarm = notification.alarm();
        boolean proven = alarm.shortcut()
                || alarm.generated() != null
                        && alarm.generated().compareTo(run.detected.at()) >= 0
                        && alarm.generated().compareTo(notification.moment().at()) <= 0;
        CheckpointTime marked = run.marked.get(name);
        boolean posted = run.posted != null && isBefore(notification.moment(), run.posted, DISORDER);
        if (posted || marked != null && isBefore(notification.moment(), marked, proven ? ANSWER : CLOCKS)) {
            CheckpointTime cause = posted ? run.posted : marked;
            objections.add("the owner of " + name + " was told "
                    + seconds(OriginalRun.between(notification.moment(), cause)) + " before "
                    + (posted ? "the Inspector was" : "it was set to error") + " ("
                    + cause.line().place() + "): that log is of another run, or a clock was set");
        }
    }

    private void event(String name, Notification notification) {
        BigDecimal generated = notification.alarm().generated();
        if (generated == null) {
            return;
        }
        String what = "what the owner of " + name + " was told of is ";
        String place = " (" + notification.alarmLine().place() + "): ";
        BigDecimal older = run.detected.at().subtract(generated);
        BigDecimal younger = generated.subtract(notification.moment().at());
        objectIf(
                older.compareTo(CLOCKS) > 0,
                what + seconds(older) + " older than the detection" + place
                        + "it is of another run, or Nova's clock was off");
        objectIf(
                younger.compareTo(CLOCKS) > 0,
                what + seconds(younger) + " younger than the notification" + place + "Nova's clock was off");
    }

    private static boolean isBefore(CheckpointTime one, CheckpointTime other, BigDecimal by) {
        return OriginalRun.between(one, other).compareTo(by) > 0;
    }

    private void names() {
        objectIf(
                run.hosts().size() > 1,
                "the log names more than one failed host: " + String.join(", ", run.hosts())
                        + ": lines of different runs are mixed");
        List<String> untold = found.untold();
        found.unmarked().stream()
                .findFirst()
                .ifPresent(name -> objections.add("an owner was told of an instance that was not set to error: " + name
                        + (untold.isEmpty() ? "" : ", and not of one that was: " + untold.get(0))));
        boolean onlyTold = run.marked.isEmpty() && run.placed.isEmpty() && !run.announced;
        objectIf(
                onlyTold
                        && !found.told().isEmpty()
                        && found.told().keySet().stream().noneMatch(NotificationOwner::isFirst),
                "nothing tells of " + FIRST + ", which is always on the host that fails: give inspector.log");
        // An instance that the Inspector did not find has no mark, and then the original fails the test.
        untold.stream()
                .filter(name -> !run.marked.isEmpty() && !run.words.isFailure() && !run.marked.containsKey(name))
                .findFirst()
                .ifPresent(name -> objections.add("the log tells where " + name
                        + " is, and neither that it was set to error nor that its owner was told, and the original does"
                        + " not say that the test failed: a line is damaged"));
    }

    private void alarms() {
        found.told().forEach((name, notification) -> {
            if (found.owners().isTorn(notification.alarm())) {
                objections.add("the alarm of " + name + " is that of another instance: "
                        + notification.alarm().alarmName() + " ("
                        + notification.alarmLine().place() + ")");
            }
        });
        found.twice().stream()
                .findFirst()
                .ifPresent(name -> objections.add("the owner of " + name
                        + " was told by two alarms, and each run makes one: the line of a detection is lost"));
    }

    /** What is said against it where the original's own figure is not in the log. */
    static Optional<String> figure(OriginalRun run) {
        BigDecimal figure = run.words.figure();
        List<Notification> all = run.notifications.all();
        if (run.detected == null || !run.words.isTold()) {
            return Optional.empty();
        }
        if (all.isEmpty()) {
            return Optional.of(
                    "the original says that somebody was told, and the log has no notification: lines are lost");
        }
        return figure == null
                        || all.stream()
                                .anyMatch(one -> agrees(
                                        figure, run.detected.at(), one.moment().at()))
                ? Optional.empty()
                : Optional.of("the original measured " + seconds(figure)
                        + ", and no notification of the test in the log is as long after the detection: they are of"
                        + " different runs, or a line is damaged");
    }

    private static boolean agrees(BigDecimal figure, BigDecimal detected, BigDecimal at) {
        int decimals = Math.min(Math.min(at.scale(), detected.scale()), figure.scale());
        BigDecimal rounding =
                BigDecimal.valueOf(2).movePointLeft(decimals).min(ROUNDING).max(EXACT);
        return at.subtract(detected).subtract(figure).abs().compareTo(rounding) <= 0;
    }

    static String seconds(BigDecimal seconds) {
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
