package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.html.PageText.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;

/** What the page says of series and of two sets: what each figure is of, and what is not in it. */
class SeriesPageTest {

    private static final String A = "20261123-011706-k3x9f2";
    private static final String B = "20261124-030405-m4h7qp";

    @TempDir
    private Path directory;

    private Assessment told(int iteration) {
        return new RunFixture(directory, 2).iteration(iteration).assess();
    }

    private Assessment untold(int iteration) {
        return new RunFixture(directory, 2)
                .iteration(iteration)
                .only("consumer.log", RunFixture.notified(1, RunFixture.time(900_000)))
                .missing(2)
                .assess();
    }

    private Assessment unjudged(int iteration) {
        return new RunFixture(directory, 2)
                .iteration(iteration)
                .only("monitor.log")
                .assess();
    }

    private Series series(List<Assessment> warmUp, Assessment... runs) {
        return new Series(
                A,
                directory.resolve(A),
                warmUp,
                List.of(runs),
                new SeriesSetUp(
                        runs.length,
                        warmUp.size(),
                        "last<2s,failures=0",
                        null,
                        new RunFacts.Cleanup(false, false, List.of("a network: 409")),
                        true));
    }

    private static Results of(Series series) {
        return Results.of(series, null);
    }

    @Test
    void failedIsSomethingElseThanNotKnown() throws IOException {
        assertThat(text(of(series(List.of(), told(1), untold(2), unjudged(3), unjudged(4)))))
                .contains("4 iterations: 1 PASS, 1 FAIL, 2 UNKNOWN; the threshold is 1,000 ms.");
    }

    @Test
    void figuresSayOfWhichValuesTheyAre() throws IOException {
        assertThat(text(Results.of(new ResultsFixture(3).set(A, 5), Sla.parse("p95<1s"))))
                .contains("Median of the slowest", "p95 of the slowest")
                .contains("First, median, p90 to p99, last and mean are of every notification.");
    }

    @Test
    void theSpreadTellsWhoWasNeverToldFromWhatIsNotKnown() throws IOException {
        assertThat(text(of(series(List.of(), told(1), untold(2), unjudged(3)))))
                .contains(
                        "; without: iterations that do not tell it measure count never told without min",
                        "slowest notification 1 1 1 ");
        assertThat(text(of(series(List.of(), told(1), told(2)))))
                .contains("measure count never told min", "slowest notification 2 0 ");
    }

    @Test
    void whereNobodyWasToldEachFigureIsNever() throws IOException {
        Series none = series(
                List.of(),
                IntStream.of(1, 2)
                        .mapToObj(number -> new RunFixture(directory, 2)
                                .iteration(number)
                                .only("consumer.log")
                                .missing(1, 2)
                                .assess())
                        .toArray(Assessment[]::new));

        String never = " never never never never never never – –";
        assertThat(text(of(none))).contains("slowest notification 0 2" + never);
        assertThat(text(Results.of(new ResultsFixture(2).set(B, 2), none, null, null)))
                .contains("B slowest notification 0 2 never never ? never never never never – –");
    }

    @Test
    void inTheTableOfRunsTheLastWasNeverTold() throws IOException {
        assertThat(text(of(series(List.of(), told(1), untold(2)))))
                .contains("median of those told")
                .containsPattern("iteration-002 ✗ FAIL never 900.0 ms 1 of 2");
    }

    @Test
    void aSeriesBeginsWithItsFirstRunWarmUpOrNot() throws IOException {
        assertThat(text(of(series(List.of(told(1)), told(2), told(3)))))
                .contains("· first run 2026-11-23 03:47:06 UTC");
    }

    @Test
    void whatASeriesWasAskedToBeIsInItsSettings() throws IOException {
        String text = text(of(series(List.of(told(1)), told(2), told(3))));

        assertThat(text)
                .contains("service level last<2s, failures=0")
                .contains("cleanup incomplete; a network: 409")
                .contains("cleanup of this iteration complete");
    }

    @Test
    void ofManyErrorsOfTheUndoTheFirstAreThere() throws IOException {
        List<String> errors = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "port " + i + ": 409")
                .toList();
        Assessment run = new RunFixture(directory, 1)
                .set("cleanup", Map.of("state", "incomplete", "errors", errors))
                .assess();

        assertThat(text(of(Series.of(List.of(run)))))
                .contains("cleanup incomplete; port 1: 409; port 2: 409; port 3: 409; and 17 more");
    }

    @Test
    void aNameAtTheBeginningOfAHeadlineStaysAsItIs() throws IOException {
        String name = "k3x9f2";
        Results results = Results.of(
                new ResultsFixture(4).set(A, 30),
                new ResultsFixture(4).slower(1.3).set(name, 30),
                null,
                null);

        assertThat(PageText.page(results)).contains("<h1>k3x9f2 is slower");
    }

    @Test
    void ofNothingNoTimesAreSaidToBeAfterTheDetection() throws IOException {
        Series made = new ResultsFixture(2).set(A, 3);

        assertThat(text(of(new Series(A, made.folder(), List.of(), List.of(), made.setUp()))))
                .doesNotContain("Times are after the detection");
        assertThat(text(of(made))).contains("Times are after the detection");
    }

    @Test
    void ofNothingNotAllHasPassed() throws IOException {
        Series made = new ResultsFixture(2).set(A, 3);
        Series none = new Series(made.name(), made.folder(), List.of(), List.of(), made.setUp());

        assertThat(text(Results.of(none, null)))
                .contains("None of the 3 iterations asked for was made")
                .doesNotContain("all passed");
    }

    @Test
    void aSeriesThatEndedEarlySaysHowMuchWasAskedFor() throws IOException {
        Series whole = new ResultsFixture(2).set(A, 3);
        SeriesSetUp asked = new SeriesSetUp(
                9, 4, null, "interrupted by the user", whole.setUp().cleanup(), true);

        assertThat(text(of(new Series(A, whole.folder(), whole.warmUp(), List.of(), asked))))
                .contains("Passed 0 of 9 iterations Made 0 of 9 iterations Warmed up 2 of 4 ")
                .contains("None of the 9 iterations asked for was made, after 2 of 4 to warm up.");
        assertThat(text(of(new Series(A, whole.folder(), whole.warmUp(), whole.iterations(), asked))))
                .contains("Passed 3 of 9 iterations Made 3 of 9 iterations")
                .contains("3 of the 9 iterations asked for were made, after 2 of 4 to warm up; all passed; the");
    }

    @Test
    void aSeriesThatEndedInItsOnlyWarmUpIsStillASeries() throws IOException {
        Series whole = new ResultsFixture(2).set(A, 3);
        Series warm = new Series(A, whole.folder(), whole.warmUp().subList(0, 1), List.of(), whole.setUp());

        assertThat(text(of(warm)))
                .contains("None of the 3 iterations asked for was made, after 1 of 2 to warm up.")
                .contains("Run " + A + "/warm-up-001");
    }

    @Test
    void twoSetsAreAAndBAndEachHasItsOwnTimeAndHosts() throws IOException {
        String text = text(new ResultsFixture(2).comparison(5));

        assertThat(text)
                .contains("A: " + A + " · embedded · link-down · host compute-1 · first run")
                .contains("B: " + B + " · embedded · link-down · host compute-1 · first run")
                .contains(
                        "median B to A p90 p95 p99 max mean jitter A slowest notification",
                        "A: Series " + A,
                        "B: Series " + B)
                .containsPattern("B slowest notification 5 0( [0-9.]+ ms){2} \\+[0-9]+\\.[0-9] %( [0-9.]+ ms){6}")
                .doesNotContain("base", "Base", "other:", "Other");
    }

    @Test
    void whatIsLeftOfAListSaysWhose() throws IOException {
        Assessment[] failed = IntStream.rangeClosed(1, 7).mapToObj(this::untold).toArray(Assessment[]::new);

        assertThat(text(Results.of(series(List.of(), failed), new ResultsFixture(2).set(B, 2), null, null)))
                .contains("and 2 more of " + A)
                .doesNotContain(A + ": and");
    }

    @Test
    void allInstallersAndFaultsOfASetAreNamed() throws IOException {
        Assessment other = new RunFixture(directory, 1)
                .iteration(2)
                .set("installer", "apex")
                .assess();

        assertThat(text(of(Series.of(List.of(told(1), other))))).contains("· apex, embedded · link-down · host");
    }

    @Test
    void inTheTableOfRunsItMayNotBeKnownWhoWasTold() throws IOException {
        Assessment untold = new RunFixture(directory, 2)
                .iteration(2)
                .only("monitor.log")
                .only("consumer.log")
                .assess();

        assertThat(text(of(series(List.of(), told(1), untold, Assessment.of(directory.resolve("none"))))))
                .containsPattern("iteration-002 . UNKNOWN – – – ")
                .containsPattern("none . UNKNOWN – – – ")
                .doesNotContain("0 of 2", "0 of 0");
    }

    @Test
    void withoutARunThereIsNoTableOfThem() throws IOException {
        Series made = new ResultsFixture(2).set(A, 3);

        assertThat(text(of(new Series(A, made.folder(), List.of(), List.of(), made.setUp()))))
                .doesNotContain("The runs as a table", "median of those told");
    }

    @Test
    void aTestIsExplainedWhereItWasMade() throws IOException {
        Series other = new ResultsFixture(2).set(B, 2);

        assertThat(text(Results.of(series(List.of(), unjudged(1), unjudged(2)), other, null, null)))
                .contains("One of the two has no latency to compare")
                .doesNotContain("Mann-Whitney", "Cliff");
        assertThat(text(Results.of(series(List.of(), told(1), told(2)), other, null, null)))
                .contains("Mann-Whitney");
    }
}
