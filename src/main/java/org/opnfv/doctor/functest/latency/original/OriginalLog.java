package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * One log of the original, taken apart. The last releases write one for all components and say where a run begins. In 2017 each
 * component wrote its own, and {@code run.sh} printed them one after the other, each behind its name.
 */
final class OriginalLog {

    private static final String TRACEBACK = "Traceback (most recent call last)";

    /** More lines that tell something than any test has; what comes then would only cost memory. */
    private static final int MOST = 100_000;

    /**
     * The lines of one component.
     *
     * @param consumer what shows whether the Consumer's log is whole; null for another one
     */
    record Part(String name, Role role, List<OriginalLine> entries, ConsumerLog consumer) {

        static Part of(String name) {
            Role role = Role.of(name);
            return new Part(name, role, new ArrayList<>(), role == Role.CONSUMER ? new ConsumerLog() : null);
        }

        /** Since Danube each component writes a second log, which goes on where the run before ended. */
        private boolean isSecondTo(Part other) {
            return role != Role.OTHER
                    && role == other.role
                    && name.contains("doctor_")
                    && !other.name.contains("doctor_");
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<FaultTime.Told> faults = new ArrayList<>();
    private Part part;
    private int entries;
    private boolean announced;
    private boolean captured;
    private boolean traceback;
    private ShellOutcome outcome;

    OriginalLog(String name) {
        begin(name);
    }

    private void begin(String name) {
        part = Part.of(name);
        parts.add(part);
    }

    void read(Path file) throws IOException {
        LogLines.each(file, this::line);
    }

    private void line(LogLines.Line line) {
        String text = ConsoleText.plain(line.text());
        String heading = announced ? null : ConsoleText.heading(text);
        if (heading != null) {
            begin(heading);
            captured = true;
        } else if (captured && !text.startsWith(ConsoleText.MARGIN)) {
            shell(text);
        } else if (!ConsoleText.isTraced(text)) {
            if (part.role() == Role.OTHER && !announced && !captured) {
                shell(text);
            }
            log(line, ConsoleText.withoutMargin(text));
        }
    }

    private void shell(String text) {
        ShellOutcome said = ShellOutcome.of(text);
        if (said != null) {
            outcome = outcome == null ? said : outcome.and(said);
        }
    }

    private void log(LogLines.Line line, String text) {
        if (part.consumer() != null) {
            part.consumer().line(line, text);
        }
        Optional<FaultTime.Told> fault = FaultTime.told(line, text);
        traceback |= text.startsWith(TRACEBACK);
        if (fault.isPresent() && faults.size() < MOST) {
            faults.add(fault.get());
        } else if (!captured || part.role() != Role.OTHER) {
            OriginalLine.of(line, text).ifPresent(this::entry);
        }
    }

    private void entry(OriginalLine entry) {
        announced |= entry.kind() == OriginalLineKind.START;
        if (entries++ < MOST) {
            part.entries().add(entry);
        }
        if (part.consumer() != null) {
            part.consumer().entry(entry);
        }
    }

    /** Its parts, but for second logs of a component where the first is there. */
    List<Part> parts() {
        return parts.stream()
                .filter(one -> parts.stream().noneMatch(one::isSecondTo))
                .toList();
    }

    /** Whether it is the log of a component. */
    boolean isOfComponent() {
        return parts.get(0).role() != Role.OTHER;
    }

    /** Whether there is more in it than was kept. */
    boolean isTooLong() {
        return entries > MOST;
    }

    /** Whether it says where a run begins. */
    boolean isAnnounced() {
        return announced;
    }

    /** The times of the detections in it. */
    Set<BigDecimal> detections() {
        Set<BigDecimal> times = new HashSet<>();
        for (Part one : parts()) {
            one.entries().stream()
                    .filter(entry -> entry.kind() == OriginalLineKind.DETECTED && !entry.isDamaged())
                    .forEach(entry -> times.add(entry.at().stripTrailingZeros()));
        }
        return times;
    }

    List<FaultTime.Told> faults() {
        return faults;
    }

    /** Whether something of it, or beside it, ended with an exception. */
    boolean hasTraceback() {
        return traceback;
    }

    /** What {@code run.sh} made of the run; null when it does not say. */
    ShellOutcome outcome() {
        return outcome;
    }
}
