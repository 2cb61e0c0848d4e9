package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.opnfv.doctor.functest.series.SeriesFixture.noise;
import static org.opnfv.doctor.functest.series.SeriesFixture.run;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Verdict;

class ComparisonTest {

    @Test
    void theTestGivesThePValueOfR() {
        // wilcox.test(c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
        //             c(1.15, 0.88, 0.90, 0.74, 1.21)), the example of R's own documentation: W = 35, p-value = 0.2544
        MannWhitneyResult difference = MannWhitneyResult.between(
                series(1.15, 0.88, 0.90, 0.74, 1.21).samples(Measure.LATENCY),
                series(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)
                        .samples(Measure.LATENCY));

        assertThat(difference.pValue()).isEqualByComparingTo("0.254");
        // 2 * 35 / 50 - 1
        assertThat(difference.effectSize()).isEqualByComparingTo("0.4");
        assertThat(difference.outcome()).isEqualTo(MannWhitneyResult.Outcome.NO_DIFFERENCE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thirtyOfTheSameDoNotDifferAndThirtySlowedByAFifthDo(long seed) {
        double[] base = noise(seed, 1);

        assertThat(latency(base, noise(seed + 100, 1)).difference().outcome())
                .isEqualTo(MannWhitneyResult.Outcome.NO_DIFFERENCE);
        assertThat(latency(base, noise(seed + 200, 1.2)).difference().outcome())
                .isEqualTo(MannWhitneyResult.Outcome.SLOWER);
        assertThat(latency(noise(seed + 200, 1.2), base).difference().outcome())
                .isEqualTo(MannWhitneyResult.Outcome.FASTER);
    }

    @Test
    void setsThatAreTooSmallTellNothingHoweverMuchTheyDiffer() {
        // Of 4 and 4 there are 70 ways: 2 / 70 is above 0.01. Of 5 and 5 there are 252.
        double[] fast = {0.1, 0.11, 0.12, 0.13, 0.14};
        double[] slow = {1.1, 1.2, 1.3, 1.4, 1.5};

        assertThat(latency(fast, slow).difference().outcome()).isEqualTo(MannWhitneyResult.Outcome.SLOWER);
        assertThat(latency(fast, slow).difference().effectSize()).isEqualByComparingTo("1");
        MannWhitneyResult four =
                latency(Arrays.copyOf(fast, 4), Arrays.copyOf(slow, 4)).difference();
        assertThat(four.outcome()).isEqualTo(MannWhitneyResult.Outcome.TOO_FEW_RUNS);
        assertThat(four.pValue()).isNull();
    }

    @Test
    void whatWasNotMadeAlikeIsSaid() {
        Series one = series(0.1, 0.2);
        Series three = series(run(Verdict.PASS, 0.1, 0.1, 0.1), run(Verdict.PASS, 0.1, 0.1));

        assertThat(Comparison.of(one, three).unlike()).containsExactly("instances on the failed host: 1, and 2 or 3");
        assertThat(Comparison.of(one, one).unlike()).isEmpty();
        assertThat(Comparison.of(three, series(run(Verdict.PASS, 0.1, 0.1))).unlike())
                .isEmpty();
    }

    @Test
    void eachSettingThatDiffersIsNamedAndOneThatDecidesLeavesNothingToTell() {
        double[] fast = {0.1, 0.11, 0.12, 0.13, 0.14};
        double[] slow = {1.1, 1.2, 1.3, 1.4, 1.5};
        Comparison probes = Comparison.of(
                series("monitor.interval_ms", "100", 1, fast), series("monitor.interval_ms", "500", 1, slow));
        Comparison calls =
                Comparison.of(series("inspector.parallel", "8", 1, fast), series("inspector.parallel", "1", 1, slow));
        Comparison more = Comparison.of(series("run.keep", "false", 1, fast), series("run.keep", "true", 5, slow));

        assertThat(probes.unlike()).containsExactly("monitor.interval_ms: 100, and 500");
        assertThat(RegressionGate.parse("10%").of(probes).outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(calls.unlike()).containsExactly("inspector.parallel: 8, and 1");
        assertThat(RegressionGate.parse("10%").of(calls))
                .isEqualTo(new RegressionGate.Result(
                        SlaOutcome.NO_DATA, "they were not made alike: inspector.parallel: 8, and 1"));
        assertThat(more.unlike()).containsExactly("instances made: 1, and 5");
        assertThat(RegressionGate.parse("10%").of(more).outcome()).isEqualTo(SlaOutcome.NO_DATA);
        assertThat(Comparison.of(series(fast), series("inspector.parallel", "1", 1, slow))
                        .unlike())
                .as("what is not recorded of one is not held against it")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud.name", "embedded.url"})
    void anotherCloudLeavesNothingToTell(String setting) {
        double[] fast = {0.1, 0.11, 0.12, 0.13, 0.14};
        double[] slow = {1.1, 1.2, 1.3, 1.4, 1.5};
        Comparison clouds = Comparison.of(series(setting, "one", 1, fast), series(setting, "null", 1, slow));

        assertThat(RegressionGate.parse("10%").of(clouds))
                .isEqualTo(new RegressionGate.Result(
                        SlaOutcome.NO_DATA, "they were not made alike: " + setting + ": one, and null"));
    }

    @Test
    void valuesThatAreAllTheSameDoNotDiffer() {
        double[] same = IntStream.range(0, 20).mapToDouble(i -> 0.25).toArray();

        MannWhitneyResult difference = latency(same, same).difference();

        assertThat(difference.outcome()).isEqualTo(MannWhitneyResult.Outcome.NO_DIFFERENCE);
        assertThat(difference.pValue()).isEqualByComparingTo("1");
        assertThat(difference.effectSize()).isZero();
    }

    @Test
    void whoWasNeverToldIsSlowerThanAnybodyElse() {
        Series base = series(noise(1, 1));
        Series other = Series.of(IntStream.range(0, 30)
                .mapToObj(i -> run(Verdict.FAIL, i < 25 ? Double.NaN : 0.1))
                .toList());

        Comparison.Change change = Comparison.of(base, other).latency().orElseThrow();

        assertThat(change.difference().outcome()).isEqualTo(MannWhitneyResult.Outcome.SLOWER);
        assertThat(change.regression()).isNull();
        RegressionGate.Result gate = RegressionGate.parse("900%").of(Comparison.of(base, other));
        assertThat(gate.outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(gate.words()).isEqualTo("the median owner of the second set was never told, 900 % allowed");
    }

    @Test
    void valuesThatAreTheSameAreCountedExactly() {
        double[] one = {0.54, 0.55, 0.55, 0.56, 0.58, 0.60};
        double[] other = {0.55, 0.58, 0.58, 0.61};

        assertThat(RankSum.pValue(other, one)).isCloseTo(enumerated(other, one), within(1e-12));
        assertThat(RankSum.pValue(one, other)).isCloseTo(enumerated(other, one), within(1e-12));
    }

    /** Of all ways to choose as many of the values, the share in which their ranks are as far from the mean. */
    private static double enumerated(double[] one, double[] other) {
        double[] all =
                DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
        double[] ranks = Arrays.stream(all)
                .map(value -> Arrays.stream(all)
                                .map(v -> v < value ? 1 : v == value ? 0.5 : 0)
                                .sum()
                        + 0.5)
                .toArray();
        double mean = one.length * (all.length + 1) / 2.0;
        double reached = Math.abs(Arrays.stream(ranks).limit(one.length).sum() - mean);
        int[] counts = new int[2];
        for (int choice = 0; choice < 1 << all.length; choice++) {
            if (Integer.bitCount(choice) == one.length) {
                int chosen = choice;
                double sum = IntStream.range(0, all.length)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToDouble(i -> ranks[i])
                        .sum();
                counts[0]++;
                counts[1] += Math.abs(sum - mean) >= reached ? 1 : 0;
            }
        }
        return (double) counts[1] / counts[0];
    }

    @Test
    void manyAreApproximatedMuchAsTheyAreCounted() {
        double[] fast =
                IntStream.range(0, 90).mapToDouble(i -> 0.05 + 0.001 * (i % 17)).toArray();
        double[] slow = IntStream.range(0, 90)
                .mapToDouble(i -> 0.052 + 0.001 * (i % 13))
                .toArray();

        assertThat(RankSum.isExactFor(90, 90)).isFalse();
        assertThat(RankSum.isExactFor(75, 75)).isTrue();
        assertThat(RankSum.isExactFor(10, 1000)).isTrue();
        assertThat(latency(fast, slow).difference().pValue().doubleValue())
                .isCloseTo(RankSum.pValue(slow, fast), within(0.01));
    }

    /** Of C(53, 2) = 1378 ways to deal the values out, 2 lie as far apart. */
    @Test
    void fewAgainstManyAreCountedToo() {
        double[] many = IntStream.range(0, 51).mapToDouble(i -> 0.1 + 0.001 * i).toArray();
        Comparison two = Comparison.of(series(many), series(0.9, 0.91));

        assertThat(two.latency().orElseThrow().difference().pValue()).isEqualByComparingTo("0.00145");
        assertThat(RegressionGate.parse("10%").of(two).outcome()).isEqualTo(SlaOutcome.FAIL);
        assertThat(RegressionGate.parse("10%")
                        .of(Comparison.of(series(many), series(0.9)))
                        .outcome())
                .as("of 1 and 51 no difference can be told")
                .isEqualTo(SlaOutcome.NO_DATA);
    }

    private static Comparison.Change latency(double[] base, double[] other) {
        return Comparison.of(series(base), series(other)).latency().orElseThrow();
    }
}
