package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * T05 to T08, from messages on the cloud's bus and from the alarms. None of them decides the verdict.
 *
 * <p>T05, T06 and T08 are the times at which Nova, Ceilometer and Aodh made the messages that we received; T07 is the time of the state
 * change in Aodh's history of the alarm.
 */
final class CloudTimes {
    /** The checkpoints dated by the cloud itself, in the order of the chain. */
    static final List<Checkpoint> CHECKPOINTS = List.of(Checkpoint.T05, Checkpoint.T06, Checkpoint.T07, Checkpoint.T08);

    private static final Pattern NOT_TAPPED = Pattern.compile(".* doctor bus is not tapped: (.*)");

    private final Map<Checkpoint, Map<String, CloudCheckpoint>> messages = new EnumMap<>(Checkpoint.class);
    private final Map<Checkpoint, CloudClock> clocks = new EnumMap<>(Checkpoint.class);
    private String trouble;

    /** A line of {@code bus.log}. The first one of an instance at a checkpoint counts. */
    void read(LogLines.Line line, Set<String> instances, HarnessClock clock) {
        Matcher notTapped = NOT_TAPPED.matcher(line.text());
        if (notTapped.matches()) {
            trouble = notTapped.group(1);
        }
        CloudCheckpoint.of(line, clock)
                .filter(message -> instances.contains(message.instance()))
                .ifPresent(message -> of(message.checkpoint()).putIfAbsent(message.instance(), message));
    }

    /** Nova's time in the alarm that the Consumer received, where we did not receive Nova's own message. */
    void alarm(String instance, BigDecimal generated, CheckpointTime notified) {
        if (generated != null) {
            of(Checkpoint.T05)
                    .putIfAbsent(
                            instance,
                            new CloudCheckpoint(Checkpoint.T05, instance, generated, notified.at(), notified.line()));
        }
    }

    /** Everything is read; {@code cause} is when the Inspector began to mark, {@code notified} when the Consumer was notified. */
    void settle(BigDecimal cause, Map<String, CheckpointTime> notified) {
        of(Checkpoint.T07).replaceAll((id, message) -> message.notAfter(known(id, notified)));
        messages.forEach((checkpoint, each) -> clocks.put(checkpoint, CloudClock.of(each.values(), cause)));
    }

    /** The only message of Aodh about an evaluated alarm is the one to its notifier, so the evaluation came before it. */
    private BigDecimal known(String id, Map<String, CheckpointTime> notified) {
        CloudCheckpoint fired = of(Checkpoint.T08).get(id);
        if (fired != null) {
            return fired.notAfter();
        }
        return notified.containsKey(id) ? notified.get(id).at() : null;
    }

    /** When each instance passed it, by id, by our clock as far as the offset is known. */
    Map<String, CheckpointTime> each(Checkpoint checkpoint) {
        Map<String, CheckpointTime> times = new HashMap<>();
        of(checkpoint)
                .forEach((id, message) -> times.put(id, clocks.get(checkpoint).moment(message)));
        return times;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (trouble != null) {
            notes.add("T06, T07 and T08 are not known: " + trouble);
        }
        clocks.forEach((checkpoint, clock) -> {
            if (clock.offsetS().signum() != 0) {
                notes.add("the clock behind " + checkpoint + " was "
                        + Milliseconds.of(clock.offsetS().abs()) + " ms "
                        + (clock.offsetS().signum() > 0 ? "ahead of" : "behind") + " ours, which is corrected");
            }
        });
        return notes;
    }

    private Map<String, CloudCheckpoint> of(Checkpoint checkpoint) {
        return messages.computeIfAbsent(checkpoint, key -> new HashMap<>());
    }
}
