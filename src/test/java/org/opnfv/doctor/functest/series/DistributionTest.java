package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.series.SeriesFixture.run;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.Verdict;

class DistributionTest {

    @Test
    void percentilesAreThoseOfNumPy() {
        // numpy.percentile(numpy.arange(1, 11) / 10, [50, 90, 95, 99])
        Distribution ten = series(0.3, 0.1, 0.2, 0.4, 0.6, 0.5, 0.7, 1.0, 0.9, 0.8)
                .distribution(Measure.LATENCY)
                .orElseThrow();

        assertThat(ten.count()).isEqualTo(10);
        assertThat(ten.min()).isEqualByComparingTo("0.1");
        assertThat(ten.median()).isEqualByComparingTo("0.55");
        assertThat(ten.p90()).isEqualByComparingTo("0.91");
        assertThat(ten.p95()).isEqualByComparingTo("0.955");
        assertThat(ten.p99()).isEqualByComparingTo("0.991");
        assertThat(ten.max()).isEqualByComparingTo("1.0");
        assertThat(ten.mean()).isEqualByComparingTo("0.55");
    }

    @Test
    void aHundredthOfManyIsExactToTheMicrosecond() {
        double[] values =
                IntStream.rangeClosed(0, 1000).mapToDouble(i -> i / 1e6).toArray();

        Distribution many = series(values).distribution(Measure.LATENCY).orElseThrow();

        assertThat(many.p99()).isEqualByComparingTo("0.000990");
        assertThat(many.p95()).isEqualByComparingTo("0.000950");
    }

    @Test
    void jitterIsTheMeanStepFromOneToTheNextInTheirOrder() {
        assertThat(series(0.1, 0.4, 0.2)
                        .distribution(Measure.LATENCY)
                        .orElseThrow()
                        .jitter())
                .isEqualByComparingTo("0.25");
        assertThat(series(0.1).distribution(Measure.LATENCY).orElseThrow().jitter())
                .isNull();
    }

    @Test
    void theSlowestInstanceIsTheIterationsAndEachOneCountsForItself() {
        Series two = series(run(Verdict.PASS, 0.1, 0.5), run(Verdict.PASS, 0.3, 0.2));

        assertThat(two.distribution(Measure.LATENCY).orElseThrow().min()).isEqualByComparingTo("0.3");
        assertThat(two.distribution(Measure.EACH).orElseThrow().count()).isEqualTo(4);
        assertThat(two.distribution(Measure.EACH).orElseThrow().jitter()).isNull();
        assertThat(two.distribution(Measure.DETECTED).orElseThrow().max()).isEqualByComparingTo("0.1");
        assertThat(two.distribution(Measure.RECOVERY)).isEmpty();
    }

    @Test
    void whoWasNeverToldIsSlowerThanAnyOther() {
        Distribution some = series(run(Verdict.PASS, 0.1), run(Verdict.FAIL, 0.2, Double.NaN))
                .distribution(Measure.LATENCY)
                .orElseThrow();

        assertThat(some.count()).isEqualTo(1);
        assertThat(some.missing()).isEqualTo(1);
        assertThat(some.min()).isEqualByComparingTo("0.1");
        assertThat(some.median()).isNull();
        assertThat(some.max()).isNull();
        assertThat(some.mean()).isNull();
        assertThat(some.jitter()).isNull();
    }

    @Test
    void ofAnUnknownIterationNothingCounts() {
        Series one = series(run(Verdict.PASS, 0.1), run(Verdict.UNKNOWN, 9.9));

        assertThat(one.distribution(Measure.LATENCY).orElseThrow().max()).isEqualByComparingTo("0.1");
        assertThat(one.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void outliersAreFoundByTukeysRule() {
        Series one = series(0.10, 0.11, 0.12, 0.10, 0.11, 0.12, 0.11, 0.50);

        assertThat(one.outliers()).singleElement().satisfies(outlier -> {
            assertThat(outlier.sample().seconds()).isEqualByComparingTo("0.5");
            assertThat(outlier.slow()).isTrue();
        });
        assertThat(series(0.10, 0.11, 0.12, 0.50).outliers()).isEmpty();
    }

    @Test
    void aFailureDecidesOverAnUnknown() {
        assertThat(series(run(Verdict.UNKNOWN), run(Verdict.FAIL, 0.1)).verdict())
                .isEqualTo(Verdict.FAIL);
    }
}
