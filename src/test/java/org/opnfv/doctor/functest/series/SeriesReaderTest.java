package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;

/** A series on the disk, whole and damaged. */
class SeriesReaderTest {

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterationsThatPass() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1)
                .set("sla", "last<1s")
                .write();
        Files.writeString(series.resolve("series.json"), "{\"warm_up\": 0, \"iterations\": 2}");
        for (int i = 1; i <= 2; i++) {
            Path run = new RunFixture(Files.createDirectories(folder.resolve("part" + i)), 1).write();
            Files.move(run, series.resolve("iteration-00" + i));
        }
    }

    private static void isOneClearLine(String line, Path file) {
        assertThat(line)
                .startsWith(file + " is damaged")
                .endsWith("; put a whole copy of it there")
                .hasLineCount(1)
                .doesNotContain("fasterxml", "Unexpected", "Source", "org.opnfv", "token", "deserialize");
    }

    @Test
    void wholeItPasses() {
        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.PASS);
        assertThat(read.setUp().whole()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{\"warm_up\": 0, \"iter", "null", "[]", "{\"iterations\": \"two\"}", "{\"warm_up\": 0}"})
    void withADamagedDescriptionItsIterationsAreReadAndItIsUnknown(String text) throws IOException {
        Files.writeString(series.resolve("series.json"), text);

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(2);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.setUp().problem(), series.resolve("series.json"));
        assertThat(Results.of(read, Sla.parse(read.setUp().sla())).verdict())
                .as("also where all criteria are met")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Series.together(List.of(read)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": \"k3x9f2\", \"fol", "{}", "{\"id\": \"k3x9f2\", \"started\": \"yesterday\"}"})
    void aDamagedManifestOfTheWholeIsUnknownToo(String text) throws IOException {
        Files.writeString(series.resolve("run.json"), text);

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(2);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.setUp().problem(), series.resolve("run.json"));
    }

    @Test
    void aDamagedManifestOfAnIterationIsOfThatOneAlone() throws IOException {
        Path manifest = series.resolve("iteration-002/run.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 100));

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(1);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.iterations().get(1).reasons().get(0), manifest);
    }

    @Test
    void nothingButZerosIsDamagedToo() throws IOException {
        Files.write(series.resolve("series.json"), new byte[400]);
        Files.write(series.resolve("iteration-001/run.json"), new byte[] {0, 0, 1, -1, 2, 3, 4, 5});

        Series read = SeriesReader.read(series);

        isOneClearLine(read.setUp().problem(), series.resolve("series.json"));
        isOneClearLine(read.iterations().get(0).reasons().get(0), series.resolve("iteration-001/run.json"));
    }

    @Test
    void aSeriesOfOneWithADamagedDescriptionIsNoRunByItself() throws IOException {
        Files.writeString(series.resolve("series.json"), "{");
        Files.move(series.resolve("iteration-002"), folder.resolve("gone"));

        assertThat(SeriesReader.read(series).isOneRun()).isFalse();
    }
}
