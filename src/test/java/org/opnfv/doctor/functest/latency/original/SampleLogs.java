package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.opnfv.doctor.functest.latency.Assessment;

/** The real logs of {@code src/test/resources/original}, and folders of changed ones. */
final class SampleLogs {

    static final Path DANUBE = Path.of("src/test/resources/original/danube");
    static final Path IRUYA = Path.of("src/test/resources/original/iruya");

    private SampleLogs() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String danube(String file) {
        return text(DANUBE.resolve(file));
    }

    static String iruya() {
        return text(IRUYA.resolve("console.log"));
    }

    /** Writes the text to a file of the folder and reads the folder. */
    static Assessment reading(Path folder, String file, String text) {
        write(folder, file, text);
        return RunReader.read(folder);
    }

    static void write(Path folder, String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The three logs of 2017, each changed. */
    static void writeDanube(Path folder, java.util.function.UnaryOperator<String> change) {
        for (String file : List.of("monitor.log", "inspector.log", "consumer.log")) {
            write(folder, file, change.apply(danube(file)));
        }
    }

    /** So many seconds later, stamps of the lines and times alike. */
    static String later(String text, int seconds) {
        return String.join(
                        "\n",
                        Arrays.stream(text.split("\n"))
                                .map(line -> Later.line(line, seconds))
                                .toList()) + "\n";
    }

    /** Verdict and last latency. */
    static String latency(Assessment run) {
        return run.verdict() + " "
                + (run.figures() == null ? "-" : run.figures().last().toPlainString());
    }
}
