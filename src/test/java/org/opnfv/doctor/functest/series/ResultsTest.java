package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.series.SeriesFixture.run;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** The verdict on a comparison. */
class ResultsTest {

    private static final RegressionGate TENTH = RegressionGate.parse("10%");
    private static final Series BASE = series(0.150, 0.151, 0.152, 0.153, 0.154, 0.155);

    private static Series with(Assessment more) {
        List<Assessment> runs = new ArrayList<>(BASE.iterations());
        runs.add(more);
        return Series.of(runs);
    }

    private static final Series DOUBTFUL = with(run(Verdict.UNKNOWN, 0.1));

    @Test
    void aGateIsPassedOnlyByASetInWhichEachIterationIsKnown() {
        assertThat(Results.of(BASE, BASE, null, TENTH).verdict()).isEqualTo(Verdict.PASS);
        assertThat(Results.of(BASE, DOUBTFUL, null, TENTH).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void norIsOneBesideABaseOfWhichIterationsAreNotKnown() {
        assertThat(Results.of(DOUBTFUL, BASE, null, TENTH).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatIsSlowerOnlyAsFarAsIsKnownDoesNotFail() {
        Series slow = series(1.1, 1.2, 1.3, 1.4, 1.5, 1.6);
        List<Assessment> runs = new ArrayList<>(slow.iterations());
        runs.add(run(Verdict.UNKNOWN, 0.1));

        assertThat(Results.of(BASE, slow, null, TENTH).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Results.of(BASE, Series.of(runs), null, TENTH).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void withoutAGateAComparisonOnlyTells() {
        assertThat(Results.of(BASE, DOUBTFUL, null, null).verdict()).isEqualTo(Verdict.PASS);
    }
}
