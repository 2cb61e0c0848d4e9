package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.run.FileErrorText;
import org.opnfv.doctor.functest.run.RunException;

/** The logs of the original harness that a folder holds. */
final class LogFiles {

    private static final List<String> COMPONENTS = List.of("monitor.log", "inspector.log", "consumer.log");
    /** The place of the Consumer's log among those of the components. */
    static final int CONSUMER = COMPONENTS.indexOf("consumer.log");
    /** That of one log for all, of a console's output, or of a log of no component. */
    static final int OTHER = COMPONENTS.size();

    private LogFiles() {}

    /** Those of the components first, then what else there is, such as what {@code run.sh} printed. */
    static List<Path> in(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> LogLines.name(file).matches(".*\\.(log|txt|out)"))
                    .filter(file -> Files.isRegularFile(file) || component(LogLines.name(file)) < OTHER)
                    .sorted(Comparator.comparing((Path file) -> component(LogLines.name(file)))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + place + ": " + FileErrorText.words(e), e);
        }
    }

    /** The place of a component by the end of its log's name, since Danube also with {@code doctor_} before it. */
    static int component(String name) {
        return (int) COMPONENTS.stream()
                .takeWhile(end -> !name.equals(end) && !name.matches(".*[/_]" + end))
                .count();
    }
}
