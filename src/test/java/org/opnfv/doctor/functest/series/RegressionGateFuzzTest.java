package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the gate is wrong: 1,000 pairs of series (10,000 with {@code -Ddoctor.fuzz=10}), drawn from the latencies of a real series of
 * 40 iterations, of which the second is slower by what is given. The figures stand in {@code docs/series.md}.
 */
class RegressionGateFuzzTest {

    private static final int PAIRS = 1000 * Integer.getInteger("doctor.fuzz", 1);

    /** Seconds: a series of two instances on the embedded cloud. */
    private static final double[] REAL = {
        0.010352, 0.008869, 0.006547, 0.006631, 0.009369, 0.007266, 0.005477, 0.010538,
        0.005484, 0.007750, 0.006624, 0.006179, 0.015572, 0.006032, 0.006457, 0.005316,
        0.004582, 0.004368, 0.004528, 0.003808, 0.004361, 0.004653, 0.004807, 0.004839,
        0.003767, 0.003884, 0.003756, 0.004722, 0.003904, 0.006124, 0.009577, 0.003981,
        0.004686, 0.004032, 0.004620, 0.003493, 0.004042, 0.003966, 0.003727, 0.003569
    };

    @ParameterizedTest
    @CsvSource({
        "10,0", "10,5", "10,10", "10,20", "10,50", "30,0", "30,5", "30,10", "30,20", "30,50", "100,0", "100,5",
        "100,10", "100,20", "100,50"
    })
    void isWrongHardlyEver(int runs, int slower) {
        RegressionGate gate = RegressionGate.parse("10%");
        Random random = new Random(1000L * runs + slower);
        long outside = RegressionInterval.outside(runs, runs);
        Map<SlaOutcome, Integer> outcomes = new EnumMap<>(SlaOutcome.class);
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] base = drawn(random, runs, 1);
            double[] other = drawn(random, runs, 1 + slower / 100.0);
            outcomes.merge(gate.outcome(RegressionInterval.of(base, other, outside)), 1, Integer::sum);
        }

        if (PAIRS > 1000) {
            System.out.printf("%d a side, %d %% slower, 10 %% allowed: %s of %d%n", runs, slower, outcomes, PAIRS);
        }
        SlaOutcome wrong = slower > 10 ? SlaOutcome.PASS : SlaOutcome.FAIL;
        // A side of the interval is beyond the truth once in 200.
        assertThat(outcomes.getOrDefault(wrong, 0)).isLessThanOrEqualTo(PAIRS / 100);
        if (slower == 10) {
            assertThat(outcomes.getOrDefault(SlaOutcome.PASS, 0)).isLessThanOrEqualTo(PAIRS / 100);
        }
    }

    /** A thousandth of noise keeps values from being the very same. */
    private static double[] drawn(Random random, int runs, double factor) {
        return IntStream.range(0, runs)
                .mapToDouble(i -> REAL[random.nextInt(REAL.length)] * factor * (1 + 0.001 * random.nextGaussian()))
                .toArray();
    }
}
