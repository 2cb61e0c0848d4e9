package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The page in a real browser: it shows what it should, by mouse and by keyboard, and complains of nothing. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlReportIT {

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    private static ChromeDriver driver;

    @BeforeAll
    static void start() {
        driver = PAGE.driver();
    }

    @Test
    void aRunShowsItsVerdictAndAllItsCheckpoints() throws IOException {
        PAGE.open(new ResultsFixture(1).run());

        assertThat(driver.getTitle()).isEqualTo("PASS – the owner was told in time");
        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("The owner was told in time");
        assertThat(driver.findElement(By.cssSelector("header .badge")).getText())
                .contains("PASS");
        assertThat(driver.findElements(ReportPage.CHECKPOINTS))
                .extracting(mark -> mark.getAccessibleName().substring(0, 3))
                .contains("T00", "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09");
        assertThat(driver.findElement(By.id("settings")).getText()).contains("link-down", "display-name", "1 s");
    }

    @Test
    void aCheckpointLeadsToItsLogLineAndBack() throws IOException {
        PAGE.open(new ResultsFixture(1).run());
        WebElement last = driver.findElement(By.cssSelector("#instance svg [aria-label^='T09']"));

        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", last);
        last.click();

        assertThat(PAGE.seen(By.cssSelector("#line pre")).getText())
                .startsWith("2026-11-23 01:18:29,802 Component.java");
        assertThat(driver.findElement(By.id("line")).getText()).contains("consumer.log, line", "our clock");
        PAGE.focused().sendKeys(Keys.ESCAPE);
        assertThat(driver.findElement(By.id("line")).isDisplayed()).isFalse();
        assertThat(PAGE.focused()).isEqualTo(last);
    }

    @Test
    void theKeyboardGoesFromCheckpointToCheckpoint() throws IOException {
        PAGE.open(new ResultsFixture(1).run());
        List<WebElement> marks = driver.findElements(ReportPage.CHECKPOINTS);

        driver.executeScript("arguments[0].focus()", marks.get(0));
        marks.get(0).sendKeys(Keys.ARROW_DOWN);
        assertThat(PAGE.focused()).isEqualTo(marks.get(1));
        PAGE.focused().sendKeys(Keys.ENTER);

        assertThat(PAGE.seen(By.id("line")).getText()).startsWith("T01");
    }

    @Test
    void aThousandInstancesAreSortedFilteredAndTurned() throws IOException {
        PAGE.open(new ResultsFixture(1000).run());
        By status = By.cssSelector("#instances [role=status]");
        By bars = By.cssSelector("#instances svg [aria-label^='Show ']");
        assertThat(driver.findElement(status).getText()).isEqualTo("1 to 20 of 1,000");
        assertThat(driver.findElements(bars)).hasSize(20);
        assertThat(driver.findElement(By.cssSelector("#instances svg")).getAttribute("aria-label"))
                .contains("1,000 instances");

        driver.findElement(By.cssSelector("[aria-label='Next page']")).click();
        PAGE.until("the second page", status, "21 to 40 of 1,000");

        driver.findElement(By.cssSelector("#instances input")).sendKeys("vm99");
        PAGE.until("eleven that match", status, "1 to 11 of 11");

        driver.findElement(By.cssSelector("#instances option[value=name]")).click();
        assertThat(driver.findElements(bars).get(0).getAttribute("aria-label")).contains("doctor_vm99-");
        PAGE.choose(driver.findElements(bars).get(1));
        PAGE.until("the chosen instance", By.id("instance-title"), "doctor_vm990-");
    }

    @Test
    void zoomingShowsLessOfTheTime() throws IOException {
        PAGE.open(new ResultsFixture(12).run());
        By marks = By.cssSelector("#instances svg [aria-label^='doctor_vm']");
        int all = driver.findElements(marks).size();

        driver.findElement(By.cssSelector("[aria-label='Zoom in']")).click();
        assertThat(driver.findElements(marks)).hasSizeLessThan(all);
        driver.findElement(By.cssSelector("[aria-label='Fit all']")).click();
        assertThat(driver.findElements(marks)).hasSize(all);
    }

    @Test
    void everyFigureIsInATableToo() throws IOException {
        PAGE.open(new ResultsFixture(3).run());

        driver.findElement(By.cssSelector("#instances summary")).click();

        WebElement table = PAGE.seen(By.cssSelector("#instances table"));
        assertThat(table.findElements(By.cssSelector("tbody tr"))).hasSize(3);
        assertThat(table.getText()).doesNotContain("?");
        table.findElement(By.cssSelector("tbody td button")).click();
        assertThat(PAGE.seen(By.id("line")).getText()).contains("fault.log");
    }

    @Test
    void aSeriesShowsEachRunAndLeadsToIt() throws IOException {
        PAGE.open(new ResultsFixture(4).series(9));
        List<WebElement> dots = driver.findElements(By.cssSelector("#series-0 svg [role=button]"));

        assertThat(dots).hasSize(2 + 9);
        assertThat(driver.findElement(By.id("sla")).getText()).contains("p95<1ms", "FAIL");
        PAGE.choose(dots.get(5));
        PAGE.until("the run of that dot", By.id("figures-title"), "iteration-004");
    }

    @Test
    void aComparisonSaysWhatDiffers() throws IOException {
        PAGE.open(new ResultsFixture(4).comparison(30));

        assertThat(driver.findElement(By.tagName("h1")).getText()).contains("20261124-030405-m4h7qp is slower");
        assertThat(driver.findElement(By.id("comparison")).getText()).contains("Mann-Whitney", "p < 0.0001");
        assertThat(driver.findElements(By.cssSelector("header .badge"))).isEmpty();
    }

    @Test
    void whatLogsSayIsNeverHtml() throws IOException {
        String hostile = "</script></title><img src=x onerror=\"document.title='hit'\"><!--&amp;\u2028";
        PAGE.open(new ResultsFixture(2).hostile(hostile).run());

        assertThat(driver.findElements(By.tagName("img"))).isEmpty();
        assertThat(driver.getTitle()).doesNotContain("hit");
        assertThat(driver.findElement(By.id("instance-title")).getText()).contains("</script></title><img src=x");
        PAGE.choose(driver.findElement(By.cssSelector("#instance svg [aria-label^='T09']")));
        assertThat(PAGE.seen(By.cssSelector("#line pre")).getText()).contains("<img src=x onerror=");
    }

    @Test
    void nothingIsFetchedAndNothingElseMayRun() throws IOException {
        PAGE.open(new ResultsFixture(1).run());

        assertThat(driver.executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(driver.executeScript(
                        "document.body.insertAdjacentHTML('beforeend', '<a id=x onclick=\"document.title=1\">x</a>');"
                                + "document.getElementById('x').click(); return document.title"))
                .asString()
                .startsWith("PASS");
        assertThat(PAGE.browser().console()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void itIsDarkWhereThatIsPreferred() throws IOException {
        PAGE.open(new ResultsFixture(1).run());
        WebElement body = driver.findElement(By.tagName("body"));

        PAGE.browser().prefer("light");
        String light = body.getCssValue("background-color");
        PAGE.browser().prefer("dark");

        assertThat(body.getCssValue("background-color")).isNotEqualTo(light);
    }
}
