package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What has little room: many figures beside each other, a threshold among words, an axis of a moment. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlRoomIT {

    /** Tables of the spread that are wider than their place. */
    private static final String CUT = """
            return [...document.querySelectorAll('.spread .scroll')].filter(place => place.scrollWidth > place.clientWidth)
                .map(place => place.scrollWidth + ' in ' + place.clientWidth)""";

    /** Words with a threshold behind them that has less than three pixels to each side of it kept free. */
    private static final String STRUCK = """
            return [...document.querySelectorAll('svg')].flatMap(picture => {
                const limit = picture.querySelector('.limit')?.getBoundingClientRect();
                return !limit ? [] : [...picture.querySelectorAll('[role=button] text, text.strong')].filter(text => {
                    const own = text.getBoundingClientRect();
                    return own.left < limit.right && own.right > limit.left && parseFloat(getComputedStyle(text).strokeWidth) < 6;
                }).map(text => text.textContent);
            })""";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    private static Results of(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }

    /** A series with an iteration that cannot be judged. */
    private Series gaps(String name, double slower) {
        Series made = new ResultsFixture(2).slower(slower).set(name, 8);
        List<Assessment> runs = new ArrayList<>(made.iterations());
        runs.add(new RunFixture(directory.resolve(name), 2)
                .iteration(9)
                .only("monitor.log")
                .assess());
        return new Series(name, made.folder(), made.warmUp(), runs, made.setUp());
    }

    private static List<String> ticks(String picture) {
        return PAGE.all(picture + " > g[aria-hidden]:first-of-type text").stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void theSpreadIsNowhereCut() throws IOException {
        PAGE.open(Results.of(gaps("20261123-011706-k3x9f2", 12), gaps("20261124-030405-m4h7qp", 15), null, null));
        assertThat(PAGE.text(".spread caption")).endsWith("; without: iterations that do not tell it");

        for (int width : new int[] {390, 700, 1024, 1057, 1280}) {
            PAGE.resize(width, 900);
            assertThat(PAGE.driver().executeScript(CUT))
                    .as("at " + width)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
        }
    }

    @Test
    void whereItsCellsAreStackedItIsATableStill() throws IOException {
        PAGE.open(Results.of(gaps("20261123-011706-k3x9f2", 1), null));
        PAGE.resize(390, 844);

        WebElement cell = PAGE.all("#series-0 .spread tbody td").get(3);
        assertThat(PAGE.find("#series-0 .spread thead th:nth-child(5)").getAccessibleName())
                .isEqualTo("min");
        assertThat(cell.getAttribute("data-head")).isEqualTo("min");
        assertThat(cell.getAriaRole()).isEqualTo("cell");
        assertThat(PAGE.find("#series-0 .spread tbody th").getAriaRole()).isEqualTo("rowheader");
        assertThat(PAGE.find("#series-0 .spread thead th").getAriaRole()).isEqualTo("columnheader");
    }

    @Test
    void whereItsCellsAreStackedNoHeadStandsAboveNothing() throws IOException {
        PAGE.open(new ResultsFixture(2).comparison(5));
        PAGE.resize(390, 844);

        List<WebElement> changes = PAGE.all("#comparison .spread [data-head='B to A']");
        assertThat(changes.get(0).getSize().height).as("of A").isLessThanOrEqualTo(1);
        assertThat(changes.get(0).getAriaRole()).isEqualTo("cell");
        assertThat(changes.get(1).getSize().height).as("of B").isGreaterThan(20);
    }

    @Test
    void aThresholdIsBehindNoWordThatItTouches() throws IOException {
        PAGE.open(of(new RunFixture(directory, 4)
                .set("threshold_s", 0.23)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(170_000)),
                        RunFixture.notified(2, RunFixture.time(190_000)),
                        RunFixture.notified(3, RunFixture.time(210_000)),
                        RunFixture.notified(4, RunFixture.time(225_000)))
                .assess()));

        for (int width : new int[] {390, 1280}) {
            PAGE.resize(width, 900);
            PAGE.until(
                    "the picture of that width",
                    "(document.querySelector('#instances svg').viewBox.baseVal.width < 400) === " + (width < 400));
            assertThat(PAGE.driver().executeScript(STRUCK))
                    .as("at " + width)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
        }
    }

    @Test
    void aRunThatTellsNothingButItsFaultHasAnAxis() throws IOException {
        PAGE.open(of(new RunFixture(directory, 1)
                .set("host_down_seen", null)
                .only("monitor.log")
                .only("inspector.log")
                .only("consumer.log")
                .assess()));

        assertThat(PAGE.all("#instance svg:first-of-type [role=button]"))
                .singleElement()
                .satisfies(mark -> assertThat(mark.getAccessibleName()).isEqualTo("T00 link down 0.0 ms"));
        assertThat(ticks("#instance svg")).containsExactly("0.0 ms", "0.2 ms", "0.4 ms", "0.6 ms", "0.8 ms", "1.0 ms");
    }

    @Test
    void anAxisHasNoPartsOfAMicrosecond() throws IOException {
        PAGE.open(of(new RunFixture(directory, 4).assess()));

        assertThat(ticks("#each svg"))
                .containsExactly("200.001 ms", "200.002 ms", "200.003 ms", "200.004 ms", "200.005 ms");
    }
}
