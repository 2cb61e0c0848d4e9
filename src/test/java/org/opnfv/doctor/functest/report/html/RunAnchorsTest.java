package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** Which run is looked at first, and where the others are. */
class RunAnchorsTest {

    @TempDir
    private Path directory;

    private int made;

    private RunFixture run() {
        return new RunFixture(directory, 3).iteration(++made);
    }

    private Assessment told(long... microseconds) {
        List<String> lines = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < microseconds.length; i++) {
            if (microseconds[i] < 0) {
                missing.add(i + 1);
            } else {
                lines.add(RunFixture.notified(i + 1, RunFixture.time(10_000 + microseconds[i])));
            }
        }
        return run().only("consumer.log", lines.toArray(String[]::new))
                .missing(missing.toArray(Integer[]::new))
                .assess();
    }

    private static int first(Assessment... runs) {
        return List.of(runs).indexOf(new RunAnchors(Results.of(Series.of(List.of(runs)), null)).first());
    }

    @Test
    void theSlowestOfThoseThatPassed() {
        assertThat(first(told(1, 2, 3), told(1, 2, 900_000), told(1, 2, 4))).isEqualTo(1);
    }

    @Test
    void theWorstOfThoseThatFailed() {
        Assessment late = told(1, 2, 1_500_000);
        Assessment later = told(1, 2, 2_500_000);
        Assessment missing = told(1, 2, -1);
        Assessment more = told(1, -1, -1);

        assertThat(first(told(1, 2, 3), late, later)).isEqualTo(2);
        assertThat(first(late, later, missing)).as("never is later than late").isEqualTo(2);
        assertThat(first(missing, more, late)).isEqualTo(1);
    }

    @Test
    void whatFailedSaysMoreThanWhatNobodyKnows() {
        Assessment unknown = run().only("monitor.log").assess();

        assertThat(first(told(1, 2, 3), unknown, told(1, 2, 1_500_000))).isEqualTo(2);
        assertThat(first(told(1, 2, 3), unknown, told(1, 2, 4))).isEqualTo(1);
    }

    @Test
    void noneWhereNothingWasMade() {
        Series one = Series.of(List.of(told(1, 2, 3)));
        Series none = new Series("none", null, List.of(), List.of(), one.setUp());

        assertThat(new RunAnchors(Results.of(none, null)).first()).isNull();
    }

    @Test
    void eachHasItsPlace() {
        Assessment base = told(1, 2, 3);
        Assessment other = told(1, 2, 4);
        RunAnchors runs = new RunAnchors(
                Results.of(Series.of(List.of(base)), Series.of(List.of(told(1, 2, 5), other)), null, null));

        assertThat(runs.of(base)).isEqualTo("run-0-0");
        assertThat(runs.of(other)).isEqualTo("run-1-1");
        assertThat(runs.of(null)).isNull();
        assertThat(runs.isOne()).isFalse();
    }
}
