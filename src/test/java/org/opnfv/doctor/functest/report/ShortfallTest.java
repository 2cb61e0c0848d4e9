package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;

class ShortfallTest {

    private static Series series(int asked, String problem) {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);
        return new Series(
                made.name(),
                made.folder(),
                made.warmUp(),
                made.iterations(),
                new SeriesSetUp(asked, null, problem, made.setUp().cleanup()));
    }

    @Test
    void oneIsOneAndTwoAreTwo() {
        assertThat(Shortfall.of(series(4, null))).containsExactly("1 of 4 iterations is not there");
        assertThat(Shortfall.of(series(5, null))).containsExactly("2 of 5 iterations are not there");
    }

    @Test
    void whyComesFirst() {
        assertThat(Shortfall.of(series(4, "no host is free")))
                .containsExactly("no host is free", "1 of 4 iterations is not there");
    }

    @Test
    void nothingIsMissingWhereAllWereMade() {
        assertThat(Shortfall.of(series(3, null))).isEmpty();
    }
}
