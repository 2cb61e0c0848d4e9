package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Trend;

/** The page in a browser of its own, for one class of tests; after each test it has complained of nothing. */
final class ReportPage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private Path folder;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("report-page");
        browser = new Browser(folder.resolve("profile"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        browser.driver().executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
        assertThat(browser.console()).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (browser != null) {
            browser.close();
            try (var files = Files.walk(folder)) {
                for (Path path :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    Browser browser() {
        return browser;
    }

    ChromeDriver driver() {
        return browser.driver();
    }

    /** Writes the page and shows it. */
    void open(Results results) throws IOException {
        driver().get(write(results).toUri().toString());
    }

    /** Writes the page of nights and shows it. */
    void open(Trend trend) throws IOException {
        Path file = folder.resolve("trend.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            TrendPage.write(trend, out);
        }
        driver().get(file.toUri().toString());
    }

    Path write(Results results) throws IOException {
        Path file = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            HtmlReport.write(results, out);
        }
        return file;
    }

    /** The window has that many pixels from now on until the end of the test. */
    void resize(int width, int height) {
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Shown as on that medium, or to somebody with that preference. */
    void media(String media, String feature, String value) {
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("media", media, "features", List.of(Map.of("name", feature, "value", value))));
    }

    WebElement find(String css) {
        return driver().findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver().findElements(By.cssSelector(css));
    }

    String text(String css) {
        return find(css).getText();
    }

    /** Whether it is there to be seen, folded up by nothing; WebDriver takes what paper unfolds for folded up. */
    boolean visible(String css) {
        return Boolean.TRUE.equals(
                driver().executeScript("return document.querySelector(arguments[0]).checkVisibility()", css));
    }

    /** What a script says that looks for what is wrong: none of it. */
    void none(String script, String where) {
        assertThat(driver().executeScript(script))
                .as(where)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isEmpty();
    }
}
