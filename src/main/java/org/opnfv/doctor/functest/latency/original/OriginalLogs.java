package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.latency.original.OriginalLine.Kind;

/**
 * The logs in one place, taken apart: the lines of each component, and what {@code run.sh} printed around them. They are of one run. A
 * line that stands in two logs counts once: a console shows what is in the logs.
 */
final class OriginalLogs {

    private static final String TRACEBACK = "Traceback (most recent call last)";
    /** The text of {@code run.sh} before each line of a log. */
    private static final String MARGIN = " | ";
    /** More lines of interest than any test has; what comes then would only cost memory. */
    private static final int MOST = 100_000;
    /** A step back in the times of one log that is larger than threads get out of order by; seconds. */
    private static final BigDecimal STEP = new BigDecimal("0.1");

    /** The lines of a log, or of one in the output of {@code run.sh}. */
    private static final class Part {
        private final String name;
        private final int component;
        /** By their texts, each with how often it stands there until then. */
        private final Map<String, OriginalLine> lines = new LinkedHashMap<>();

        private final Map<String, Integer> times = new HashMap<>();

        private final ConsumerLog consumer;

        private Part(String name) {
            this.name = name;
            component = LogFiles.component(name);
            consumer = component == LogFiles.CONSUMER ? new ConsumerLog() : null;
        }

        private boolean isOfComponent() {
            return component < LogFiles.OTHER;
        }

        /** Since Danube each component writes a second log, which goes on where the run before ended. */
        private boolean isSecondTo(Part other) {
            return isOfComponent()
                    && component == other.component
                    && name.contains("doctor_")
                    && !other.name.contains("doctor_");
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<FaultTime.Told> faults = new ArrayList<>();
    private final ReportedOutcome words = new ReportedOutcome();
    private Part part;
    private boolean announced;
    private boolean captured;
    private boolean anyAnnounced;
    private boolean traceback;
    private int kept;

    /** Reads one more of them; what it tells until it cannot be read any more counts. */
    void read(Path file) throws IOException {
        announced = false;
        captured = false;
        begin(LogLines.name(file));
        LogLines.each(file, this::line);
    }

    private void begin(String name) {
        part = new Part(name);
        parts.add(part);
    }

    private void line(LogLines.Line line) {
        String text = ConsoleText.plain(line.text());
        if (!announced && text.startsWith("[") && text.endsWith(".log]")) {
            begin(text.substring(1, text.length() - 1));
            captured = true;
        } else if (captured && !text.startsWith(MARGIN)) {
            words.shell(text);
        } else if (!text.startsWith("+")) { // else a command that a shell traced
            if (!part.isOfComponent() && !announced && !captured) {
                words.shell(text);
            }
            log(line, text.startsWith(MARGIN) ? text.substring(MARGIN.length()) : text);
        }
    }

    private void log(LogLines.Line line, String text) {
        if (part.consumer != null) {
            part.consumer.line(line, text);
        }
        traceback |= text.startsWith(TRACEBACK);
        FaultTime.told(line, text).ifPresent(faults::add);
        if (!captured || part.isOfComponent()) {
            OriginalLine.of(line, text).ifPresent(one -> tell(one, text));
        }
    }

    private void tell(OriginalLine line, String text) {
        announced |= line.kind() == Kind.START;
        anyAnnounced |= announced;
        if (part.consumer != null) {
            part.consumer.entry(line);
        }
        if (kept++ < MOST) {
            // Two owners told in one second leave equal lines; the n-th of one log is the n-th of another that shows
            // it, too.
            part.lines.put(text + '\n' + part.times.merge(text, 1, Integer::sum), line);
        }
    }

    /** The run; null when nothing tells of one. */
    OriginalRun run() {
        List<Part> counted = parts.stream()
                .filter(one -> parts.stream().noneMatch(one::isSecondTo))
                .sorted(Comparator.comparing(one -> one.component))
                .toList();
        if (counted.stream().flatMap(one -> one.lines.values().stream()).noneMatch(OriginalLogs::tellsOfARun)) {
            return null;
        }
        OriginalRun run = new OriginalRun(anyAnnounced, words);
        Set<String> told = new HashSet<>();
        for (Part one : counted) {
            one.lines.keySet().removeAll(told);
            told.addAll(one.lines.keySet());
            tell(one, run);
        }
        run.traceback = traceback;
        if (kept > MOST) {
            run.damaged(null);
        }
        run.faultTime = FaultTime.of(faults, run.detected);
        return run;
    }

    private static boolean tellsOfARun(OriginalLine line) {
        return line.isDamaged() || line.kind() == Kind.DETECTED || line.kind() == Kind.START;
    }

    private static void tell(Part part, OriginalRun run) {
        BigDecimal last = null;
        for (OriginalLine line : part.lines.values()) {
            if (line.at() != null) {
                run.clockSet |= last != null && last.subtract(line.at()).compareTo(STEP) > 0;
                last = line.at();
            }
            run.add(line);
        }
        if (part.consumer != null) {
            run.consumers.add(part.consumer);
        }
    }
}
