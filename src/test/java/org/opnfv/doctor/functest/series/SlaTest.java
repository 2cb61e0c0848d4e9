package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.series.SeriesFixture.run;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;

class SlaTest {

    /** Slowest 0.4 s, detection 0.1 s, one of four owners never told. */
    private static final Series ONE_LOST = series(run(Verdict.PASS, 0.1, 0.2), run(Verdict.FAIL, 0.4, Double.NaN));

    private static final Series TWO = series(0.1, 0.3);

    @ParameterizedTest
    @CsvSource({
        "last<1s,         PASS,    0.300000 s",
        "last<=300ms,     PASS,    300.000 ms",
        "last<300ms,      FAIL,    300.000 ms",
        "last=300000us,   PASS,    300000 us",
        "first>0.2s,      FAIL,    0.100000 s",
        "median>=200 ms,  PASS,    200.000 ms",
        "p90<0.28s,       FAIL,    0.280000 s",
        "p95<291ms,       PASS,    290.000 ms",
        "mean<201ms,      PASS,    200.000 ms",
        "jitter<0.2s,     FAIL,    0.200000 s",
        "detected<200ms,  PASS,    100.000 ms",
        "total<401ms,     PASS,    400.000 ms",
        "recovery<60s,    NO_DATA, not measured",
        "failures=0,      PASS,    0 of 2",
    })
    void eachCriterionIsARow(String criterion, SlaOutcome outcome, String words) {
        assertThat(Sla.parse(criterion).assess(TWO)).singleElement().satisfies(row -> {
            assertThat(row.criterion()).isEqualTo(criterion.replace(" ", ""));
            assertThat(row.outcome()).isEqualTo(outcome);
            assertThat(row.words()).isEqualTo(words);
        });
    }

    @Test
    void whoWasNeverToldIsBeyondEveryLimit() {
        assertThat(Sla.parse("last<999s,p99<999s,median<300ms,failures=0,failures<=1")
                        .assess(ONE_LOST))
                .extracting(SlaResult::outcome)
                .containsExactly(SlaOutcome.FAIL, SlaOutcome.FAIL, SlaOutcome.FAIL, SlaOutcome.FAIL, SlaOutcome.PASS);
        assertThat(Sla.parse("last<999s").assess(ONE_LOST).get(0).words()).isEqualTo("never told");
    }

    @ParameterizedTest
    @CsvSource({
        "detected<200ms, NO_DATA",
        "detected<50ms, FAIL",
        "total<1s, NO_DATA",
        "total>0.2s, PASS",
        "last<1s, PASS"
    })
    void whatOneIterationDoesNotTellHasNoDataUnlessTheOthersSettleIt(String criterion, SlaOutcome outcome) {
        Assessment told = run(Verdict.PASS, 0.2);
        Assessment untold = new Assessment(
                "untold",
                told.folder(),
                told.facts(),
                told.verdict(),
                List.of(),
                List.of(),
                told.detected(),
                null,
                told.instances(),
                List.of(),
                Map.of(),
                List.of());

        SlaResult row = Sla.parse(criterion).assess(series(told, untold)).get(0);

        assertThat(row.outcome()).isEqualTo(outcome);
        if (outcome == SlaOutcome.NO_DATA) {
            assertThat(row.words()).endsWith(", and not measured in 1 of 2 runs");
        }
    }

    @Test
    void fromTheFaultOnSomebodyNeverToldIsBeyondEveryLimitToo() {
        assertThat(Sla.parse("total<999s").assess(ONE_LOST).get(0).words()).isEqualTo("never told");
    }

    @Test
    void whatWasNotMeasuredIsNoData() {
        assertThat(Sla.parse("last<1s,jitter<1s,failures=0").assess(series(run(Verdict.UNKNOWN))))
                .extracting(SlaResult::outcome)
                .containsExactly(SlaOutcome.NO_DATA, SlaOutcome.NO_DATA, SlaOutcome.NO_DATA);
    }

    @ParameterizedTest
    @CsvSource({
        "last<1s, NO_DATA",
        "last<0.01s, FAIL",
        "last>0.01s, PASS",
        "first<0.01s, NO_DATA",
        "first<1s, PASS",
        "first>1s, FAIL",
        "median<0.01s, NO_DATA",
        "p95<1s, NO_DATA",
        "failures=0, NO_DATA",
        "failures<0, FAIL",
        "detected<1us, FAIL"
    })
    void whatUnknownIterationsCouldStillTurnHasNoData(String criterion, SlaOutcome outcome) {
        Series unknown = series(run(Verdict.PASS, 0.1), run(Verdict.UNKNOWN));

        assertThat(Sla.parse(criterion).assess(unknown))
                .extracting(SlaResult::outcome)
                .containsExactly(outcome);
    }

    @Test
    void failuresAreOfThoseThatWereMeasured() {
        Series two = series(run(Verdict.PASS, 0.1), run(Verdict.FAIL, 2), run(Verdict.UNKNOWN));

        assertThat(Sla.parse("failures=0,failures<=1").assess(two))
                .extracting(SlaResult::words)
                .containsExactly(
                        "1 of 2 that were measured", "1 of 2 that were measured, and not all runs are known in full");
    }

    @Test
    void eachRowLeadsToTheIterationThatHasItsValue() {
        Series series = series(0.1, 0.4, 0.2, 0.3);

        assertThat(Sla.parse("first<1s,median<1s,p95<1s,last<1s,mean<1s").assess(series))
                .extracting(row -> series.iterations().indexOf(row.run()))
                .as("0.3 is the next above the median, and 0.4 above p95")
                .containsExactly(0, 3, 1, 1, 1);
        assertThat(Sla.parse("failures=0,recovery<1s").assess(series))
                .extracting(SlaResult::run)
                .containsOnlyNulls();
        assertThat(Sla.parse("last<1s,failures=0").assess(ONE_LOST))
                .extracting(row -> ONE_LOST.iterations().indexOf(row.run()))
                .containsExactly(1, 1);
    }

    @Test
    void theVerdictIsThatOfTheCriteriaAndAnUnknownIterationNeverPasses() {
        assertThat(verdict("last<1s", TWO)).isEqualTo(Verdict.PASS);
        assertThat(verdict("last<0.2s,first<1s", TWO)).isEqualTo(Verdict.FAIL);
        assertThat(verdict("failures<=1", ONE_LOST)).isEqualTo(Verdict.PASS);
        assertThat(verdict("recovery<1s", TWO)).isEqualTo(Verdict.UNKNOWN);
        Series unknown = series(run(Verdict.PASS, 0.1), run(Verdict.UNKNOWN));
        assertThat(verdict("last<1s,failures=0", unknown)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict("last<0.01s", unknown)).isEqualTo(Verdict.FAIL);
        Series short1 = new Series(
                "s",
                null,
                TWO.warmUp(),
                TWO.iterations(),
                new SeriesSetUp(3, null, "killed", new RunFacts.Cleanup(true, false, List.of())));
        assertThat(verdict("last<1s", short1)).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "p95<<800ms; is no criterion",
                "last<1; end it in s, ms or us",
                "last<1h; end it in s, ms or us",
                "failures=0s; whole number without a unit",
                "failures<0.5; whole number without a unit",
                "slowest<1s; there is no figure slowest, there are first, median",
                "last<1s,,p95<1s; '' is no criterion",
                "last; is no criterion",
                "last<-1s; is no criterion",
                "last<1e3s; is no criterion",
                "LAST<1s; is no criterion",
            })
    void aMalformedOneIsNamedInOneLine(String text, String message) {
        assertThatThrownBy(() -> Sla.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    private static Verdict verdict(String sla, Series series) {
        return Results.of(series, Sla.parse(sla)).verdict();
    }
}
