package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.series.SeriesFixture.noise;
import static org.opnfv.doctor.functest.series.SeriesFixture.run;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

class RegressionGateTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theMoreWereNeverToldTheSlowerItStays(int never) {
        Series base = series(0.10, 0.11, 0.12, 0.13, 0.14);
        Series other = Series.of(IntStream.range(0, 5)
                .mapToObj(i -> run(Verdict.FAIL, i < never ? Double.NaN : 0.2 + 0.01 * i))
                .toList());
        Comparison comparison = Comparison.of(base, other);

        assertThat(comparison.latency().orElseThrow().difference().outcome())
                .isEqualTo(MannWhitneyResult.Outcome.SLOWER);
        assertThat(comparison.latency().orElseThrow().difference().pValue()).isEqualByComparingTo("0.00794");
        assertThat(RegressionGate.parse("10%").of(comparison)).satisfies(gate -> {
            assertThat(gate.outcome()).isEqualTo(SlaOutcome.FAIL);
            assertThat(gate.words())
                    .isEqualTo(
                            never < 3
                                    ? gate.words()
                                    : "the median owner of the second set was never told, 10 % allowed");
        });
        assertThat(RegressionGate.parse("10%").of(Comparison.of(other, base)).outcome())
                .isEqualTo(SlaOutcome.PASS);
    }

    @Test
    void moreWhoWereNeverToldAreNoPassThoughTheIntervalAllowsThem() {
        Series base = series(noise(1, 1));
        Series untold =
                Series.of(Stream.concat(base.iterations().stream().skip(1), Stream.of(run(Verdict.FAIL, Double.NaN)))
                        .toList());
        RegressionGate gate = RegressionGate.parse("900%");

        assertThat(gate.of(Comparison.of(base, base)).outcome()).isEqualTo(SlaOutcome.PASS);
        assertThat(gate.of(Comparison.of(untold, untold)).outcome()).isEqualTo(SlaOutcome.PASS);
        assertThat(gate.of(Comparison.of(untold, base)).outcome()).isEqualTo(SlaOutcome.PASS);
        assertThat(gate.of(Comparison.of(base, untold))).satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(SlaOutcome.NO_DATA);
            assertThat(result.words())
                    .endsWith(", but 1 of 30 owners of the second set were never told, and 0 of 30 of the first");
        });
    }

    @Test
    void whereNeitherMedianOwnerWasToldNothingIsNoSlower() {
        Series never = series(run(Verdict.FAIL, Double.NaN), run(Verdict.FAIL, Double.NaN), run(Verdict.PASS, 0.1));

        RegressionGate.Result gate = RegressionGate.parse("10%").of(Comparison.of(never, never));

        assertThat(gate.outcome()).isEqualTo(SlaOutcome.NO_DATA);
        assertThat(gate.words()).isEqualTo("the median owner of neither set was told");
    }

    @Test
    void fromNothingToSomethingIsSlowerAndNobodyWasForgotten() {
        double[] nothing = {0, 0, 0, 0, 0, 0};
        double[] something = {0.01, 0.01, 0.01, 0.01, 0.01, 0.01};

        RegressionGate.Result gate = gate(nothing, something);

        assertThat(gate.outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(gate.words()).isEqualTo("median 0.0 -> 10.0 ms, 10 % allowed");
    }

    @Test
    void aHairMoreThanAllowedIsMoreAndLooksLikeIt() {
        double[] base = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        double[] other = {0.110004, 0.110004, 0.110004, 0.110004, 0.110004, 0.110004};

        RegressionGate.Result gate = gate(base, other);

        assertThat(gate.outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(gate.words()).startsWith("+10.004 %");
    }

    private static RegressionGate.Result gate(double[] base, double[] other) {
        return RegressionGate.parse("10%").of(Comparison.of(series(base), series(other)));
    }

    @Test
    void oneWhoseTimeCannotBeToldKeepsTheGateShut() {
        double[] fast = {0.1, 0.11, 0.12, 0.13, 0.14};
        Assessment late = run(Verdict.FAIL, 2.0);
        Series other = series(
                run(Verdict.PASS, 0.1),
                run(Verdict.PASS, 0.1),
                run(Verdict.PASS, 0.1),
                run(Verdict.PASS, 0.1),
                SeriesFixture.doubtful(late));

        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(fast), other))
                        .outcome())
                .isEqualTo(SlaOutcome.NO_DATA);
        assertThat(Sla.parse("p95<9s").assess(other).get(0).outcome()).isEqualTo(SlaOutcome.NO_DATA);
    }

    @Test
    void theGateFailsForWhatIsSlowerBeyondNoiseAndByMoreThanAllowed() {
        Comparison slower = Comparison.of(series(noise(1, 1)), series(noise(2, 1.2)));

        assertThat(RegressionGate.parse("10%").of(slower).outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(RegressionGate.parse("50 %").of(slower).outcome()).isEqualTo(SlaOutcome.PASS);
        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(noise(1, 1)), series(noise(3, 1))))
                        .outcome())
                .isEqualTo(SlaOutcome.PASS);
        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(0.1), series(0.9)))
                        .outcome())
                .isEqualTo(SlaOutcome.NO_DATA);
    }

    @Test
    void theGateSaysFromWhereToWhere() {
        double[] base = {0.0149, 0.0148, 0.0149, 0.0151, 0.0149, 0.0149};
        double[] other = {0.0271, 0.0272, 0.0273, 0.0272, 0.0274, 0.0272};

        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(base), series(other)))
                        .words())
                .isEqualTo("+82.6 %, median 14.9 -> 27.2 ms, 10 % allowed");
        assertThat(RegressionGate.parse("2.5%")
                        .of(Comparison.of(series(other), series(base)))
                        .words())
                .isEqualTo("-45.2 %, median 27.2 -> 14.9 ms, 2.5 % allowed");
        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(base), series(base)))
                        .words())
                .isEqualTo("0.0 %, median 14.9 -> 14.9 ms, 10 % allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "ten%", "-1%", "", "%", "1e9%"})
    void whatIsNoPercentageIsRefused(String text) {
        assertThatThrownBy(() -> RegressionGate.parse(text)).hasMessageContaining("write it as in 10%");
    }
}
