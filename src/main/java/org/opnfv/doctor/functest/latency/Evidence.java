package org.opnfv.doctor.functest.latency;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The evidence in the component logs about the expected instances. Filled line by line; holds one entry for each instance, never the
 * lines.
 */
final class Evidence {

    /** A limit for foreign instances: more would only cost memory. */
    private static final int MOST = 1000;

    private final Map<String, String> alarms;
    private final String host;
    private final HarnessClock clock = new HarnessClock();

    private CheckpointLine linkDown;
    private CheckpointTime detected;
    private boolean detectionDamaged;
    private BigDecimal lastPosted;
    private CheckpointTime posted;
    private CheckpointTime found;
    private CheckpointTime hostMarked;
    private RecoveryLine hostBack;
    private final Map<String, CheckpointTime> marked = new HashMap<>();
    private final List<CheckpointTime> portsMarked = new ArrayList<>();
    private final Map<String, CheckpointTime> notified = new HashMap<>();
    private final Map<String, BigDecimal> ownBefore = new HashMap<>();
    private final Map<String, BigDecimal> ownAfter = new HashMap<>();
    private final Set<String> damaged = new HashSet<>();
    private final Set<String> backwards = new LinkedHashSet<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private final CloudTimes cloud = new CloudTimes();
    private Long firstZone;
    private boolean zonesDiffer;

    /**
     * Nothing seen so far.
     *
     * @param alarms the expected instances, by id, each with the id of its alarm (null: unknown)
     * @param host the failed host; null when unknown
     */
    Evidence(Map<String, String> alarms, String host) {
        this.alarms = new HashMap<>(alarms);
        this.host = host;
    }

    /** A line of {@code bus.log}. */
    void bus(LogLines.Line line) {
        cloud.read(line, alarms.keySet(), clock);
    }

    /** Everything is read. */
    void complete() {
        // Where nothing in the chain is ours, the fault is what we caused.
        cloud.settle(
                Stream.of(found(), detected(), linkDown())
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(CheckpointTime::at)
                        .orElse(null),
                notified);
    }

    /** The cloud's own times. */
    CloudTimes cloud() {
        return cloud;
    }

    void linkDown(CheckpointLine checkpointLine) {
        zone(checkpointLine);
        linkDown = linkDown == null && checkpointLine.at() != null ? checkpointLine : linkDown;
        if (checkpointLine.monotonic() != null) {
            clock.read(checkpointLine);
        }
    }

    /** A line with nothing but a time. Until there is a detection, times are placed relative to the first of these. */
    void clock(CheckpointLine checkpointLine) {
        if (detected == null && !clock.isAnchored()) {
            clock.anchor(checkpointLine);
        }
        clock.read(checkpointLine);
    }

    /** The clocks of the harness's machine. */
    HarnessClock clock() {
        return clock;
    }

    /** The first line is the detection; if it is damaged, no later one can replace it. */
    void detected(CheckpointLine checkpointLine) {
        zone(checkpointLine);
        if (detected == null && !detectionDamaged) {
            clock.anchor(checkpointLine);
            detected = clock.moment(checkpointLine);
            detectionDamaged = detected == null;
        }
    }

    /** Read after the Monitor's log: an event before the detection came from somebody else. */
    void posted(CheckpointLine checkpointLine) {
        CheckpointTime moment = clock.moment(checkpointLine);
        if (moment == null) {
            return;
        }
        lastPosted = lastPosted == null ? moment.at() : lastPosted.max(moment.at());
        if (posted == null && detected != null && moment.at().compareTo(detected.at()) >= 0) {
            posted = moment;
        }
    }

    void found(CheckpointLine checkpointLine) {
        if (found == null && (host == null || host.equals(checkpointLine.subject()))) {
            found = clock.moment(checkpointLine);
        }
    }

    void instanceMarked(CheckpointLine checkpointLine) {
        if (checkpointLine.at() != null
                && checkpointLine.instance() != null
                && alarms.containsKey(checkpointLine.instance())) {
            if (marked.putIfAbsent(checkpointLine.instance(), clock.moment(checkpointLine)) == null
                    && checkpointLine.own() != null) {
                ownBefore.put(checkpointLine.instance(), checkpointLine.own());
            }
        }
    }

    void hostMarked(CheckpointLine checkpointLine) {
        if (hostMarked == null && (host == null || host.equals(checkpointLine.subject()))) {
            hostMarked = clock.moment(checkpointLine);
        }
    }

    void portMarked(CheckpointLine checkpointLine) {
        CheckpointTime moment = clock.moment(checkpointLine);
        if (moment != null && portsMarked.size() < MOST) {
            portsMarked.add(moment);
        }
    }

    /** When each port was set down. */
    List<CheckpointTime> portsMarked() {
        return portsMarked;
    }

    /** The last line counts. */
    void hostBack(RecoveryLine seen) {
        hostBack = seen;
    }

    /** The first line of an instance counts; if it is damaged, its time stays unknown. */
    void notified(CheckpointLine checkpointLine) {
        zone(checkpointLine);
        String id = checkpointLine.instance();
        CheckpointTime moment = clock.moment(checkpointLine);
        if (id == null || !alarms.containsKey(id)) {
            if (id != null && !checkpointLine.cut() && strangers.size() < MOST) {
                strangers.add(id);
            }
        } else if (notified.containsKey(id)) {
            if (moment != null && moment.at().compareTo(notified.get(id).at()) < 0) {
                backwards.add(id);
            }
        } else if (moment == null || isOfAnotherAlarm(checkpointLine)) {
            damaged.add(id);
        } else if (!damaged.contains(id)) {
            notified.put(id, moment);
            if (checkpointLine.own() != null) {
                ownAfter.put(id, checkpointLine.own());
            }
            cloud.alarm(id, checkpointLine.generated(), moment);
        }
    }

    /** A repeat proves a first notification, whose line must be lost if none came before. */
    void repeated(CheckpointLine checkpointLine) {
        String id = checkpointLine.instance();
        if (id != null && alarms.containsKey(id) && !notified.containsKey(id)) {
            damaged.add(id);
        }
    }

    private void zone(CheckpointLine checkpointLine) {
        if (checkpointLine.at() != null) {
            firstZone = firstZone == null ? checkpointLine.zone() : firstZone;
            zonesDiffer |= !LogStamp.isOneLog(firstZone, checkpointLine.zone());
        }
    }

    /** Whether the stamps are of zones between which no clock is changed: then one of them is damaged. */
    boolean zonesDiffer() {
        return zonesDiffer;
    }

    private boolean isOfAnotherAlarm(CheckpointLine checkpointLine) {
        String own = alarms.get(checkpointLine.instance());
        return own != null && checkpointLine.alarm() != null && !own.equals(checkpointLine.alarm());
    }

    /** When the link went down; by the host's clock if the host told. */
    Optional<CheckpointTime> linkDown() {
        return Optional.ofNullable(linkDown).map(clock::place);
    }

    /** The same as written in the log. */
    Optional<BigDecimal> linkDownLogged() {
        return Optional.ofNullable(linkDown).map(CheckpointLine::at);
    }

    /** When the Monitor found the host dead. */
    Optional<CheckpointTime> detected() {
        return Optional.ofNullable(detected);
    }

    /** Whether the Monitor detected something at an unreadable time. */
    boolean isDetectionDamaged() {
        return detectionDamaged;
    }

    /** The first event after the detection. */
    Optional<CheckpointTime> posted() {
        return Optional.ofNullable(posted);
    }

    /** The last event of all. */
    Optional<BigDecimal> lastPosted() {
        return Optional.ofNullable(lastPosted);
    }

    /** When the Inspector knew the instances of the host. */
    Optional<CheckpointTime> found() {
        return Optional.ofNullable(found);
    }

    Optional<CheckpointTime> hostMarked() {
        return Optional.ofNullable(hostMarked);
    }

    Optional<RecoveryLine> hostBack() {
        return Optional.ofNullable(hostBack);
    }

    /** When each instance was set to error. */
    Map<String, CheckpointTime> marked() {
        return marked;
    }

    /** When each instance was notified first. */
    Map<String, CheckpointTime> notified() {
        return notified;
    }

    /**
     * Our own part of the time until that instance's owner was notified; null where the logs do not have it, or it is impossible: a
     * foreign monitor was faster than ours, or a figure is damaged.
     */
    HarnessOverhead own(String id) {
        if (detected == null || found == null || !ownBefore.containsKey(id) || !ownAfter.containsKey(id)) {
            return null;
        }
        // The host's call is not the first: it waits for the answers to these.
        BigDecimal first = Collections.min(ownBefore.values());
        return HarnessOverhead.within(
                notified.get(id).at().subtract(detected.at()),
                found.at().subtract(detected.at()).add(first),
                ownBefore.get(id).subtract(first),
                ownAfter.get(id));
    }

    /** Whether an instance was notified at an unreadable time. */
    boolean isDamaged(String id) {
        return damaged.contains(id);
    }

    /** Instances with a second notification that is older than the first: the clock was set back. */
    Set<String> backwards() {
        return backwards;
    }

    /** Ids that were notified and are not expected. */
    Set<String> strangers() {
        return strangers;
    }
}
