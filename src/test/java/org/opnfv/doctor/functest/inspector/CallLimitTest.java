package org.opnfv.doctor.functest.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallLimitTest {
    private static final int MOST = 32;
    private static final int CALLS = 100;

    @ParameterizedTest(name = "{0} workers, {1} ms a call, {2} ms on the way")
    @CsvSource({"1,40,0", "2,40,0", "3,25,0", "8,40,0", "32,40,0", "64,100,0", "1,2,0", "8,40,100", "32,100,50"})
    void isNearlyAsQuickAsTheBestFixedLimitOnAnyCloud(int workers, double service, double way) {
        SimulatedCloud.Outcome adaptive = adaptive(workers, service, way, new CallLimit(MOST));

        double best = IntStream.of(1, 2, 4, 8, 16, 32)
                .mapToDouble(limit -> fixed(workers, service, way, limit).last())
                .min()
                .orElseThrow();
        assertThat(adaptive.last())
                .as("the last of %d, at best %.0f", CALLS, best)
                .isLessThan(best + roundsToStart(service + way));
    }

    /** From the first calls to the greatest limit it doubles three times, and a call of each round may come late. */
    private static double roundsToStart(double call) {
        return 4 * 1.25 * call;
    }

    @ParameterizedTest(name = "{0} workers")
    @ValueSource(ints = {1, 2, 3})
    void nobodyWaitsLongAtASmallCloud(int workers) {
        SimulatedCloud.Outcome adaptive = adaptive(workers, 40, 0, new CallLimit(MOST));
        SimulatedCloud.Outcome greatest = fixed(workers, 40, 0, MOST);

        assertThat(adaptive.slowest()).isLessThan(greatest.slowest() * 0.6);
    }

    @Test
    void doublesWithEachRoundWhileNobodyWaits() {
        CallLimit limit = new CallLimit(MOST);
        int first = limit.now();
        for (int call = 0; call < first; call++) {
            limit.answered(first, 1_000_000);
        }
        assertThat(limit.now()).isEqualTo(2 * first);
    }

    @Test
    void neverExceedsWhatTheUserAllowsAndNeverEnds() {
        CallLimit limit = new CallLimit(3);
        for (int call = 0; call < 100; call++) {
            limit.answered(limit.now(), 1_000_000);
            assertThat(limit.now()).isBetween(1, 3);
        }
        for (int call = 0; call < 100; call++) {
            limit.refused();
        }
        assertThat(limit.now()).isEqualTo(1);
        assertThat(new CallLimit(1).now()).isEqualTo(1);
    }

    @Test
    void oneSlowAnswerIsAnAccident() {
        CallLimit limit = new CallLimit(MOST);
        limit.answered(1, 1_000_000);
        int before = limit.now();
        limit.answered(4, 100_000_000);
        assertThat(limit.now()).isEqualTo(before);
        limit.answered(4, 100_000_000);
        assertThat(limit.now()).isLessThan(before);
    }

    @Test
    void aRefusalHalvesIt() {
        CallLimit limit = new CallLimit(MOST);
        for (int call = 0; call < 60; call++) {
            limit.answered(limit.now(), 1_000_000);
        }
        assertThat(limit.now()).isEqualTo(MOST);
        limit.refused();
        assertThat(limit.now()).isEqualTo(MOST / 2);
    }

    private static SimulatedCloud.Outcome adaptive(int workers, double service, double way, CallLimit limit) {
        return new SimulatedCloud(workers, service, way).calls(CALLS, limit::now, limit::answered);
    }

    private static SimulatedCloud.Outcome fixed(int workers, double service, double way, int limit) {
        return new SimulatedCloud(workers, service, way).calls(CALLS, () -> limit, (inFlight, nanos) -> {});
    }
}
