package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;

/** The page in a real browser: it shows what it should, by mouse and by keyboard, and complains of nothing. */
@EnabledIf(
        value = "browserIsExpected",
        disabledReason = "chromium and chromedriver are not installed (they are needed in CI)")
class HtmlReportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final By CHECKPOINTS = By.cssSelector("#instance svg [role=button]");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static ChromeDriver driver;

    /** In CI they must be there; elsewhere they may be missing. */
    static boolean browserIsExpected() {
        return Browser.installed() || "true".equals(System.getenv("CI"));
    }

    @BeforeAll
    static void start() {
        assertThat(Browser.installed())
                .as("chromium and chromedriver are on the PATH: apt-get install chromium chromium-driver")
                .isTrue();
        browser = new Browser(folder.resolve("profile"));
        driver = browser.driver();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(browser.console()).isEmpty();
    }

    private static void open(String name, Results results) throws IOException {
        Path file = folder.resolve(name + ".html");
        try (Writer out = Files.newBufferedWriter(file)) {
            HtmlReport.write(results, out);
        }
        driver.get(file.toUri().toString());
        seen(CHECKPOINTS);
    }

    /** The element, when it is there to be seen. */
    private static WebElement seen(By place) {
        return await().alias(place.toString())
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> driver.findElement(place), WebElement::isDisplayed);
    }

    private static void until(String what, By place, String text) {
        await().alias(what)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> driver.findElement(place).getText().contains(text));
    }

    private static WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** By keyboard: a mouse meets whatever else lies above a thin mark. */
    private static void choose(WebElement element) {
        driver.executeScript("arguments[0].focus()", element);
        element.sendKeys(Keys.ENTER);
    }

    @Test
    void aRunShowsItsVerdictAndAllItsCheckpoints() throws IOException {
        open("one", new ResultsFixture(1).run());

        assertThat(driver.getTitle()).isEqualTo("PASS – the owner was told in time");
        assertThat(driver.findElement(By.tagName("h1")).getText()).isEqualTo("The owner was told in time");
        assertThat(driver.findElement(By.cssSelector("header .badge")).getText())
                .contains("PASS");
        assertThat(driver.findElements(CHECKPOINTS))
                .extracting(mark -> mark.getAccessibleName().substring(0, 3))
                .contains("T00", "T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09");
        assertThat(driver.findElement(By.id("settings")).getText()).contains("link-down", "display-name", "1 s");
    }

    @Test
    void aCheckpointLeadsToItsLogLineAndBack() throws IOException {
        open("line", new ResultsFixture(1).run());
        WebElement last = driver.findElement(By.cssSelector("#instance svg [aria-label^='T09']"));

        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", last);
        last.click();

        assertThat(seen(By.cssSelector("#line pre")).getText()).startsWith("2026-11-23 01:18:29,802 Component.java");
        assertThat(driver.findElement(By.id("line")).getText()).contains("consumer.log, line", "our clock");
        focused().sendKeys(Keys.ESCAPE);
        assertThat(driver.findElement(By.id("line")).isDisplayed()).isFalse();
        assertThat(focused()).isEqualTo(last);
    }

    @Test
    void theKeyboardGoesFromCheckpointToCheckpoint() throws IOException {
        open("keys", new ResultsFixture(1).run());
        List<WebElement> marks = driver.findElements(CHECKPOINTS);

        driver.executeScript("arguments[0].focus()", marks.get(0));
        marks.get(0).sendKeys(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo(marks.get(1));
        focused().sendKeys(Keys.ENTER);

        assertThat(seen(By.id("line")).getText()).startsWith("T01");
    }

    @Test
    void aThousandInstancesAreSortedFilteredAndTurned() throws IOException {
        open("thousand", new ResultsFixture(1000).run());
        By status = By.cssSelector("#instances [role=status]");
        By bars = By.cssSelector("#instances svg [aria-label^='Show ']");
        assertThat(driver.findElement(status).getText()).isEqualTo("1 to 20 of 1,000");
        assertThat(driver.findElements(bars)).hasSize(20);
        assertThat(driver.findElement(By.cssSelector("#instances svg")).getAttribute("aria-label"))
                .contains("1,000 instances");

        driver.findElement(By.cssSelector("[aria-label='Next page']")).click();
        until("the second page", status, "21 to 40 of 1,000");

        driver.findElement(By.cssSelector("#instances input")).sendKeys("vm99");
        until("eleven that match", status, "1 to 11 of 11");

        driver.findElement(By.cssSelector("#instances option[value=name]")).click();
        assertThat(driver.findElements(bars).get(0).getAttribute("aria-label")).contains("doctor_vm99-");
        choose(driver.findElements(bars).get(1));
        until("the chosen instance", By.id("instance-title"), "doctor_vm990-");
    }

    @Test
    void zoomingShowsLessOfTheTime() throws IOException {
        open("zoom", new ResultsFixture(12).run());
        By marks = By.cssSelector("#instances svg [aria-label^='doctor_vm']");
        int all = driver.findElements(marks).size();

        driver.findElement(By.cssSelector("[aria-label='Zoom in']")).click();
        assertThat(driver.findElements(marks)).hasSizeLessThan(all);
        driver.findElement(By.cssSelector("[aria-label='Fit all']")).click();
        assertThat(driver.findElements(marks)).hasSize(all);
    }

    @Test
    void everyFigureIsInATableToo() throws IOException {
        open("table", new ResultsFixture(3).run());

        driver.findElement(By.cssSelector("#instances summary")).click();

        WebElement table = seen(By.cssSelector("#instances table"));
        assertThat(table.findElements(By.cssSelector("tbody tr"))).hasSize(3);
        assertThat(table.getText()).doesNotContain("?");
        table.findElement(By.cssSelector("tbody td button")).click();
        assertThat(seen(By.id("line")).getText()).contains("fault.log");
    }

    @Test
    void aSeriesShowsEachRunAndLeadsToIt() throws IOException {
        open("series", new ResultsFixture(4).series(9));
        List<WebElement> dots = driver.findElements(By.cssSelector("#series-0 svg [role=button]"));

        assertThat(dots).hasSize(2 + 9);
        assertThat(driver.findElement(By.id("sla")).getText()).contains("p95<1ms", "FAIL");
        choose(dots.get(5));
        until("the run of that dot", By.id("figures-title"), "iteration-004");
    }

    @Test
    void aComparisonSaysWhatDiffers() throws IOException {
        open("comparison", new ResultsFixture(4).comparison(30));

        assertThat(driver.findElement(By.tagName("h1")).getText()).contains("20261124-030405-m4h7qp is slower");
        assertThat(driver.findElement(By.id("comparison")).getText()).contains("Mann-Whitney", "p < 0.0001");
        assertThat(driver.findElements(By.cssSelector("header .badge"))).isEmpty();
    }

    @Test
    void whatLogsSayIsNeverHtml() throws IOException {
        String hostile = "</script></title><img src=x onerror=\"document.title='hit'\"><!--&amp;\u2028";
        open("hostile", new ResultsFixture(2).hostile(hostile).run());

        assertThat(driver.findElements(By.tagName("img"))).isEmpty();
        assertThat(driver.getTitle()).doesNotContain("hit");
        assertThat(driver.findElement(By.id("instance-title")).getText()).contains("</script></title><img src=x");
        choose(driver.findElement(By.cssSelector("#instance svg [aria-label^='T09']")));
        assertThat(seen(By.cssSelector("#line pre")).getText()).contains("<img src=x onerror=");
    }

    @Test
    void nothingIsFetchedAndNothingElseMayRun() throws IOException {
        open("alone", new ResultsFixture(1).run());

        assertThat(driver.executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(driver.executeScript(
                        "document.body.insertAdjacentHTML('beforeend', '<a id=x onclick=\"document.title=1\">x</a>');"
                                + "document.getElementById('x').click(); return document.title"))
                .asString()
                .startsWith("PASS");
        assertThat(browser.console()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void itIsDarkWhereThatIsPreferred() throws IOException {
        open("dark", new ResultsFixture(1).run());
        WebElement body = driver.findElement(By.tagName("body"));

        browser.prefer("light");
        String light = body.getCssValue("background-color");
        browser.prefer("dark");

        assertThat(body.getCssValue("background-color")).isNotEqualTo(light);
    }
}
