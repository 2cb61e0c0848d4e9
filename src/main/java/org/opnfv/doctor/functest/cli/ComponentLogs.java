package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.run.IterationFolders;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.run.SeriesFolder;

/** Prints the component logs as the original's {@code run.sh} did: a heading, then each line after {@code " | "}. */
final class ComponentLogs {

    private ComponentLogs() {}

    /** Prints the logs of a run, or of a series: first those of what it shares, then those of all iterations. */
    static void printAll(Path folder, PrintWriter out) {
        print(folder, out);
        if (SeriesFolder.isSeries(folder)) {
            IterationFolders.in(folder).all().forEach(iteration -> print(iteration, out));
        }
    }

    private static void print(Path folder, PrintWriter out) {
        for (RunLogs.Component component : RunLogs.Component.values()) {
            Path log = folder.resolve(component.file());
            if (!Files.exists(log)) {
                continue; // of the other scenario
            }
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
