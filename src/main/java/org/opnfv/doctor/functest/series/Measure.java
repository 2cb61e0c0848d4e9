package org.opnfv.doctor.functest.series;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.HarnessOverhead;
import org.opnfv.doctor.functest.latency.InstanceResult;

/** A measure of an iteration, in seconds. */
public enum Measure {
    /** From the detection to the slowest notification: one value an iteration. */
    LATENCY("slowest notification"),
    /** From the detection to each notification: one value an instance. */
    EACH("each notification"),
    /** From the fault (T00) to the detection (T01): one value an iteration. */
    DETECTED("detection"),
    /** From the fault (T00) to the slowest notification: one value an iteration. */
    TOTAL("fault to last told"),
    /** The harness's own part of the slowest notification's time: one value an iteration. */
    OWN("of it our own"),
    /** From the fault (T00) until Nova showed the host down: one value an iteration. */
    SERVICE_DOWN("host shown down"),
    /** From the fault (T00) until the last instance was active again, elsewhere or where it was: one value an iteration. */
    ACTIVE_AGAIN("active again"),
    /** From the detection until the data plane of the last port was set down: one value an iteration. */
    PORTS("ports set down"),
    /** From the link's return to Nova's next heartbeat of the host: one value an iteration. */
    RECOVERY("recovery");

    private final String words;

    Measure(String words) {
        this.words = words;
    }

    /** For people: {@code slowest notification}. */
    public String words() {
        return words;
    }

    /** The values of one iteration; none where they are not recorded. */
    List<Sample> of(Assessment run) {
        return switch (this) {
            case LATENCY -> slowest(run);
            case EACH -> each(run);
            case DETECTED -> one(run, detection(run));
            case TOTAL -> total(run);
            case OWN -> one(run, own(run));
            case SERVICE_DOWN -> serviceDown(run);
            case ACTIVE_AGAIN -> activeAgain(run);
            case PORTS -> one(run, run.portsDown().orElse(null));
            case RECOVERY ->
                one(
                        run,
                        run.facts().recovery() == null
                                ? null
                                : run.facts().recovery().seconds());
        };
    }

    private static List<Sample> each(Assessment run) {
        List<Sample> samples = new ArrayList<>();
        for (InstanceResult instance : run.instances()) {
            switch (instance.outcome()) {
                case ON_TIME, LATE -> samples.add(new Sample(instance.latency(), run, instance));
                case MISSING -> samples.add(new Sample(null, run, instance));
                case UNCERTAIN -> {
                    // Its time is unknown: neither a value, nor one that never came.
                }
            }
        }
        return samples;
    }

    /** An owner who was never notified is the slowest of all. */
    private static List<Sample> slowest(Assessment run) {
        List<Sample> all = each(run);
        return Stream.concat(
                        all.stream().filter(sample -> sample.seconds() == null),
                        all.stream()
                                .filter(sample -> sample.seconds() != null)
                                .sorted((one, other) -> other.seconds().compareTo(one.seconds())))
                .limit(1)
                .toList();
    }

    private static List<Sample> total(Assessment run) {
        List<Sample> slowest = run.moments().containsKey(Checkpoint.T00) ? slowest(run) : List.of();
        return slowest.stream()
                .map(last -> last.seconds() == null
                        ? last
                        : new Sample(sinceFault(run, last.instance()), run, last.instance()))
                .toList();
    }

    private static BigDecimal sinceFault(Assessment run, InstanceResult instance) {
        return instance.notified().subtract(run.moments().get(Checkpoint.T00).at());
    }

    private static BigDecimal detection(Assessment run) {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        CheckpointTime detected = run.moments().get(Checkpoint.T01);
        return fault == null || detected == null ? null : detected.at().subtract(fault.at());
    }

    /** Our own mark tells exactly; else Nova was asked all the while only where all but the fault is others'. */
    private static List<Sample> serviceDown(Assessment run) {
        CheckpointTime marked = run.moments().get(Checkpoint.T04);
        if (marked != null || !run.facts().isFromFault()) {
            return sinceFault(run, marked == null ? null : marked.at(), false);
        }
        return sinceFault(run, run.facts().hostDownSeen(), true);
    }

    /** Every instance must be. */
    private static List<Sample> activeAgain(Assessment run) {
        if (!run.facts().isFromFault()) {
            return List.of();
        }
        Map<String, BigDecimal> back = new HashMap<>();
        run.facts().sightings().stream()
                .filter(sighting ->
                        ACTIVE_AGAIN.name().equalsIgnoreCase(sighting.what().replace("instance_", "")))
                .forEach(sighting -> back.putIfAbsent(sighting.instance(), sighting.at()));
        boolean all = run.instances().stream().allMatch(instance -> back.get(instance.id()) != null);
        return sinceFault(
                run, all ? back.values().stream().max(Comparator.naturalOrder()).orElse(null) : null, true);
    }

    /** What did not come although the observation lasted as long as it might has not come at all. */
    private static List<Sample> sinceFault(Assessment run, BigDecimal until, boolean watched) {
        CheckpointTime fault = run.moments().get(Checkpoint.T00);
        if (fault == null
                || until == null && !(watched && "timeout".equals(run.facts().observation()))) {
            return List.of();
        }
        return List.of(new Sample(until == null ? null : until.subtract(fault.at()), run, null));
    }

    private static BigDecimal own(Assessment run) {
        List<InstanceResult> told = run.told();
        HarnessOverhead own = told.isEmpty() ? null : told.get(told.size() - 1).own();
        return own == null ? null : own.total();
    }

    private static List<Sample> one(Assessment run, BigDecimal seconds) {
        return Stream.of(seconds)
                .filter(Objects::nonNull)
                .map(known -> new Sample(known, run, null))
                .toList();
    }
}
