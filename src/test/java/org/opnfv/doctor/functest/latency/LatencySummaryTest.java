package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencySummaryTest {

    private static List<BigDecimal> seconds(String... seconds) {
        return Arrays.stream(seconds).map(BigDecimal::new).toList();
    }

    @Test
    void theMedianOfAnOddCountIsTheMiddleOne() {
        assertThat(LatencySummary.of(seconds("0.3", "0.1", "0.9")))
                .contains(new LatencySummary(new BigDecimal("0.1"), new BigDecimal("0.3"), new BigDecimal("0.9")));
    }

    @Test
    void theMedianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
        assertThat(LatencySummary.of(seconds("0.4", "0.1", "0.9", "0.3"))
                        .orElseThrow()
                        .median())
                .isEqualByComparingTo("0.35");
        assertThat(LatencySummary.of(seconds("0.000001", "0.000002"))
                        .orElseThrow()
                        .median())
                .isEqualByComparingTo("0.0000015");
    }

    @Test
    void oneIsFirstMedianAndLast() {
        BigDecimal one = new BigDecimal("0.2");
        assertThat(LatencySummary.of(List.of(one))).contains(new LatencySummary(one, one, one));
    }

    @Test
    void noneGivesNoFigures() {
        assertThat(LatencySummary.of(List.of())).isEmpty();
    }
}
