package org.opnfv.doctor.functest.latency.logs;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * Takes the runs apart whose lines stand in the logs of the original.
 *
 * <p>The last release writes one log and says where a run begins: what follows belongs to it. The logs of 2017 have a file a component,
 * read in the order of the chain, and each detection begins a run: what happened from then until the next belongs to it.
 */
final class OriginalRuns {

    /** A step back that is larger than threads get out of order by. */
    private static final BigDecimal STEP = new BigDecimal("0.1");

    /** A larger one from one run to another comes of logs that were put together in another order. */
    private static final BigDecimal LONGEST_STEP = BigDecimal.valueOf(600);

    /** Longer than any monitor takes to notice a link that is down. */
    private static final BigDecimal LONGEST_DETECTION = BigDecimal.valueOf(60);

    private static final String CONSUMER = "consumer.log";
    private static final String INSPECTOR = "inspector.log";

    private final List<OriginalRun> runs = new ArrayList<>();
    private final NavigableMap<BigDecimal, OriginalRun> byDetection = new TreeMap<>();
    private final List<LinkDown> linkDowns = new ArrayList<>();
    private OriginalRun announced;
    private OriginalRun last;
    private BigDecimal lastAt;
    private boolean damagedBefore;
    private boolean damagedAlone;
    /** The log of the Consumer that is being read; null while it is another one. */
    private ConsumerLog consumer;
    /** The runs from here on are those of the logs that are being read. */
    private int firstOfLogs;

    /** Reads one more log. */
    void read(Path file) throws IOException {
        announced = null;
        nextLog(String.valueOf(file.getFileName()), false);
        LogLines.each(file, this::line);
        endConsumer();
    }

    /** The runs, in the order they were found. */
    List<OriginalRun> runs() {
        linkDowns.forEach(this::settle);
        linkDowns.clear();
        leaveNoDamageAlone();
        return runs;
    }

    /** The log of the Consumer comes after that of the Monitor, whose runs it is about, and no others. */
    private void nextLog(String name, boolean captured) {
        nextLog();
        endConsumer();
        if (name.endsWith(CONSUMER)) {
            consumer = new ConsumerLog(captured);
        } else if (!name.endsWith(INSPECTOR)) {
            firstOfLogs = runs.size();
        }
    }

    private void endConsumer() {
        if (consumer != null) {
            boolean whole = consumer.isWhole();
            runs.subList(firstOfLogs, runs.size()).forEach(run -> run.consumerSeen(whole));
            consumer = null;
        }
    }

    /** What stands in one log is in the order it happened in; from one log to the next that is not so. */
    private void nextLog() {
        leaveNoDamageAlone();
        last = null;
        lastAt = null;
        damagedBefore = false;
    }

    private void line(LogLines.Line line) {
        if (announced == null && line.text().endsWith(".log]")) {
            nextLog(line.text().substring(0, line.text().length() - 1), true);
            return;
        }
        if (consumer != null) {
            consumer.line(line);
        }
        LinkDown linkDown = LinkDown.of(line);
        PrintedProfile profile = PrintedProfile.of(line);
        if (linkDown != null) {
            linkDowns.add(linkDown);
        } else if (profile != null) {
            if (last != null) {
                last.profile(profile);
            }
        } else {
            Entry.of(line).ifPresent(this::entry);
        }
    }

    private void entry(Entry entry) {
        if (entry.kind() == Kind.START) {
            start(entry.text().isEmpty());
        } else if (entry.isDamaged()) {
            damaged(entry);
        } else {
            OriginalRun run = runOf(entry);
            if (run != null) {
                watchClock(entry, run);
                run.add(entry);
                last = run;
            }
        }
    }

    /** The last release announces a run twice: as a whole, and its scenario. */
    private void start(boolean whole) {
        boolean announcedAlready = announced != null && last == null;
        if (!whole && announcedAlready) {
            return;
        }
        if (announced != null) {
            announced.end();
        }
        nextLog();
        announced = new OriginalRun(true);
        runs.add(announced);
    }

    private OriginalRun runOf(Entry entry) {
        if (announced != null) {
            return announced;
        }
        if (entry.kind() == Kind.DETECTED) {
            return byDetection.computeIfAbsent(entry.at(), at -> added(new OriginalRun(false)));
        }
        if (entry.at() == null) {
            return last;
        }
        Map.Entry<BigDecimal, OriginalRun> before = byDetection.floorEntry(entry.at());
        Map.Entry<BigDecimal, OriginalRun> run = before == null ? byDetection.firstEntry() : before;
        return run == null ? null : run.getValue();
    }

    private OriginalRun added(OriginalRun run) {
        runs.add(run);
        return run;
    }

    /** Nobody knows which run a damaged line belongs to: that before it and that after it. */
    private void damaged(Entry entry) {
        if (announced != null) {
            announced.add(entry);
            return;
        }
        if (last != null) {
            last.add(entry);
        } else if (runs.isEmpty()) {
            added(new OriginalRun(false)).add(entry);
        } else {
            damagedAlone = true;
        }
        damagedBefore = true;
    }

    /** A log with damaged lines and no whole one may be about each of the runs that nobody was told of so far. */
    private void leaveNoDamageAlone() {
        if (damagedAlone) {
            runs.stream().filter(run -> run.notices().isEmpty()).forEach(OriginalRun::damagedNearby);
            damagedAlone = false;
        }
    }

    private void watchClock(Entry entry, OriginalRun run) {
        if (damagedBefore && run != last) {
            run.damagedNearby();
        }
        damagedBefore = false;
        damagedAlone = false;
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

    /** A link down belongs to the first run that was detected after it, within reason. */
    private void settle(LinkDown linkDown) {
        runs.stream()
                .filter(run -> run.hasDetection()
                        && run.detected().at().compareTo(linkDown.at()) >= 0
                        && run.detected().at().subtract(linkDown.at()).compareTo(LONGEST_DETECTION) <= 0)
                .min(Comparator.comparing(run -> run.detected().at()))
                .ifPresentOrElse(run -> run.linkDown(linkDown), () -> stray(linkDown));
    }

    private void stray(LinkDown linkDown) {
        runs.stream()
                .filter(OriginalRun::hasDetection)
                .min(Comparator.comparing(
                        run -> run.detected().at().subtract(linkDown.at()).abs()))
                .ifPresent(run -> run.strayLinkDown(linkDown));
    }
}
