package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in per cent, and round numbers on the axis. */
class ScaleTest {

    @Test
    void placesAreInProportion() {
        Scale scale = new Scale(-100, 300, 10, 90);

        assertThat(scale.at(-100)).isEqualTo("10.00%");
        assertThat(scale.at(100)).isEqualTo("50.00%");
        assertThat(scale.at(300)).isEqualTo("90.00%");
        assertThat(scale.width(0, 100)).isEqualTo("20.00%");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000000",
        "-40800, 891900",
        "200001, 200005",
        "7, 8",
        "51, 136",
        "0, 1",
        "311900, 557500",
        "0, 86400000000"
    })
    void anAxisHasTwoToFiveRoundNumbersAndNoPartsOfAMicrosecond(long from, long to) {
        Scale scale = Scale.across(from, to);

        assertThat(scale.ticks()).hasSizeBetween(2, 8).allMatch(tick -> tick >= scale.from() && tick <= scale.to());
        long step = scale.ticks().get(1) - scale.ticks().get(0);
        assertThat(String.valueOf(step)).matches("[125]0*");
        assertThat(scale.ticks()).allMatch(tick -> tick % step == 0);
    }

    @Test
    void theLargestSpanHasAStepToo() {
        assertThat(Scale.step(Long.MAX_VALUE, 4)).isGreaterThan(Long.MAX_VALUE / 4);
        assertThat(Scale.step(0, 4)).isEqualTo(1);
        assertThat(Scale.step(8, 4)).isEqualTo(2);
        assertThat(Scale.step(9, 4)).isEqualTo(5);
    }

    @Test
    void aSingleMomentHasAScaleToo() {
        assertThat(Scale.across(5, 5).at(5)).isEqualTo("0.50%");
    }
}
