package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Logs that belong together: the files of a folder, or what {@code run.sh} printed at its end. The log of each component is a part of
 * it. They may come in any order, and what is in the others belongs to the runs of the Monitor's: so it is held until that one was read.
 */
final class Capture {

    /** More than any test has; what comes then would only cost memory. */
    private static final int MOST = 100_000;

    /** Seconds. A link that was cut stayed down for three minutes, so that two runs cannot follow each other as soon. */
    private static final BigDecimal CLOSE = BigDecimal.valueOf(60);

    private final Set<String> parts = new HashSet<>();
    private final NavigableMap<BigDecimal, OriginalRun> runs = new TreeMap<>();
    private final List<List<Entry>> held = new ArrayList<>();
    private int entries;
    private boolean monitorRead;
    private OriginalRun undetected;
    private final List<ConsumerLog> consumers = new ArrayList<>();
    private boolean traceback;
    private ShellOutcome outcome;

    /** A part of that name begins; false when there was one already, so that it is of another capture. */
    boolean begin(String part) {
        held.add(new ArrayList<>());
        return parts.add(part);
    }

    /** Whether a part has begun; what {@code run.sh} says of a run as a whole it says before its logs. */
    boolean hasBegun() {
        return !parts.isEmpty();
    }

    /** Keeps an entry for later; false when the runs are known, so that this need not be. */
    boolean hold(Entry entry) {
        if (monitorRead) {
            return false;
        }
        if (entries++ < MOST) {
            held.get(held.size() - 1).add(entry);
        }
        return true;
    }

    /** The Monitor's log is read. */
    void monitorRead() {
        monitorRead = true;
    }

    /** What was held, part by part; then nothing is. */
    List<List<Entry>> release() {
        List<List<Entry>> released = new ArrayList<>(held);
        held.clear();
        return released;
    }

    void detected(BigDecimal at, OriginalRun run) {
        runs.put(at, run);
    }

    /** The run that something at that time is about; null when there is none. */
    OriginalRun runAt(BigDecimal at) {
        if (runs.isEmpty()) {
            return undetected;
        }
        Map.Entry<BigDecimal, OriginalRun> before = runs.floorEntry(at);
        return (before == null ? runs.firstEntry() : before).getValue();
    }

    /** The one run of which no detection can be read. */
    void undetected(OriginalRun run) {
        undetected = run;
    }

    boolean hasRuns() {
        return !runs.isEmpty() || undetected != null;
    }

    List<OriginalRun> runs() {
        List<OriginalRun> all = new ArrayList<>(runs.values());
        if (undetected != null) {
            all.add(undetected);
        }
        return all;
    }

    void consumer(ConsumerLog log) {
        consumers.add(log);
    }

    void traceback() {
        traceback = true;
    }

    void outcome(ShellOutcome said) {
        outcome = outcome == null ? said : outcome.and(said);
    }

    private void neighbours() {
        OriginalRun before = null;
        for (OriginalRun run : runs.values()) {
            if (before != null
                    && OriginalRun.between(before.detected(), run.detected()).compareTo(CLOSE) < 0) {
                before.neighbour(run.detected());
                run.neighbour(before.detected());
            }
            before = run;
        }
    }

    /**
     * All is read: what was said of the whole is handed on to the runs. Of several, {@code run.sh} has judged the last. What it said
     * where there are none is handed back; null for nothing.
     */
    ShellOutcome end() {
        List<OriginalRun> all = runs();
        for (OriginalRun run : all) {
            consumers.forEach(log -> run.consumer().log(log, run.detected()));
            if (traceback) {
                run.traceback();
            }
            if (entries > MOST) {
                run.damagedNearby(null);
            }
        }
        neighbours();
        if (outcome != null && !all.isEmpty()) {
            all.get(all.size() - 1).words().outcome(outcome);
        }
        return all.isEmpty() ? outcome : null;
    }
}
