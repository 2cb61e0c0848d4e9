package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.opnfv.doctor.functest.report.ResultsFixture;

/** The page on paper: nothing is cut, and what only a choice shows on a screen is there. */
@EnabledIf(
        value = "org.opnfv.doctor.functest.report.html.ReportPage#browserIsExpected",
        disabledReason = "chromium and chromedriver are not installed (they are needed in CI)")
class HtmlPaperIT {

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
        assertThat(PAGE.text("#instances [role=status]")).isEqualTo("1 to 20 of 30");
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
