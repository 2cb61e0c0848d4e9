package org.opnfv.doctor.functest.latency.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.RunException;

/** The logs of the original harness that a folder holds, in the order in which they have to be read. */
final class LogFiles {

    private static final String LINK_DOWN = "disable_network.log";
    private static final String MONITOR = "monitor.log";
    private static final List<String> OTHERS = List.of("inspector.log", "consumer.log");

    private LogFiles() {}

    /** The monitor's before those that are compared with it. What {@code run.sh} printed is the same again, and left out then. */
    static List<Path> in(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> logs = new ArrayList<>();
        if (Files.exists(place.resolve(MONITOR))) {
            logs.add(place.resolve(MONITOR));
            OTHERS.stream().map(place::resolve).filter(Files::exists).forEach(logs::add);
        } else {
            logs.addAll(captures(place));
        }
        if (Files.exists(place.resolve(LINK_DOWN))) {
            logs.add(place.resolve(LINK_DOWN));
        }
        return logs;
    }

    private static List<Path> captures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.(log|txt|out)"))
                    .filter(file -> !file.getFileName().toString().equals(LINK_DOWN) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + folder + ": " + e, e);
        }
    }
}
