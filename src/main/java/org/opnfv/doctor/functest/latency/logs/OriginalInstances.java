package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;
import org.opnfv.doctor.functest.latency.Moment;
import org.opnfv.doctor.functest.latency.Step;

/**
 * The instances of the test, as far as the logs of the original tell: those whose owner was told, those that the log names as the
 * test's, and those that were set to error under the name that the original gives its own, {@code doctor_vm} and a number. Their alarms have
 * the same number.
 */
final class OriginalInstances {

    private static final Pattern OWN = Pattern.compile("doctor_vm\\d+");
    private static final Pattern NUMBER = Pattern.compile("\\D(\\d+)$");

    /** Seconds of two decimals. */
    private static final BigDecimal EXACT = new BigDecimal("0.01");

    private final OriginalRun run;
    private final List<String> own;
    private final Set<String> told = new LinkedHashSet<>();
    private final List<InstanceResult> results = new ArrayList<>();
    private boolean clockOff;
    private boolean otherState;
    private boolean tooClose;

    OriginalInstances(OriginalRun run) {
        this.run = run;
        own = Stream.concat(
                        run.marked().keySet().stream()
                                .filter(name -> OWN.matcher(name).matches()),
                        run.placed().stream())
                .distinct()
                .toList();
        for (Notice notice : run.notices().all()) {
            results.add(told(notice));
        }
        own.stream().filter(name -> !told.contains(name)).forEach(name -> results.add(missing(name)));
    }

    List<InstanceResult> results() {
        return results;
    }

    /** The instances of others that were set to error too. */
    List<String> foreign() {
        return run.marked().keySet().stream()
                .filter(name -> !told.contains(name) && !own.contains(name))
                .toList();
    }

    /** Whether somebody was told of an instance of the test that was not set to error, though marks are logged. */
    boolean isContradictory() {
        return !run.marked().isEmpty()
                && told.stream()
                        .anyMatch(name ->
                                OWN.matcher(name).matches() && !run.marked().containsKey(name));
    }

    /** How many notifications do not tell of whom they are; each may be that of one that seems to be missing. */
    long nameless() {
        return run.notices().all().stream()
                .filter(notice -> notice.alarm() == null || !notice.alarm().isNamed())
                .count();
    }

    private InstanceResult told(Notice notice) {
        AlarmText alarm = notice.alarm();
        String name = name(alarm);
        told.add(name);
        Moment moment = notice.moment();
        Map<Step, Moment> moments = new EnumMap<>(Step.class);
        if (run.marked().containsKey(name)) {
            moments.put(Step.T03, run.marked().get(name));
        }
        if (alarm != null && alarm.generated() != null) {
            if (isPossible(alarm.generated(), moment)) {
                moments.put(Step.T05, new Moment(alarm.generated(), null, Moment.Clock.CLOUD, notice.alarmLine()));
            } else {
                clockOff = true;
            }
        }
        moments.put(Step.T09, moment);
        BigDecimal latency = run.hasDetection() ? OriginalRun.between(run.detected(), moment) : null;
        String id = alarm == null ? null : alarm.instanceId();
        return new InstanceResult(name, id, run.host(), moment.at(), latency, outcome(alarm, latency, moment), moments);
    }

    /** Nova notifies after the detection and before the Consumer hears of it: else its machine's clock was off. */
    private boolean isPossible(BigDecimal generated, Moment notified) {
        return generated.compareTo(notified.at().add(notified.boundS())) <= 0
                && (!run.hasDetection() || generated.compareTo(run.detected().at()) >= 0);
    }

    /** Whether a notification is of an alarm that says something else than {@code alarm}. */
    boolean hasOtherState() {
        return otherState;
    }

    /** Whether it cannot be told of a latency whether it is below the threshold. */
    boolean isTooClose() {
        return tooClose;
    }

    /** Whether Nova's time of a notification cannot be right. */
    boolean isClockOff() {
        return clockOff;
    }

    /** A latency whose times are not exact enough to be on one side of the threshold tells nothing. */
    private Outcome outcome(AlarmText alarm, BigDecimal latency, Moment notified) {
        if (latency == null || latency.signum() < 0) {
            return Outcome.UNCERTAIN;
        }
        if (alarm != null && alarm.current() != null && !alarm.current().equals("alarm")) {
            otherState = true;
            return Outcome.UNCERTAIN;
        }
        BigDecimal most = latency.add(doubt(notified));
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
    private static BigDecimal doubt(Moment moment) {
        return moment.boundS().subtract(EXACT).max(BigDecimal.ZERO);
    }

    private InstanceResult missing(String name) {
        return new InstanceResult(
                name,
                null,
                run.host(),
                null,
                null,
                Outcome.MISSING,
                run.marked().containsKey(name) ? Map.of(Step.T03, run.marked().get(name)) : Map.of());
    }

    /** The name in the event, or that of the instance with the number of the alarm, or else one that says how little is known. */
    private String name(AlarmText alarm) {
        if (alarm == null || !alarm.isNamed()) {
            return own.size() == 1 && run.notices().all().size() == 1
                    ? own.get(0)
                    : "notification " + (told.size() + 1);
        }
        if (alarm.instanceName() != null) {
            return alarm.instanceName();
        }
        Matcher number = NUMBER.matcher(String.valueOf(alarm.alarmName()));
        String byNumber = number.find() ? "doctor_vm" + number.group(1) : null;
        if (byNumber != null && own.contains(byNumber)) {
            return byNumber;
        }
        return alarm.instanceId() == null ? "notification " + (told.size() + 1) : alarm.instanceId();
    }
}
