package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The page in a real browser: links lead to what is folded up, and it complains of nothing. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlReportIT {

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @Test
    void aRunShowsItsVerdictAndAllItsCheckpoints() throws IOException {
        PAGE.open(new ResultsFixture(1).run());

        assertThat(PAGE.driver().getTitle()).isEqualTo("PASS – the owner was told in time");
        assertThat(PAGE.text("h1")).isEqualTo("The owner was told in time");
        assertThat(PAGE.text("header .badge")).contains("PASS");
        assertThat(PAGE.all("#run-0-0-0-timeline tbody th"))
                .extracting(WebElement::getText)
                .contains("T00", "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09");
        assertThat(PAGE.text("#run-0-0-settings")).contains("link-down", "display-name", "1 s");
    }

    @Test
    void aNumberLeadsToItsLogLineByKeyboardToo() throws IOException {
        PAGE.open(new ResultsFixture(1).run());
        assertThat(PAGE.find("#run-0-0-0-T09").isDisplayed()).isTrue();

        PAGE.find(".figures a").sendKeys(Keys.ENTER);

        assertThat(PAGE.find("#run-0-0-0-T09:target").isDisplayed()).isTrue();
        assertThat(PAGE.text("#run-0-0-0-T09")).contains("Component.java", "our clock", "consumer.log, line");
    }

    @Test
    void aDotUnfoldsItsRun() throws IOException {
        PAGE.open(new ResultsFixture(4).series(9));
        WebElement dot = PAGE.find("#series-0 svg a[href='#run-0-5']");
        assertThat(PAGE.visible("#run-0-5-figures")).isFalse();
        assertThat(dot.getAccessibleName()).contains("iteration-004, PASS, ", " ms");

        dot.click();

        assertThat(PAGE.visible("#run-0-5-figures")).isTrue();
        assertThat(PAGE.find("#run-0-5-figures-title").getDomProperty("textContent"))
                .contains("iteration-004");
        assertThat(PAGE.visible("#run-0-5-0-T09")).isFalse();

        PAGE.driver().executeScript("arguments[0].click()", PAGE.find("#run-0-5-figures .figures a"));

        assertThat(PAGE.find("#run-0-5-0-T09").isDisplayed()).isTrue();
    }

    @Test
    void aComparisonSaysWhatDiffers() throws IOException {
        PAGE.open(new ResultsFixture(4).comparison(30));

        assertThat(PAGE.text("h1")).contains("20261124-030405-m4h7qp is slower");
        assertThat(PAGE.text("#comparison")).contains("Mann-Whitney", "p < 0.0001");
        assertThat(PAGE.all("header .badge")).isEmpty();
    }

    @Test
    void whatLogsSayIsNeverHtml() throws IOException {
        String hostile = "</pre></title><img src=x onerror=\"document.title='hit'\"><!--&amp;\u2028";
        PAGE.open(new ResultsFixture(2).hostile(hostile).run());

        assertThat(PAGE.all("img")).isEmpty();
        assertThat(PAGE.driver().getTitle()).doesNotContain("hit");
        assertThat(PAGE.text("#run-0-0-0-timeline-title")).contains("</pre></title><img src=x");
    }

    @Test
    void nothingIsFetchedAndNothingMayRun() throws IOException {
        PAGE.open(new ResultsFixture(1).run());

        assertThat(PAGE.driver().executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(PAGE.driver()
                        .executeScript(
                                "document.body.insertAdjacentHTML('beforeend', '<a id=x onclick=\"document.title=1\">x</a>');"
                                        + "document.getElementById('x').click(); return document.title"))
                .asString()
                .startsWith("PASS");
        assertThat(PAGE.browser().console()).singleElement().asString().contains("Content Security Policy");
    }
}
