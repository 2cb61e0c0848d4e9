package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.report.Unit;
import org.opnfv.doctor.functest.series.Distribution;

/** Figures of which some fall on an owner who was never told. */
class SpreadTableTest {

    private static BigDecimal s(String seconds) {
        return new BigDecimal(seconds);
    }

    @Test
    void aFigureThatFallsOnSomebodyNeverToldIsNever() {
        assertThat(SpreadTable.text(Unit.MILLISECONDS, null, s("1"))).isEqualTo("never");
        assertThat(SpreadTable.text(Unit.MILLISECONDS, s("0.2"), s("1"))).isEqualTo("200.0 ms");
    }

    @Test
    void theUnitIsThatOfTheLargestThatIsANumber() {
        assertThat(SpreadTable.largest(new Distribution(3, 2, s("1"), s("2"), null, null, null, null, s("1.5"), null)))
                .isEqualTo(s("2"));
        assertThat(SpreadTable.largest(new Distribution(1, 9, s("1"), null, null, null, null, null, s("1"), null)))
                .isEqualTo(s("1"));
    }
}
