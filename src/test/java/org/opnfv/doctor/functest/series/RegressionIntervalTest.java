package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionIntervalTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** One more than the critical value of the published tables of the test, two-sided, at 0.01. */
    @ParameterizedTest
    @CsvSource({"4,4,0", "5,5,1", "6,6,3", "8,8,8", "10,10,17", "12,12,28", "15,15,52", "20,20,106", "2,19,1", "19,2,1"
    })
    void leavesOutAsManyPairsAsTheTablesSay(int one, int other, int pairs) {
        assertThat(RankSum.quantile(one, other, 0.005)).isEqualTo(pairs);
    }

    @Test
    void isTheMiddleOfAllRatiosAndWhereTheyBegin() {
        RegressionInterval interval = RegressionInterval.between(
                        new double[] {1, 2, 4, 8, 16}, new double[] {32, 64, 128, 256, 512})
                .orElseThrow();

        assertThat(interval.estimate()).isEqualByComparingTo("31");
        assertThat(interval.low()).isEqualByComparingTo("1");
        assertThat(interval.high()).isEqualByComparingTo("511");
        assertThat(interval.runs()).isEqualTo(5);
    }

    @Test
    void fewValuesTellNothingAndWhoWasNeverToldIsNoBound() {
        double[] four = {0.1, 0.2, 0.3, 0.4};
        double[] never = {0.2, 0.2, 0.2, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

        assertThat(RegressionInterval.between(four, four)).isEmpty();
        RegressionInterval interval = RegressionInterval.between(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}, never)
                .orElseThrow();
        assertThat(interval.low()).isEqualByComparingTo("1");
        assertThat(interval.high()).isNull();
        assertThat(interval.leastSeen()).isNull();
        assertThat(interval.runsFor(TENTH)).isEmpty();
    }

    /** What all ratios are when they are laid out and sorted. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsEachRatioInItsPlace(long seed) {
        Random random = new Random(seed);
        double[] from = values(random, 7);
        double[] to = values(random, 12);
        double[] sorted = Arrays.stream(from)
                .flatMap(one -> Arrays.stream(to).map(other -> one == other ? 1 : one == NEVER ? 0 : other / one))
                .sorted()
                .toArray();
        Ratios ratios = new Ratios(from, to);

        assertThat(LongStream.range(0, ratios.count()).mapToDouble(ratios::at).toArray())
                .containsExactly(sorted);
    }

    /** Some of them 0, the same, or never. */
    private static double[] values(Random random, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> random.nextInt(4) == 0 ? NEVER : random.nextInt(6) * 0.1)
                .toArray();
    }

    @Test
    void ofLargeSetsItTakesNoMoreRoomThanTheyDo() {
        double[] many = IntStream.rangeClosed(1, 100_000).mapToDouble(i -> i).toArray();

        RegressionInterval interval = RegressionInterval.between(many, many).orElseThrow();

        assertThat(interval.estimate()).isZero();
        assertThat(interval.low()).isBetween(new BigDecimal("-0.0067"), new BigDecimal("-0.0066"));
        assertThat(interval.high()).isBetween(new BigDecimal("0.0066"), new BigDecimal("0.0068"));
    }

    @Test
    void valuesBelowZeroHaveNoRatio() {
        double[] base = {0.1, 0.11, 0.12, 0.13, 0.14};
        double[] before = {-0.1, -0.11, -0.12, -0.13, -0.14};

        assertThat(RegressionInterval.between(base, before)).isEmpty();
        assertThat(RegressionInterval.between(before, base)).isEmpty();
        assertThat(RegressionGate.parse("10%").of(Comparison.of(series(base), series(before))))
                .isEqualTo(new RegressionGate.Result(
                        SlaOutcome.NO_DATA, "a latency is below 0, which nothing can be a share of"));
    }

    @Test
    void moreRunsShowLessAndFewerAreNeededForMore() {
        RegressionInterval few = of(10);
        RegressionInterval many = of(1000);

        assertThat(few.leastSeen()).isGreaterThan(many.leastSeen());
        assertThat(few.runsFor(TENTH).orElseThrow())
                .isGreaterThan(few.runsFor(new BigDecimal("0.5")).orElseThrow());
        assertThat(few.runsFor(few.leastSeen()).orElseThrow()).isBetween(10L, 11L);
        assertThat(few.runsFor(BigDecimal.ZERO)).isEmpty();
    }

    private static RegressionInterval of(int values) {
        double[] set = IntStream.range(0, values)
                .mapToDouble(i -> 0.1 + 0.001 * (i * 7 % 10))
                .toArray();
        return RegressionInterval.between(set, set).orElseThrow();
    }

    @Test
    void whatTheRunsCannotTellIsNoPassAndHowManyWouldIsSaid() {
        double[] base = {0.10, 0.12, 0.13, 0.14, 0.19};
        double[] other = {0.11, 0.25, 0.26, 0.27, 0.28};

        RegressionGate.Result gate = RegressionGate.parse("10%").of(Comparison.of(series(base), series(other)));

        assertThat(gate.outcome()).isEqualTo(SlaOutcome.NO_DATA);
        assertThat(gate.words())
                .matches("\\+100\\.0 %, median 130\\.0 -> 260\\.0 ms, 10 % allowed, but it may be anything from"
                        + " -42\\.1 to \\+180\\.0 %; to tell, make about [0-9]+ runs a side");
    }
}
