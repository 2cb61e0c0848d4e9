package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.html.PageText.page;
import static org.opnfv.doctor.functest.report.html.PageText.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;

/** What the pictures of a set make of iterations that are gone, of owners who were never told, and of thresholds far away. */
class PicturesTest {

    private static final String SERIES = "20261123-011706-k3x9f2";
    private static final String OTHER = "20261124-030405-m4h7qp";

    @TempDir
    private Path directory;

    private RunFixture run(int iteration) {
        return new RunFixture(directory, 2).iteration(iteration);
    }

    private Assessment told(int iteration, int milliseconds) {
        return run(iteration)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(milliseconds * 1000L)),
                        RunFixture.notified(2, RunFixture.time(milliseconds * 500L)))
                .assess();
    }

    private Assessment untold(int iteration) {
        return run(iteration)
                .only("consumer.log", RunFixture.notified(1, RunFixture.time(900_000)))
                .missing(2)
                .assess();
    }

    private Assessment unknown(int iteration) {
        return run(iteration).only("monitor.log").only("consumer.log").assess();
    }

    private Results series(Assessment... runs) {
        return Results.of(
                new Series(
                        SERIES,
                        directory.resolve(SERIES),
                        List.of(),
                        List.of(runs),
                        new SeriesSetUp(runs.length, null, null, new RunFacts.Cleanup(true, false, List.of()))),
                null);
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String dots(Results results) throws IOException {
        String page = page(results);
        int from = page.indexOf("<title>The slowest notification of each of");
        return page.substring(from, page.indexOf("</svg>", from));
    }

    private static List<String> numbers(Results results) throws IOException {
        return all(">([0-9]+)</text>", dots(results));
    }

    /** Of the dot of an iteration, in per cent or pixels. */
    private static double place(String dots, int iteration, String coordinate) {
        return Double.parseDouble(
                all("iteration-00" + iteration + ",[^<]*</title><circle[^>]* " + coordinate + "='([0-9.]+)", dots)
                        .get(0));
    }

    @Test
    void anIterationThatIsGoneLeavesAGap() throws IOException {
        String dots = dots(series(told(1, 200), told(2, 210), told(4, 220)));

        double step = place(dots, 2, "cx") - place(dots, 1, "cx");
        assertThat(place(dots, 4, "cx") - place(dots, 2, "cx")).isBetween(1.9 * step, 2.1 * step);
    }

    @Test
    void onlyIterationsThatAreThereHaveNumbers() throws IOException {
        assertThat(numbers(series(told(1, 200), told(2, 210), told(4, 220), told(5, 230))))
                .containsExactly("1", "2", "4", "5");
        assertThat(numbers(series(told(7, 200), told(29, 210), told(61, 220))))
                .as("none of which is round")
                .containsExactly("7", "61");
        Series made = new ResultsFixture(2).set(SERIES, 1);
        assertThat(numbers(Results.of(made, null))).containsExactly("1");
        assertThat(numbers(Results.of(new Series(SERIES, made.folder(), made.warmUp(), List.of(), made.setUp()), null)))
                .as("interrupted in its warm-up")
                .isEmpty();
    }

    @Test
    void ownersWhoWereNeverToldHaveARowAboveAllTimes() throws IOException {
        Results results = series(told(1, 950), untold(2), told(3, 210));
        String dots = dots(results);

        assertThat(place(dots, 2, "cy")).isLessThan(place(dots, 1, "cy"));
        assertThat(place(dots, 1, "cy")).isLessThan(place(dots, 3, "cy"));
        assertThat(dots)
                .contains("iteration-002, FAIL, 1 never told", ">never</text>", ">×</text>", "threshold 1,000 ms");
        assertThat(dots).as("words in the colour of all words").doesNotContainPattern("fill='#[0-9a-f]{6}'>threshold");
        assertThat(text(results)).contains("in the row above all times");
    }

    @Test
    void aSeriesWithoutAnyLatencyHasNoAxisOfTimes() throws IOException {
        assertThat(dots(series(unknown(1), unknown(2))))
                .contains("no latency", ">?</text>")
                .doesNotContain(" ms");
    }

    @Test
    void aRunThatWasToldBeforeTheDetectionIsWithinThePictureToo() throws IOException {
        String early = RunFixture.notified(1, "1795396703.000000");
        String dots = dots(series(
                told(1, 200),
                new RunFixture(directory, 1)
                        .iteration(2)
                        .only("consumer.log", early)
                        .assess()));

        assertThat(dots).contains("iteration-002, UNKNOWN, -7,000.0 ms");
        double bottom = place(dots, 2, "cy");
        assertThat(bottom).isBetween(170.0, 180.0);
        assertThat(place(dots, 1, "cy")).isBetween(0.0, bottom - 1);
    }

    @Test
    void aRunOfWhichTheLastIsNotKnownHasNoLatency() throws IOException {
        Results results = series(
                told(1, 200),
                run(2).only("consumer.log", RunFixture.notified(1, RunFixture.time(300_000)))
                        .assess());

        assertThat(dots(results)).contains("iteration-002, UNKNOWN, no latency").doesNotContain("300.0 ms");
        assertThat(text(results)).containsPattern("iteration-002 . UNKNOWN – 300.0 ms 1 of 2");
    }

    @Test
    void aWarmUpIsHollowAndSaysSo() throws IOException {
        assertThat(dots(new ResultsFixture(1).series(3)))
                .contains("warm-up-001, PASS, ", "warm-up, not counted", "fill='none'", ">warm-up</text>");
    }

    @Test
    void theBarsOfATimelineAreInProportion() throws IOException {
        String page =
                page(new RunFixture(directory, 1).fault(1_795_396_709.9, 0.0).assess());
        List<String> widths = all("height='10' width='([0-9.]+)%'", page);

        assertThat(widths).hasSizeGreaterThanOrEqualTo(2);
        double monitor = Double.parseDouble(widths.get(0));
        double rest = widths.stream().skip(1).mapToDouble(Double::parseDouble).sum();
        assertThat(rest / monitor).as("200 ms after 100 ms").isBetween(1.99, 2.01);
    }
}
