package org.opnfv.doctor.functest.latency.logs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.opnfv.doctor.functest.latency.LogRef;
import org.opnfv.doctor.functest.run.RunException;

/**
 * Gives each entry of a log to its run, and watches the order in which they stand: what stands in one log is in the order it happened
 * in, from one log to the next that is not so.
 */
final class RunOrder {

    /** A step back that is larger than threads get out of order by. */
    private static final BigDecimal STEP = new BigDecimal("0.1");

    /** A larger one from one run to another comes of logs that were put together in another order. */
    private static final BigDecimal LONGEST_STEP = BigDecimal.valueOf(600);

    /** More than anybody ever made; each is held in memory. */
    private static final int MOST = 10_000;

    private final List<OriginalRun> runs = new ArrayList<>();
    private final NavigableMap<BigDecimal, OriginalRun> byDetection = new TreeMap<>();
    private OriginalRun last;
    private BigDecimal lastAt;
    /** The damaged line since the last whole one; null for none. */
    private LogRef damagedBefore;

    private Capture damagedAlone;
    private Capture untold;
    private LogRef lostLine;
    /** Whether this log has lines in a form that is not read, so that what follows them is not either. */
    private boolean unread;

    /** The runs, in the order they were found. */
    List<OriginalRun> runs() {
        return runs;
    }

    /** A run that the log announces. */
    OriginalRun begin() {
        return added(new OriginalRun(true));
    }

    /** Whether nothing has been told of the run that was announced. */
    boolean isAtBeginning() {
        return last == null;
    }

    /** Of the run that the log has announced. */
    void add(Entry entry, OriginalRun announced) {
        if (!entry.isDamaged()) {
            watchClock(entry, announced);
            last = announced;
        }
        announced.add(entry);
    }

    /** Of one of the runs of these logs. */
    void add(Entry entry, Capture capture) {
        if (entry.isDamaged()) {
            damaged(entry, capture);
            return;
        }
        OriginalRun run = runOf(entry, capture);
        if (run == null) {
            lost(entry.kind() == Kind.ALARM || entry.kind() == Kind.ANSWERED, entry, capture);
            return;
        }
        watchClock(entry, run);
        lost(!run.add(entry), entry, capture);
        last = run;
    }

    /** The original's picture of the run that was told of last. */
    void profile(PrintedProfile printed) {
        if (last != null) {
            last.faultTime().profile(printed);
        }
    }

    /** A notification whose line is lost may be of each run that nobody was told of in this log. */
    private void lost(boolean isLost, Entry entry, Capture capture) {
        if (isLost && !unread) {
            untold = capture;
            lostLine = lostLine == null ? entry.line() : lostLine;
        }
    }

    /** What follows is another log. */
    void endOfLog() {
        damagedNearby(untold, lostLine);
        untold = null;
        lostLine = null;
        unread = false;
        // A log with damaged lines and no whole one may be about each of the runs that nobody was told of so far.
        damagedNearby(damagedAlone, damagedBefore);
        damagedAlone = null;
        last = null;
        lastAt = null;
        damagedBefore = null;
    }

    private static void damagedNearby(Capture capture, LogRef line) {
        if (capture != null) {
            capture.runs().stream()
                    .filter(run -> run.notices().all().isEmpty() && run.flawed(Flaw.TORN) == 0)
                    .forEach(run -> run.damagedNearby(line));
        }
    }

    private OriginalRun runOf(Entry entry, Capture capture) {
        if (entry.kind() == Kind.DETECTED) {
            OriginalRun run = byDetection.computeIfAbsent(entry.at(), at -> added(new OriginalRun(false)));
            capture.detected(entry.at(), run);
            return run;
        }
        return entry.at() == null ? last : capture.runAt(entry.at());
    }

    private OriginalRun added(OriginalRun run) {
        if (runs.size() == MOST) {
            throw new RunException(
                    "these are more than " + MOST + " runs: split the logs, and name a part of them", null);
        }
        runs.add(run);
        return run;
    }

    /** Nobody knows which run a damaged line belongs to: that before it and that after it. */
    private void damaged(Entry entry, Capture capture) {
        unread |= entry.flaw() != Flaw.TORN;
        if (last != null) {
            lost(!last.add(entry), entry, capture);
        } else if (!capture.hasRuns()) {
            OriginalRun run = added(new OriginalRun(false));
            run.add(entry);
            capture.undetected(run);
        } else if (entry.flaw() == Flaw.TORN) {
            damagedAlone = capture;
            lost(entry.kind() == Kind.NOTIFIED, entry, capture);
        }
        damagedBefore = entry.flaw() == Flaw.TORN ? entry.line() : damagedBefore;
    }

    private void watchClock(Entry entry, OriginalRun run) {
        if (damagedBefore != null && run != last) {
            run.damagedNearby(damagedBefore);
        }
        damagedBefore = null;
        damagedAlone = null;
        if (entry.at() == null) {
            return;
        }
        BigDecimal back = lastAt == null ? BigDecimal.ZERO : lastAt.subtract(entry.at());
        boolean betweenRuns = run != last && back.compareTo(LONGEST_STEP) > 0;
        if (back.compareTo(STEP) > 0 && !betweenRuns) {
            run.clockSetBack();
            if (last != null) {
                last.clockSetBack();
            }
        }
        lastAt = entry.at();
    }
}
