package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The page on paper: nothing is cut, and what only a choice shows on a screen is there. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlPaperIT {

    /** Pixels of a sheet that is printed on: A4 less a centimetre at each end. */
    private static final int SHEET = 1046;

    /** Pictures, figures and rows that may be parted, or have to be, for they are higher than a sheet. */
    private static final String PARTED = """
            return [...document.querySelectorAll('svg, tr, .figures > div, .together, .spread table')].filter(figure =>
                figure.checkVisibility() && (getComputedStyle(figure).breakInside !== 'avoid'
                    || figure.getBoundingClientRect().height > arguments[0])).map(figure => figure.outerHTML.slice(0, 99))""";

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @Test
    void onPaperNothingIsCutAndTheLogLinesAreThere() throws IOException {
        PAGE.open(new ResultsFixture(30).run());
        PAGE.find("#instances summary").click();
        PAGE.seen(By.cssSelector("#instances details table"));
        PAGE.resize(680, 1000);
        PAGE.media("print", "prefers-color-scheme", "dark");

        assertThat(PAGE.find(".paper").getText())
                .contains("T09 Consumer notified", "consumer.log, line", "Component.java");
        assertThat(PAGE.find("#instances [role=status]").isDisplayed())
                .as("the pages that paper does not turn")
                .isFalse();
        assertThat(PAGE.find(".tools").isDisplayed()).isFalse();
        assertThat(PAGE.find("body").getCssValue("background-color")).isEqualTo("rgba(255, 255, 255, 1)");
        assertThat(PAGE.find("#instances .scroll").getCssValue("overflow-x")).isEqualTo("visible");
        assertThat(PAGE.driver()
                        .executeScript("return document.querySelector('#instances table').getBoundingClientRect().right"
                                + " <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private static void print(boolean begins) {
        PAGE.driver().executeScript("dispatchEvent(new Event('" + (begins ? "beforeprint" : "afterprint") + "'))");
    }

    @Test
    void allInstancesAreOnPaper() throws IOException {
        PAGE.open(new ResultsFixture(30).run());
        PAGE.find("#instances input").sendKeys("nobody");
        PAGE.media("print", "prefers-color-scheme", "light");

        print(true);
        PAGE.resize(600, 900);
        PAGE.driver()
                .executeAsyncScript(
                        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))");
        assertThat(PAGE.all("#instances .every tbody tr"))
                .as("whatever is filtered, and however wide the sheet is")
                .hasSize(30);
        assertThat(PAGE.text("#instances"))
                .contains("All 30 instances, the slowest first")
                .containsPattern("doctor_vm1-k3x9f2 on time [0-9.]+ ms consumer.log, line 23")
                .doesNotContain("more");

        print(false);
        assertThat(PAGE.all("#instances .every")).isEmpty();
    }

    @Test
    void theListOfAllBeginsOnTheSheetOfItsHeading() throws IOException {
        PAGE.open(new ResultsFixture(30).run());
        PAGE.media("print", "prefers-color-scheme", "light");

        print(true);

        assertThat(PAGE.driver()
                        .executeScript("return [...document.querySelectorAll('#instances h3, #instances svg, .every')]"
                                + ".map(node => node.ariaLabel ?? node.textContent.slice(0, 33))"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .as("curves that have room beside the heading, the list, and bars that have room beside each other")
                .satisfiesExactly(
                        curves -> assertThat(curves).startsWith("Curves of the checkpoints"),
                        heading -> assertThat(heading).isEqualTo("All 30 instances, the slowest fir"),
                        list -> assertThat(list).startsWith("All 30 instances"),
                        heading -> assertThat(heading).isEqualTo("The checkpoints of 20 instances"),
                        bars -> assertThat(bars).isEqualTo("Checkpoints of 5 instances"),
                        bars -> assertThat(bars).isEqualTo("Checkpoints of 5 instances"),
                        bars -> assertThat(bars).isEqualTo("Checkpoints of 5 instances"),
                        bars -> assertThat(bars).isEqualTo("Checkpoints of 5 instances"));
        assertThat(PAGE.find("#instances .every tbody tr").getCssValue("break-after"))
                .isEqualTo("avoid");

        print(false);
        assertThat(PAGE.all("#instances svg")).hasSize(2);
    }

    @Test
    void theFooterIsNotAloneOnASheet() throws IOException {
        PAGE.open(new ResultsFixture(2).run());
        PAGE.media("print", "prefers-color-scheme", "light");

        Rectangle last = PAGE.find("#settings").getRect();
        Rectangle footer = PAGE.find("footer").getRect();
        assertThat(PAGE.find("#settings").getCssValue("break-inside")).isEqualTo("avoid");
        assertThat(footer.y)
                .as("below the table of the last card, and in it")
                .isGreaterThanOrEqualTo(PAGE.find("#settings table").getRect().y
                        + PAGE.find("#settings table").getRect().height);
        assertThat(footer.y + footer.height).isLessThanOrEqualTo(last.y + last.height);
    }

    @Test
    void ofMoreThanAThousandItIsSaidWhereTheRestIs() throws IOException {
        PAGE.open(new ResultsFixture(1_050).run());
        PAGE.media("print", "prefers-color-scheme", "light");

        print(true);

        assertThat(PAGE.driver().executeScript("return document.querySelectorAll('.every tbody tr').length"))
                .isEqualTo(1_000L);
        assertThat(PAGE.text("#instances .every + p"))
                .isEqualTo("And 50 more. The reports -f json and -f csv list all of them.");
    }

    @Test
    void fewInstancesAreOnPaperOnce() throws IOException {
        PAGE.open(new ResultsFixture(20).run());

        print(true);

        assertThat(PAGE.all(".every")).isEmpty();
    }

    @Test
    void noFigureIsPartedByTheEndOfASheet() throws IOException {
        for (Results results : List.of(new ResultsFixture(30).run(), new ResultsFixture(3).series(9))) {
            PAGE.open(results);
            PAGE.resize(680, SHEET);
            PAGE.media("print", "prefers-color-scheme", "light");
            print(true);

            assertThat(PAGE.driver().executeScript(PARTED, SHEET))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isEmpty();
        }
    }

    @Test
    void theRunsHaveTheirNamesOnPaper() throws IOException {
        PAGE.open(new ResultsFixture(2).series(5));
        By table = By.cssSelector("#series-0 .runs table");
        assertThat(PAGE.driver().findElement(table).isDisplayed()).isFalse();

        PAGE.media("print", "prefers-color-scheme", "light");
        print(true);
        assertThat(PAGE.seen(table).getText()).contains("warm-up-001", "iteration-005");

        print(false);
        assertThat(PAGE.driver().findElement(table).isDisplayed()).isFalse();
    }

    @Test
    void whatAReaderUnfoldedStaysSo() throws IOException {
        PAGE.open(new ResultsFixture(2).series(5));
        PAGE.find("#series-0 .runs summary").click();

        print(true);
        print(false);

        assertThat(PAGE.find("#series-0 .runs table").isDisplayed()).isTrue();
    }

    @Test
    void aTimelineIsNotPartedFromItsHeading() throws IOException {
        PAGE.open(new ResultsFixture(2).series(5));
        PAGE.media("print", "prefers-color-scheme", "light");

        assertThat(PAGE.find("#instance .together").getCssValue("break-inside")).isEqualTo("avoid");
        assertThat(PAGE.all("#instance .together > h2, #instance .together > p, #instance .together svg"))
                .hasSize(3);
    }
}
