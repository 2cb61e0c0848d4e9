package org.opnfv.doctor.functest.series;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.fuzz.Fuzz;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.run.Records;
import org.opnfv.doctor.functest.run.RunException;

/** Whatever stands in a run's folder, a series', or a log of the original harness is judged, or named in one line. */
class FoldersFuzzTest {

    @TempDir
    private Path folder;

    @Test
    void noFileOfARunBreaksTheReader() throws Exception {
        Path run = new RunFixture(folder, 2).write();
        for (String name : List.of("run.json", "monitor.log", "inspector.log", "consumer.log", "fault.log")) {
            fuzz(run, run.resolve(name), 100);
        }
    }

    @Test
    void noFileOfASeriesBreaksTheReader() throws Exception {
        Path series = new RunFixture(folder, 1).write();
        Records.series(series, 0, 1);
        Path iteration = new RunFixture(series, 1).write();
        Files.move(iteration, series.resolve("iteration-001"));
        fuzz(series, series.resolve("series.json"), 100);
        fuzz(series, series.resolve("run.json"), 100);
        fuzz(series, series.resolve("iteration-001/run.json"), 100);
    }

    @Test
    void noLogOfTheOriginalBreaksTheReader() throws Exception {
        List<byte[]> logs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/original"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                logs.add(Files.readAllBytes(file));
            }
        }
        Path log = folder.resolve("doctor.log");
        Fuzz.of(logs).read(200, text -> read(log, text, log), RunException.class);
    }

    /** Also with a check that is right: what a file says must not break a reader that takes it for whole. */
    private static void fuzz(Path run, Path file, int count) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Fuzz.of(List.of(whole)).read(count, text -> read(run, text, file), RunException.class);
        if (file.toString().endsWith(".json")) {
            Fuzz.of(List.of(whole)).read(count, text -> read(run, sealed(text, file), file), RunException.class);
        }
        Files.write(file, whole);
    }

    private static byte[] sealed(byte[] text, Path file) throws IOException {
        try {
            Files.write(file, text);
            Records.edit(file, object -> {});
            return Files.readAllBytes(file);
        } catch (IOException | ClassCastException | RunException noObject) {
            return text;
        }
    }

    private static void read(Path run, byte[] text, Path file) throws IOException {
        Files.write(file, text);
        Series read = SeriesReader.read(run);
        Results.asAsked(read).judged();
        if (new String(text, StandardCharsets.UTF_8).isEmpty()) {
            return;
        }
        read.cleanup();
    }
}
