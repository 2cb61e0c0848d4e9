package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Records;

/** Iterations of a series that are another one once more. */
class SeriesCopiesTest {

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterationsThatPass() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("s"));
        series = new RunFixture(logs, 1).write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(logs, 1).iteration(i).write();
        }
    }

    @Test
    void aCopyInAnothersPlaceIsNotThatOne() throws IOException {
        Path second = series.resolve("iteration-002");
        Files.move(second, folder.resolve("gone"));
        Files.createSymbolicLink(second, series.resolve("iteration-001"));

        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.iterations().get(1).reasons())
                .containsExactly(second.resolve("run.json")
                        + " is of another run, k3x9f2-iteration-001: put a whole copy of its own there");
    }

    @Test
    void aCopyWithAnotherNameInItCountsOnceToo() throws IOException {
        Path second = series.resolve("iteration-002");
        Files.copy(
                series.resolve("iteration-001/monitor.log"),
                second.resolve("monitor.log"),
                StandardCopyOption.REPLACE_EXISTING);

        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.iterations().get(1).reasons())
                .containsExactly(
                        "it is 20261123-011706-k3x9f2/iteration-001 once more, with the same time of detection:"
                                + " a run counts once");
    }
}
