package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.run.Records;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;

class RunArgumentsTest {

    private static final Path DANUBE = Path.of("src/test/resources/original/danube");

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterations() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1).write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(series.getParent(), 1).iteration(i).write();
        }
    }

    private List<Series> read(String... words) {
        return new RunArguments(folder).read(List.of(words));
    }

    private void isTwice(String line, String... words) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOf(SettingsError.class)
                .hasMessageEndingWith(line + ": a run counts once, leave one of them out");
    }

    @Test
    void aRunThatIsNamedAndWithinANamedSeriesCountsOnce() {
        String inner = series.resolve("iteration-001").toString();

        isTwice(inner + " is there twice", series.toString(), inner);
        isTwice(inner + " is there twice", inner, series.toString());
        isTwice(inner + " is there twice", series + "," + inner);
        isTwice(inner + " is there twice", inner + "," + series);
        isTwice(inner + " is there twice", inner, series.resolve("iteration-002") + "," + inner);
    }

    @Test
    void whatRunShPrintedIsTheSameRunAsItsLogs() {
        isTwice("console.txt is the same run as " + DANUBE, DANUBE + "," + DANUBE.resolve("console.txt"));
    }

    @Test
    void aCopyAndALinkAreTheSameRun() throws IOException {
        Path inner = series.resolve("iteration-001");
        Path copy = copy(inner, folder.resolve("copy"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inner);

        isTwice(copy + " is the same run as " + inner, series + "," + copy);
        isTwice(link + " is the same run as " + copy, copy + "," + link);
        isTwice(copy + " is the same run as " + inner, series.toString(), copy.toString());
    }

    @Test
    void aSetMayBeComparedWithItsCopy() throws IOException {
        Path inner = series.resolve("iteration-001");

        assertThat(read(inner.toString(), copy(inner, folder.resolve("copy")).toString()))
                .hasSize(2);
    }

    private static Path copy(Path run, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void iterationsOfOneSeriesAreRunsOfTheirOwn() {
        assertThat(read(series + "/iteration-001", series + "/iteration-002")).hasSize(2);
        assertThat(read(series + "/iteration-001," + series + "/iteration-002"))
                .singleElement()
                .satisfies(set -> assertThat(set.iterations()).hasSize(2));
    }

    @Test
    void aSetMayBeComparedWithItself() {
        assertThat(read(series.toString(), series.toString())).hasSize(2);
    }
}
