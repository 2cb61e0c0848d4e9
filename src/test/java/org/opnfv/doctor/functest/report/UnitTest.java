package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    private static BigDecimal seconds(String text) {
        return new BigDecimal(text);
    }

    @Test
    void tenSecondsAndMoreAreSeconds() {
        assertThat(Unit.of(seconds("9.999999"))).isEqualTo(Unit.MILLISECONDS);
        assertThat(Unit.of(seconds("10"))).isEqualTo(Unit.SECONDS);
        assertThat(Unit.of(seconds("-12"))).isEqualTo(Unit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MILLISECONDS; 0.0234;    23.4 ms",
                "MILLISECONDS; 1.0746;    1,074.6 ms",
                "MILLISECONDS; -0.195842; -195.8 ms",
                "MILLISECONDS; 0.000003;  0.0 ms",
                "SECONDS;      12.34567;  12.346 s",
            })
    void aTimeHasOneUnit(Unit unit, String time, String text) {
        assertThat(unit.text(seconds(time))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SECONDS;      1.00004;   1;     1.00004 s",
                "SECONDS;      0.9999999; 1;     0.9999999 s",
                "SECONDS;      1;         1;     1.000 s",
                "SECONDS;      1.2;       1;     1.200 s",
                "MILLISECONDS; 1.00004;   1;     1,000.04 ms",
                "MILLISECONDS; 0.021119;  0.001; 21.1 ms",
                "MILLISECONDS; 0.00056;   0.00058; 0.56 ms",
            })
    void whatIsNotTheLimitDoesNotLookLikeIt(Unit unit, String time, String limit, String text) {
        assertThat(unit.text(seconds(time), seconds(limit))).isEqualTo(text);
    }

    @Test
    void aLimitHasNoMoreDigitsThanItWasGiven() {
        assertThat(Unit.SECONDS.plain(seconds("1.0"))).isEqualTo("1 s");
        assertThat(Unit.SECONDS.plain(seconds("60"))).isEqualTo("60 s");
        assertThat(Unit.MILLISECONDS.plain(seconds("1.0"))).isEqualTo("1,000 ms");
        assertThat(Unit.MILLISECONDS.plain(seconds("0.00025"))).isEqualTo("0.25 ms");
    }
}
