package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.logs.RunReader;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What the pictures show, on a wide screen and a narrow one. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlLooksIT {

    /** Texts that leave their picture by more than the half of a number on an axis, or are too small to be read. */
    private static final String MISPLACED = """
            return [...document.querySelectorAll('svg')].flatMap(picture => {
                const box = picture.getBoundingClientRect();
                return [...picture.querySelectorAll('text')].filter(text => {
                    const own = text.getBoundingClientRect();
                    const size = parseFloat(getComputedStyle(text).fontSize) * box.width / picture.viewBox.baseVal.width;
                    return own.left < box.left - 8 || own.right > box.right + 4 || size < 8.5;
                }).map(text => text.textContent);
            })""";

    /** Pictures with an axis on which there is no number, or only one. */
    private static final String SPARSE = """
            return [...document.querySelectorAll('svg')].filter(picture => {
                const axis = picture.querySelector('g[aria-hidden] > .axis')?.parentNode;
                return axis && axis.querySelectorAll('text').length < 2;
            }).map(picture => picture.getAttribute('aria-label'))""";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    private static Results of(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }

    /** Ten instances, of which three were told in time, four too late, and three not at all. */
    private Results mixed() {
        return of(new RunFixture(directory, 10)
                .set("threshold_s", 0.3)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(200_000)),
                        RunFixture.notified(2, RunFixture.time(210_000)),
                        RunFixture.notified(3, RunFixture.time(220_000)),
                        RunFixture.notified(4, RunFixture.time(310_000)),
                        RunFixture.notified(5, RunFixture.time(320_000)),
                        RunFixture.notified(6, RunFixture.time(330_000)),
                        RunFixture.notified(7, RunFixture.time(340_000)))
                .missing(8, 9, 10)
                .assess());
    }

    private static double width(WebElement element) {
        return Double.parseDouble(element.getAttribute("width"));
    }

    @Test
    void onANarrowScreenNothingIsCutOrTooSmall() throws IOException {
        for (Results results : List.of(mixed(), new ResultsFixture(40).run(), new ResultsFixture(3).series(9))) {
            PAGE.open(results);
            PAGE.resize(390, 844);
            PAGE.until("the narrow picture", "document.querySelector('#instances svg').viewBox.baseVal.width < 400");

            assertThat(PAGE.driver().executeScript(MISPLACED))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
            assertThat(PAGE.driver().executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void anAxisHasTwoNumbersAtLeast() throws IOException {
        PAGE.open(of(new RunFixture(directory, 20)
                .only(
                        "consumer.log",
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(i -> RunFixture.notified(i, RunFixture.time(11_600 + 850 * i)))
                                .toArray(String[]::new))
                .assess()));
        PAGE.resize(390, 844);
        PAGE.until("the narrow picture", "document.querySelector('#each svg').viewBox.baseVal.width < 400");

        assertThat(PAGE.driver().executeScript(SPARSE))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void onAWideScreenNothingLeavesItsPictureEither() throws IOException {
        PAGE.open(mixed());
        PAGE.resize(1400, 900);
        PAGE.until("the wide picture", "document.querySelector('#instances svg').viewBox.baseVal.width > 900");

        assertThat(PAGE.driver().executeScript(MISPLACED))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void closeStaysInOneLine() throws IOException {
        PAGE.open(new ResultsFixture(1).run());
        PAGE.resize(390, 844);

        PAGE.choose(PAGE.find("#instance svg [aria-label^='T09']"));

        assertThat(PAGE.find("#line button").getSize().getHeight()).isLessThan(45);
    }

    @Test
    void theThresholdIsInEachPictureAndItsWordsOverNone() throws IOException {
        PAGE.open(mixed());

        for (String picture : List.of("#instance svg", "#instances svg", "#each svg")) {
            WebElement words = PAGE.find(picture + " .limit-text");
            assertThat(words.getText()).as(picture).isEqualTo("threshold 300 ms");
            double top = Double.parseDouble(PAGE.find(picture + " .limit").getAttribute("y1"));
            assertThat(Double.parseDouble(words.getAttribute("y"))).isLessThan(top);
        }
    }

    @Test
    void theBarsOfTheTimelineAreTheCosts() throws IOException {
        PAGE.open(Results.of(Series.of(List.of(RunReader.read(Path.of("src/test/resources/original/danube")))), null));

        List<WebElement> timeline = PAGE.all("#instance svg:first-of-type [data-key^='one:'] rect[height='10']");
        assertThat(timeline)
                .extracting(bar -> bar.findElement(By.xpath("..")).getAccessibleName())
                .as("T04 came too late to end a part, though it stands between the two")
                .satisfiesExactly(
                        one -> assertThat(one).contains("T05", "inspector + controller since T01"),
                        other -> assertThat(other).contains("T09", "notifier + evaluator since T05"));
        assertThat(PAGE.all("#instance [data-key^='cost:']"))
                .extracting(WebElement::getAccessibleName)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("inspector + controller "),
                        other -> assertThat(other).startsWith("notifier + evaluator "));
        List<WebElement> costs = PAGE.all("#instance [data-key^='cost:'] rect:not(.halo)");
        assertThat(width(timeline.get(0)) / width(timeline.get(1)))
                .isCloseTo(
                        width(costs.get(0)) / width(costs.get(1)), org.assertj.core.data.Percentage.withPercentage(1));
    }

    @Test
    void theLegendHasTheColoursThatOccur() throws IOException {
        PAGE.open(mixed());

        assertThat(PAGE.all("#instances .legend li"))
                .extracting(WebElement::getText)
                .containsExactly("monitor", "inspector", "several components together");
        PAGE.media("screen", "forced-colors", "active");
        assertThat(PAGE.find("#instances .legend .monitor i").getCssValue("background-color"))
                .isEqualTo("rgba(125, 91, 166, 1)");
    }

    @Test
    void theDigitOfTheNotificationIsAlwaysThere() throws IOException {
        PAGE.open(new ResultsFixture(1000).run());
        PAGE.resize(390, 844);
        PAGE.until("the narrow picture", "document.querySelector('#instances svg').viewBox.baseVal.width < 400");

        assertThat(PAGE.driver()
                        .executeScript("const pictures = document.querySelectorAll('#instances svg');"
                                + "return [...pictures[pictures.length - 1].querySelectorAll('text[font-size=\"9\"]')]"
                                + ".filter(text => text.textContent === '9').length"))
                .as("though T07 and T08 are a few pixels before it")
                .isEqualTo(20L);
    }

    @Test
    void namesAreToldApart() throws IOException {
        By names = By.cssSelector("#instances svg [aria-label^='Show '] text");
        PAGE.open(new ResultsFixture(3)
                .hostile("a name that is so long that there is no room for it, number ")
                .run());

        assertThat(PAGE.driver().findElements(names))
                .extracting(WebElement::getText)
                .as("the id of the run is left out, then the middle")
                .allMatch(name -> name.matches("a name .*….*number [123]"))
                .doesNotHaveDuplicates();
        PAGE.open(new ResultsFixture(3).hostile("🧑\u200d🚒".repeat(40)).run());
        assertThat(PAGE.driver().findElements(names))
                .extracting(WebElement::getText)
                .as("no letter is cut in half")
                .allMatch(name -> name.matches("(🧑\u200d🚒)+…(🧑\u200d🚒)+[123]"));
    }

    @Test
    void wordsAreReadThoughALineRunsBehindThem() throws IOException {
        PAGE.open(mixed());

        assertThat(PAGE.all("#instance svg:first-of-type [role=button] text"))
                .allSatisfy(text -> assertThat(text.getCssValue("paint-order")).isEqualTo("stroke"))
                .allSatisfy(text -> assertThat(text.getCssValue("stroke")).isEqualTo("rgb(255, 255, 255)"));
    }

    @Test
    void ofWhatIsWiderThanItsPlaceAShadowSaysSo() throws IOException {
        PAGE.open(new ResultsFixture(3).series(9));
        PAGE.resize(390, 844);

        assertThat(PAGE.find("#series-0 .scroll").getCssValue("background-attachment"))
                .as("one that stays at the edge, and one that covers it at the end")
                .isEqualTo("local, scroll");
        assertThat(PAGE.driver()
                        .executeScript("const place = document.querySelector('#sla .scroll');"
                                + "return place.scrollWidth <= place.clientWidth"))
                .as("which run to look at is seen at once")
                .isEqualTo(true);
    }

    @Test
    void theDigitsAreExplained() throws IOException {
        PAGE.open(new ResultsFixture(3).run());

        assertThat(PAGE.text("#instances")).contains("The small digits are those of the checkpoints, T00 to T09.");
    }

    @Test
    void whatComesLongAfterTakesNoDigits() throws IOException {
        PAGE.open(of(new RunFixture(directory, 1).seenDown(14_000_000).assess()));

        assertThat(PAGE.find("#instance svg [aria-label^='T09']").getAccessibleName())
                .contains(" 200.0 ms");
        assertThat(PAGE.find("#instance svg [aria-label^='host seen down']").getAccessibleName())
                .contains(" 14.000 s");
    }
}
