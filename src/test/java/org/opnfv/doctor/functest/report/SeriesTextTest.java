package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.original.RunReader;
import org.opnfv.doctor.functest.series.Comparison;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;
import org.opnfv.doctor.functest.series.SlaOutcome;
import org.opnfv.doctor.functest.series.SlaResult;

class SeriesTextTest {

    @TempDir
    private Path directory;

    private static String text(SeriesSetUp setUp) {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);
        Series series = new Series(made.name(), made.folder(), made.warmUp(), made.iterations(), setUp);
        return SeriesText.render(Results.of(series, null), false);
    }

    private static SeriesSetUp setUp(int asked, String problem, boolean whole) {
        return new SeriesSetUp(
                asked,
                2,
                null,
                problem,
                new ResultsFixture(1).set("20261123-011706-k3x9f2", 3).setUp().cleanup(),
                whole);
    }

    @Test
    void oneIterationThatWasNotMadeIsOne() {
        assertThat(text(setUp(4, null, true)))
                .startsWith("UNKNOWN  not every one of 4 iterations shows")
                .contains("  why         1 of 4 iterations is not there\n");
    }

    @Test
    void howMuchWasAskedForIsBesideHowMuchWasMade() {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);
        SeriesSetUp asked = new SeriesSetUp(
                12, 5, null, "interrupted by the user", made.setUp().cleanup(), true);
        Series warm = new Series(made.name(), made.folder(), made.warmUp(), List.of(), asked);

        assertThat(text(asked))
                .contains("  iterations  3 made of 12 asked for, after 2 of 5 to warm up\n"
                        + "              3 PASS, 0 FAIL, 0 UNKNOWN\n");
        assertThat(SeriesText.render(Results.of(warm, null), false))
                .contains("  iterations  0 made of 12 asked for, after 2 of 5 to warm up\n")
                .as("there is no table of nothing")
                .doesNotContain("milliseconds");
    }

    @Test
    void anIterationThatIsLostWasMade() {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 4);
        List<Assessment> left =
                List.of(made.iterations().get(0), made.iterations().get(2));

        assertThat(SeriesText.render(
                        Results.of(new Series("lost", made.folder(), List.of(), left, setUp(3, null, true)), null),
                        false))
                .contains("  iterations  2 PASS, 0 FAIL, 0 UNKNOWN of 3", "1 of 3 iterations is not there");
        assertThat(SeriesText.render(
                        Results.of(new Series("lost", made.folder(), List.of(), left, setUp(5, null, true)), null),
                        false))
                .contains("  iterations  3 made of 5 asked for");
    }

    @Test
    void aNoteOfSomeIsNotOneOfAll() {
        Assessment told = new RunFixture(directory, 1).assess();
        Assessment noted = new Assessment(
                told.run(),
                told.folder(),
                told.facts(),
                told.verdict(),
                told.reasons(),
                List.of("strange"),
                told.detected(),
                told.figures(),
                told.instances(),
                told.timeline(),
                told.moments(),
                told.costs());

        assertThat(SeriesText.render(Results.of(Series.of(List.of(told, noted)), null), false))
                .contains("1 of 2: strange");
        assertThat(SeriesText.render(Results.of(Series.of(List.of(noted, noted)), null), false))
                .contains("strange")
                .doesNotContain("2 of 2: ");
    }

    @Test
    void theThresholdIsToldAlsoWhenAllPass() {
        assertThat(text(setUp(3, null, true)))
                .startsWith("PASS  the owners were told in time in all 3 iterations\n")
                .contains("  threshold   1 s\n");
    }

    @Test
    void anEmptyCriterionOfADamagedRecordIsALine() {
        SlaResult row = new SlaResult("", null, SlaOutcome.NO_DATA, "damaged in run.json", null);
        Series series = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);

        assertThat(SeriesText.render(new Results(List.of(series), List.of(row), null, null), false))
                .contains("no data     damaged in run.json\n");
    }

    @Test
    void whereTheTimeWentIsTheMeanOfTheIterations() {
        assertThat(text(setUp(3, null, true)))
                .containsPattern("  cost        \\w+ +[0-9.]+ ms +[0-9]+ %")
                .contains("fault to last told")
                .contains("(the mean of 3 runs, of the owner told last in each)");
    }

    @Test
    void onlyRunsThatDivideTheTimeAlikeAreAveraged() {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Assessment coarse = new RunFixture(directory, 1).assess();
        List<Assessment> runs =
                List.of(coarse, made.iterations().get(0), made.iterations().get(1));

        assertThat(Series.of(runs).costed()).containsExactlyElementsOf(made.iterations());
        assertThat(Series.of(runs).costs())
                .isEqualTo(Series.of(made.iterations()).costs());
    }

    @Test
    void aTieIsWonByTheFinerDivisionInWhicheverOrderTheRunsCome() {
        Assessment fine = new ResultsFixture(1)
                .set("20261123-011706-k3x9f2", 1)
                .iterations()
                .get(0);
        Assessment coarse = new RunFixture(directory, 1).assess();
        for (List<Assessment> runs : List.of(List.of(fine, coarse), List.of(coarse, fine))) {
            assertThat(Series.of(runs).costed()).containsExactly(fine);
            assertThat(SeriesText.render(Results.of(Series.of(runs), null), false))
                    .contains("(of the owner told last in the one run that tells it)");
        }
    }

    @Test
    void aSeriesThatFailsByTheCloudAloneSaysSo() {
        Assessment told = new RunFixture(directory.resolve("told"), 1).assess();
        Assessment unseen = new RunFixture(directory.resolve("unseen"), 1)
                .set("host_down_seen", null)
                .set("observation", "timeout")
                .assess();

        assertThat(SeriesText.render(Results.of(Series.of(List.of(told, unseen)), null), false))
                .startsWith("FAIL  the cloud did not show the host down in 1 of 2 runs");
    }

    @Test
    void aGateByItselfIsNotCalledAServiceLevel() {
        Series series = new ResultsFixture(1).set("20261123-011706-k3x9f2", 6);

        assertThat(SeriesText.render(Results.of(series, series, null, RegressionGate.parse("10%")), false))
                .startsWith("PASS  no slower than is allowed\n")
                .contains("  latency     no difference between the two beyond noise\n");
    }

    @Test
    void whereOnlyTheGateCannotBeToldItIsNotTheServiceLevelThatCannot() {
        Series few = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);

        assertThat(SeriesText.render(Results.of(few, few, Sla.parse("failures=0"), RegressionGate.parse("10%")), false))
                .startsWith("UNKNOWN  it cannot be told whether it is slower than is allowed\n");
        Comparison comparison = Comparison.of(few, few);
        SlaResult open = new SlaResult("p95<1s", null, SlaOutcome.NO_DATA, "too few", null);
        RegressionGate.Result gate = RegressionGate.parse("10%").of(comparison);
        assertThat(SeriesText.render(new Results(List.of(few, few), List.of(open), comparison, gate), false))
                .startsWith("UNKNOWN  it cannot be told whether the service level is met\n");
    }

    @Test
    void twoOfWhichOneIsDamagedAreNotCompared() {
        Series whole = new ResultsFixture(1).set("20261123-011706-k3x9f2", 6);
        Series damaged = new Series("other", whole.folder(), List.of(), whole.iterations(), setUp(6, "damaged", false));

        assertThat(SeriesText.render(Results.of(whole, damaged, null, null), false))
                .startsWith("the record of one of the two is damaged");
    }

    @Test
    void aDamagedRecordIsTheReason() {
        assertThat(text(setUp(3, "series.json is damaged", false)))
                .startsWith("UNKNOWN  nobody knows what this series was asked to be\n")
                .contains(
                        "  why         series.json is damaged\n", "3 PASS, 0 FAIL, 0 UNKNOWN of nobody knows how many");
    }

    @Test
    void whatADamagedRecordLeavesOpenIsNotCalledLeft() {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 2);
        Assessment damaged = Assessment.unknown("x", directory, RunFacts.NONE, "run.json is damaged");
        Series series = new Series(
                made.name(),
                made.folder(),
                List.of(),
                List.of(made.iterations().get(0), damaged),
                new SeriesSetUp(2, null, null, new RunFacts.Cleanup(true, false, List.of())));

        assertThat(SeriesText.render(Results.of(series, null), false)).contains("  cleanup     not known\n");
    }

    @Test
    void anOwnerWhoWasNeverToldIsInTheFigures() {
        Assessment told = new RunFixture(directory.resolve("told"), 1).assess();
        Assessment missing = new RunFixture(directory.resolve("missing"), 1)
                .only("consumer.log")
                .missing(1)
                .assess();

        String series = SeriesText.render(Results.of(Series.of(List.of(told, missing)), null), false);
        assertThat(series)
                .containsPattern("slowest notification +never +never +never +never +-\n")
                .contains("of 1 (and 1 never told): min 200.0, p90 never");
        assertThat(SeriesText.render(
                        Results.of(Series.of(List.of(told, missing)), Series.of(List.of(told)), null, null), false))
                .contains("never told: 1 in A, 0 in B");
    }

    @Test
    void runsPutTogetherByHandAreUndoneEachInItsFolder() {
        RunFixture left = new RunFixture(directory, 1)
                .set("cleanup", Map.of("state", "incomplete", "errors", List.of("port 5: 503")));
        Assessment run = left.assess();
        Assessment other = new ResultsFixture(1)
                .set("20261124-030405-m4h7qp", 1)
                .iterations()
                .get(0);

        assertThat(SeriesText.render(Results.of(Series.of(List.of(other, run)), null), false))
                .contains("  cleanup     incomplete\n              port 5: 503\n")
                .contains("  undo with   doctor-functest clean " + run.folder() + "\n")
                .doesNotContain("clean several folders");
    }

    @Test
    void whatTheOriginalUndidIsNotKnown() {
        Assessment run = RunReader.read(Path.of("src/test/resources/original/danube"));

        assertThat(SeriesText.render(Results.of(Series.of(List.of(run, run)), null), false))
                .contains("  cleanup     not known\n")
                .doesNotContain("complete");
    }
}
