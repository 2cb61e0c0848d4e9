package org.opnfv.doctor.functest.latency.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.latency.LogLines;

/**
 * Takes the runs apart whose lines stand in the logs of the original.
 *
 * <p>The last releases write one log and say where a run begins: what follows belongs to it. Those of 2017 have a log a component, as
 * files or one after the other in what {@code run.sh} printed: a {@link Capture}. There each detection begins a run: what happened from
 * then until the next belongs to it.
 */
final class OriginalRuns {

    private static final String TRACEBACK = "Traceback (most recent call last)";

    /** More link downs than runs would only cost memory. */
    private static final int MOST = 10_000;

    private final RunOrder order = new RunOrder();
    private final List<LinkDown> linkDowns = new ArrayList<>();
    private Capture capture = new Capture();
    private ShellOutcome alone;
    private Role role = Role.OTHER;
    private boolean captured;
    /** The log of the Consumer that is being read; null while it is another one. */
    private ConsumerLog consumer;

    private OriginalRun announced;

    /** Reads one more log; the files of a folder, a component each, one after the other. */
    void read(Path file) throws IOException {
        endPart();
        announced = null;
        captured = false;
        String name = String.valueOf(file.getFileName());
        role = Role.of(name);
        if (role == Role.OTHER) {
            endCapture();
        } else {
            begin(name);
        }
        LogLines.each(file, this::line);
    }

    /** The runs, in the order they were found. */
    List<OriginalRun> runs() {
        endCapture();
        List<OriginalRun> detected =
                order.runs().stream().filter(OriginalRun::hasDetection).toList();
        linkDowns.forEach(linkDown -> linkDown.settle(detected));
        linkDowns.clear();
        return order.runs();
    }

    /** What {@code run.sh} said of a run whose logs it did not print; null for nothing. Known when the runs are. */
    ShellOutcome alone() {
        return alone;
    }

    private void begin(String part) {
        if (!capture.begin(part)) {
            endCapture();
            capture.begin(part);
        }
        role = Role.of(part);
        consumer = role == Role.CONSUMER ? new ConsumerLog() : null;
    }

    private void endPart() {
        order.endOfLog();
        if (consumer != null) {
            capture.consumer(consumer);
            consumer = null;
        }
        if (role == Role.MONITOR) {
            capture.monitorRead();
            release();
        }
        role = Role.OTHER;
    }

    private void endCapture() {
        endPart();
        release();
        ShellOutcome said = capture.end();
        alone = said == null ? alone : said;
        capture = new Capture();
    }

    private void release() {
        for (List<Entry> part : capture.release()) {
            part.forEach(this::assign);
            order.endOfLog();
        }
    }

    private void line(LogLines.Line line) {
        String text = ConsoleText.plain(line.text());
        String heading = announced == null ? ConsoleText.heading(text) : null;
        if (heading != null) {
            endPart();
            begin(heading);
            captured = true;
        } else if (captured && !text.startsWith(ConsoleText.MARGIN)) {
            shell(text);
        } else if (!ConsoleText.isTraced(text)) {
            shellBefore(text);
            log(line, ConsoleText.withoutMargin(text));
        }
    }

    /** What a console shows before its logs may be a log, too. */
    private void shellBefore(String text) {
        if (announced == null && role == Role.OTHER && !captured) {
            shell(text);
        }
    }

    private void shell(String text) {
        ShellOutcome outcome = ShellOutcome.of(text);
        if (outcome != null) {
            if (capture.hasBegun()) {
                endCapture();
            }
            capture.outcome(outcome);
        }
    }

    private void log(LogLines.Line line, String text) {
        if (consumer != null) {
            consumer.line(line, text);
        }
        LinkDown linkDown = LinkDown.of(line, text);
        PrintedProfile printed = PrintedProfile.of(line, text);
        if (linkDown != null) {
            if (linkDowns.size() < MOST) {
                linkDowns.add(linkDown);
            }
        } else if (printed != null) {
            order.profile(printed);
        } else if (text.startsWith(TRACEBACK)) {
            traceback();
        } else if (!captured || role != Role.OTHER) {
            Entry.of(line, text).ifPresent(this::read);
        }
    }

    private void traceback() {
        if (announced == null) {
            capture.traceback();
        } else {
            announced.traceback();
        }
    }

    private void read(Entry entry) {
        if (consumer != null) {
            consumer.entry(entry);
        }
        entry(entry);
    }

    private void entry(Entry entry) {
        if (entry.kind() == Kind.START) {
            start(entry.text().isEmpty());
        } else if (announced != null) {
            order.add(entry, announced);
        } else if (role == Role.OTHER || role == Role.MONITOR || !capture.hold(entry)) {
            assign(entry);
        }
    }

    private void assign(Entry entry) {
        order.add(entry, capture);
    }

    /** The last releases announce a run twice: as a whole, and its scenario. */
    private void start(boolean whole) {
        boolean announcedAlready = announced != null && order.isAtBeginning();
        if (!whole && announcedAlready) {
            return;
        }
        order.endOfLog();
        announced = order.begin();
    }
}
