package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;

/** Logs that were packed by {@code gzip} to be kept say what they said before. */
class PackedLogsTest {

    @TempDir
    private Path folder;

    private static void pack(Path of, String ending) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            for (Path file :
                    files.filter(log -> log.toString().endsWith(ending)).toList()) {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
                    Files.copy(file, out);
                }
                Files.delete(file);
            }
        }
    }

    @Test
    void thoseOfARunOfOurs() throws IOException {
        Path run = new RunFixture(folder, 2).write();
        Assessment before = RunReader.read(run);

        pack(run, ".log");

        assertThat(run.resolve("consumer.log")).doesNotExist();
        assertThat(RunReader.read(run)).isEqualTo(before);
        Files.write(run.resolve("consumer.log.gz"), new byte[] {31, -117, 8, 0, 0});
        assertThat(RunReader.read(run).reasons()).asString().contains("consumer.log cannot be read");
    }

    @Test
    void thoseOfTheOriginal() throws IOException {
        Path run = Files.createDirectory(folder.resolve("danube"));
        for (String log : List.of("monitor.log", "inspector.log", "consumer.log")) {
            Files.copy(Path.of("src/test/resources/original/danube", log), run.resolve(log));
        }
        Assessment before = RunReader.read(run);
        assertThat(before.detected()).isNotNull();

        pack(run, ".log");

        assertThat(RunReader.read(run)).isEqualTo(before);
        Path one = Files.copy(Path.of("src/test/resources/original/danube/console.txt"), folder.resolve("console.txt"));
        Assessment console = RunReader.read(one);
        pack(folder, "console.txt");
        assertThat(RunReader.read(folder.resolve("console.txt.gz")).instances()).isEqualTo(console.instances());
    }
}
