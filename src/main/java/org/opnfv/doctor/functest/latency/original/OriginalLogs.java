package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * What the logs in one place tell of a run of the original. They are of one run: where they have another detection, or another
 * beginning, the run says where that stands, and nothing is judged.
 */
final class OriginalLogs {

    /** A step back in the times of one log that is larger than threads get out of order by; seconds. */
    private static final BigDecimal STEP = new BigDecimal("0.1");

    private final List<OriginalLog> logs = new ArrayList<>();
    private final List<FaultTime.Told> faults = new ArrayList<>();
    private final Set<BigDecimal> detections = new HashSet<>();
    private ShellOutcome outcome;

    /** Reads one more of them; what it tells until it cannot be read any more counts. */
    void read(Path file) throws IOException {
        OriginalLog log = new OriginalLog(LogLines.name(file));
        try {
            log.read(file);
        } finally {
            add(log);
        }
    }

    private void add(OriginalLog log) {
        outcome = log.outcome() == null || outcome == null ? first(outcome, log.outcome()) : outcome.and(log.outcome());
        Set<BigDecimal> detected = log.detections();
        // Beside the logs of components one that has no other detection is what a console showed of them, or something
        // else.
        boolean nothingNew = !detections.isEmpty() && detections.containsAll(detected);
        boolean counts = log.isOfComponent() || !nothingNew;
        log.faults().stream().filter(fault -> counts || !fault.printed()).forEach(faults::add);
        if (counts) {
            detections.addAll(detected);
            logs.add(log);
        }
    }

    private static ShellOutcome first(ShellOutcome one, ShellOutcome other) {
        return one == null ? other : one;
    }

    /** The run; null when nothing tells of one. */
    OriginalRun run() {
        List<OriginalLog.Part> parts = logs.stream()
                .flatMap(log -> log.parts().stream())
                .sorted(Comparator.comparing(OriginalLog.Part::role))
                .toList();
        boolean announced = logs.stream().anyMatch(OriginalLog::isAnnounced);
        boolean told = parts.stream().flatMap(part -> part.entries().stream()).anyMatch(OriginalLogs::tellsOfARun);
        if (!announced && !told) {
            return null;
        }
        OriginalRun run = new OriginalRun(announced);
        parts.forEach(part -> tell(part, run));
        for (OriginalLog log : logs) {
            if (log.hasTraceback()) {
                run.traceback();
            }
            if (log.isTooLong()) {
                run.damaged(LineDamage.TORN, null);
            }
        }
        run.fault(FaultTime.of(faults, run.detected()));
        if (outcome != null && run.words().outcome() == null) {
            run.words().outcome(outcome);
        }
        return run;
    }

    private static boolean tellsOfARun(OriginalLine entry) {
        return entry.isDamaged() || entry.kind() == OriginalLineKind.DETECTED || entry.kind() == OriginalLineKind.START;
    }

    private static void tell(OriginalLog.Part part, OriginalRun run) {
        BigDecimal last = null;
        for (OriginalLine entry : part.entries()) {
            if (entry.at() != null) {
                if (last != null && last.subtract(entry.at()).compareTo(STEP) > 0) {
                    run.clockSetBack();
                }
                last = entry.at();
            }
            run.add(entry);
        }
        if (part.consumer() != null) {
            run.consumer().log(part.consumer(), run.detected());
        }
    }
}
