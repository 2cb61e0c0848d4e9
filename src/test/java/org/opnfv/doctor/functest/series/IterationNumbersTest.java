package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;

/** Which iteration a run is, also where others are gone. */
class IterationNumbersTest {

    @TempDir
    private Path directory;

    private Assessment iteration(int number) {
        return new RunFixture(directory, 1).iteration(number).assess();
    }

    @Test
    void anIterationHasTheNumberInItsNameAndTheWarmUpComesBefore() {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);
        assertThat(IterationNumbers.of(made)).containsExactly(-1, 0, 1, 2, 3);

        Series gone = new Series(
                made.name(),
                made.folder(),
                made.warmUp().subList(1, 2),
                List.of(made.iterations().get(0), made.iterations().get(2)),
                made.setUp());
        assertThat(IterationNumbers.of(gone)).containsExactly(0, 1, 3);
    }

    @Test
    void runsPutTogetherByHandAreCounted() {
        assertThat(IterationNumbers.of(Series.of(List.of(iteration(3), iteration(7), iteration(3)))))
                .containsExactly(1, 2, 3);
    }
}
