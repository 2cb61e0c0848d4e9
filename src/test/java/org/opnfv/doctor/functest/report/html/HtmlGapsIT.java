package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What the pictures make of what is not there: checkpoints that were not recorded, owners who were not told, iterations that are gone. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlGapsIT {

    private static final String SERIES = "20261123-011706-k3x9f2";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    /** Shows a page that may be without pictures. */
    private static void open(Results results) throws IOException {
        PAGE.driver().get(PAGE.write(results).toUri().toString());
        PAGE.until(
                "the script is done",
                "document.querySelector('#run #settings') !== null"
                        + " && document.getElementById('outcomes') === null");
    }

    private RunFixture interrupted(int instances) {
        return new RunFixture(directory, instances)
                .set("fault", null)
                .set("host_down_seen", null)
                .set("observation", null)
                .set("problem", "interrupted by the user")
                .only("fault.log")
                .only("inspector.log")
                .only("monitor.log")
                .only("consumer.log");
    }

    private Assessment told(int iteration, int milliseconds) {
        return new RunFixture(directory, 2)
                .iteration(iteration)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(milliseconds * 1000L)),
                        RunFixture.notified(2, RunFixture.time(milliseconds * 500L)))
                .assess();
    }

    private Assessment untold(int iteration) {
        return new RunFixture(directory, 2)
                .iteration(iteration)
                .only("consumer.log", RunFixture.notified(1, RunFixture.time(900_000)))
                .missing(2)
                .assess();
    }

    private Results series(Assessment... runs) {
        return Results.of(
                new Series(
                        SERIES,
                        directory.resolve(SERIES),
                        List.of(),
                        List.of(runs),
                        new Series.SetUp(runs.length, null, null, new RunFacts.Cleanup(true, false, List.of()))),
                null);
    }

    private static double centre(WebElement element) {
        return element.getRect().x + element.getRect().width / 2.0;
    }

    private static WebElement dot(String name) {
        return PAGE.find("#series-0 .dots [aria-label*='" + name + "'] .halo");
    }

    private static double height(String name) {
        return Double.parseDouble(dot(name).getAttribute("cy"));
    }

    @Test
    void ofARunWithoutCheckpointsTheInstancesAreListed() throws IOException {
        open(Results.of(Series.of(List.of(interrupted(4).assess())), null));

        assertThat(PAGE.all("#instance")).isEmpty();
        assertThat(PAGE.all("main svg")).as("there is no picture of nothing").isEmpty();
        assertThat(PAGE.text("#instances")).contains("No checkpoint of this run is recorded.", "doctor_vm4-k3x9f2");
        assertThat(PAGE.all("#instances [aria-label='Zoom']")).isEmpty();
    }

    @Test
    void anInstanceWithoutCheckpointsSaysSo() throws IOException {
        open(Results.of(
                Series.of(List.of(interrupted(2)
                        .only("consumer.log", RunFixture.notified(1, RunFixture.time(200_000)))
                        .assess())),
                null));

        PAGE.choose(PAGE.find("#instances [aria-label^='Show doctor_vm2']"));

        PAGE.until("the other", By.id("instance-title"), "doctor_vm2");
        assertThat(PAGE.text("#instance")).contains("None of its checkpoints is recorded.");
        assertThat(PAGE.all("#instance svg")).isEmpty();
    }

    @Test
    void aSeriesWithoutAnyLatencyHasNoAxisOfTimes() throws IOException {
        open(series(
                interrupted(2).iteration(1).assess(),
                interrupted(2).iteration(2).assess()));

        assertThat(PAGE.text("#series-0 .dots")).contains("no latency").doesNotContain(" ms");
        assertThat(PAGE.all("#series-0 .dots [data-dot]")).hasSize(2);
    }

    @Test
    void anIterationThatIsGoneLeavesAGap() throws IOException {
        open(series(told(1, 200), told(2, 210), told(4, 220)));

        double step = centre(dot("iteration-002")) - centre(dot("iteration-001"));
        assertThat(centre(dot("iteration-004")) - centre(dot("iteration-002"))).isBetween(1.9 * step, 2.1 * step);
        WebElement four = PAGE.all("#series-0 .dots text").stream()
                .filter(text -> text.getText().equals("4"))
                .findFirst()
                .orElseThrow();
        assertThat(centre(four)).isBetween(centre(dot("iteration-004")) - 2, centre(dot("iteration-004")) + 2);
    }

    private static List<String> numbers() {
        return PAGE.all("#series-0 .dots text").stream()
                .map(WebElement::getText)
                .filter(text -> text.matches("[0-9.,]+"))
                .toList();
    }

    @Test
    void onlyIterationsThatAreThereHaveNumbers() throws IOException {
        open(series(told(1, 200), told(2, 210), told(4, 220), told(5, 230)));
        assertThat(numbers()).containsExactly("1", "2", "4", "5");

        open(series(told(7, 200), told(29, 210), told(61, 220)));
        assertThat(numbers()).as("none of which is round").containsExactly("7", "61");

        Series made = new ResultsFixture(2).set(SERIES, 1);
        open(Results.of(made, null));
        assertThat(numbers()).containsExactly("1");

        open(Results.of(new Series(SERIES, made.folder(), made.warmUp(), List.of(), made.setUp()), null));
        assertThat(numbers()).as("interrupted in its warm-up").isEmpty();
    }

    @Test
    void ownersWhoWereNeverToldHaveARowAboveAllTimes() throws IOException {
        open(series(told(1, 950), untold(2), told(3, 210)));

        assertThat(height("iteration-002")).isLessThan(height("iteration-001"));
        assertThat(dot("iteration-002").findElement(By.xpath("..")).getAccessibleName())
                .contains("1 never told")
                .doesNotContain(" ms");
        assertThat(PAGE.text("#series-0 .dots")).contains("never", "in the row above all times");
        assertThat(PAGE.text("#series-0 .often")).contains("Not in the picture: 1 never told.");
    }

    @Test
    void aHistogramSaysOfAThresholdOutsideThatItIs() throws IOException {
        open(series(told(1, 200), told(2, 210), told(3, 220)));
        assertThat(PAGE.text("#series-0 .often")).contains("The threshold of 1,000 ms is beyond the picture.");

        open(series(Stream.of(1, 2, 3)
                .map(number -> new RunFixture(directory, 1)
                        .iteration(number)
                        .set("threshold_s", 0.05)
                        .assess())
                .toArray(Assessment[]::new)));
        assertThat(PAGE.text("#series-0 .often")).contains("The threshold of 50 ms is below the picture.");
    }

    @Test
    void aHistogramOfTwoSetsNamesThem() throws IOException {
        open(new ResultsFixture(2).comparison(5));

        assertThat(PAGE.all("#comparison .legend li"))
                .extracting(WebElement::getText)
                .containsExactly("A: " + SERIES, "B: 20261124-030405-m4h7qp");
    }

    @Test
    void ofASetWithoutAnyLatencyNothingIsInTheHistogram() throws IOException {
        Series none = series(interrupted(2).iteration(1).assess()).judged();
        Series both = new ResultsFixture(2).set("20261124-030405-m4h7qp", 4);
        open(Results.of(none, both, null, null));

        assertThat(PAGE.all("#comparison .legend li"))
                .extracting(WebElement::getText)
                .containsExactly("B: 20261124-030405-m4h7qp");
        assertThat(PAGE.find("#comparison svg").getAccessibleName())
                .startsWith("Histogram of the slowest notification of each run: B: ")
                .doesNotContain("A:");
    }

    @Test
    void aHistogramSaysWhatItCounts() throws IOException {
        open(new ResultsFixture(2).comparison(5));

        assertThat(PAGE.text("#comparison .picture h3")).isEqualTo("The slowest notification of each run");
        assertThat(PAGE.text("#comparison .picture svg")).contains("runs");
        assertThat(PAGE.all("#series-0 .often svg"))
                .extracting(WebElement::getText)
                .satisfiesExactly(
                        runs -> assertThat(runs).contains("runs"),
                        instances -> assertThat(instances).contains("instances"));
    }

    @Test
    void aSearchThatFindsNothingSaysSo() throws IOException {
        open(new ResultsFixture(3).run());

        PAGE.find("#instances input").sendKeys("nobody");

        PAGE.until("none", By.cssSelector("#instances [role=status]"), "none of 3");
    }
}
