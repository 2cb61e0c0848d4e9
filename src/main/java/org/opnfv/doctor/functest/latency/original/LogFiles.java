package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.latency.LogLines;
import org.opnfv.doctor.functest.run.FileErrorText;
import org.opnfv.doctor.functest.run.RunException;

/** The logs of the original harness that a folder holds, in the order in which they have to be read. */
final class LogFiles {

    private static final String LINK_DOWN = "disable_network.log";

    /** Since Danube each component writes a second log, which goes on where the run before ended. */
    private static final List<String> PREFIXES = List.of("", "doctor_");

    private LogFiles() {}

    /** Those of the components first, then what else there is, such as what {@code run.sh} printed. */
    static List<Path> in(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> logs = new ArrayList<>();
        for (String prefix : PREFIXES) {
            List<Path> components = components(place, prefix);
            boolean detectable = Files.exists(LogLines.stored(place.resolve(prefix + Role.MONITOR.file())));
            if (logs.isEmpty() && detectable && components.size() > 1) {
                logs.addAll(components);
            }
        }
        boolean none = logs.isEmpty();
        all(place).stream()
                .filter(file -> none || Role.of(name(file)) == Role.OTHER)
                .forEach(logs::add);
        if (Files.exists(place.resolve(LINK_DOWN))) {
            logs.add(place.resolve(LINK_DOWN));
        }
        return logs;
    }

    private static List<Path> components(Path folder, String prefix) {
        return Stream.of(Role.MONITOR, Role.INSPECTOR, Role.CONSUMER)
                .map(role -> LogLines.stored(folder.resolve(prefix + role.file())))
                .filter(Files::exists)
                .toList();
    }

    /** Those of components first: they belong together. */
    private static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches(".*\\.(log|txt|out)"))
                    .filter(file -> !name(file).equals(LINK_DOWN) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing((Path file) -> Role.of(name(file)))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new RunException("cannot list " + folder + ": " + FileErrorText.words(e), e);
        }
    }

    private static String name(Path file) {
        return LogLines.name(file);
    }
}
