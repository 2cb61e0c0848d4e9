package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;

class SetsTest {

    private static final Path DANUBE = Path.of("src/test/resources/original/danube");

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterations() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1).write();
        Files.writeString(series.resolve("series.json"), "{\"warm_up\": 0, \"iterations\": 2}");
        for (int i = 1; i <= 2; i++) {
            Path run = new RunFixture(Files.createDirectories(folder.resolve("part" + i)), 1).write();
            Files.move(run, series.resolve("iteration-00" + i));
        }
    }

    private List<Series> read(String... words) {
        return new Sets(folder).read(List.of(words));
    }

    private void isTwice(String line, String... words) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOf(SettingsError.class)
                .hasMessageEndingWith(line + ": a run counts once, leave one of them out");
    }

    @Test
    void aRunThatIsNamedAndWithinANamedSeriesCountsOnce() {
        String inner = series.resolve("iteration-001").toString();

        isTwice(inner + " is within " + series, series.toString(), inner);
        isTwice(inner + " is within " + series, inner, series.toString());
        isTwice(inner + " is within " + series, series + "," + inner);
        isTwice(inner + " is within " + series, inner + "," + series);
        isTwice(inner + " is there twice", inner, series.resolve("iteration-002") + "," + inner);
    }

    @Test
    void aLogIsWithinItsFolder() {
        isTwice("console.txt is within " + DANUBE, DANUBE.toString(), DANUBE.resolve("console.txt") + "");
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
