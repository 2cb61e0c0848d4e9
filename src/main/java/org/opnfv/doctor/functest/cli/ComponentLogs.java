package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunLogs;

/** Prints the component logs as the original's {@code run.sh} did: a heading, then each line behind {@code " | "}. */
final class ComponentLogs {

    private ComponentLogs() {}

    static void print(RunFolder folder, PrintWriter out) {
        for (RunLogs.Component component : RunLogs.Component.values()) {
            Path log = folder.path(component.file());
            out.println("[" + log + "]");
            try (Stream<String> lines = Files.lines(log)) {
                lines.forEach(line -> out.println(" | " + line));
            } catch (IOException e) {
                throw new RunException("cannot read " + log + ": " + e.getMessage(), e);
            }
            out.println();
        }
        out.flush();
    }
}
