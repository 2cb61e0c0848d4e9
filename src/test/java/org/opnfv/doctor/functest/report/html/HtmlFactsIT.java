package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.Sla;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** What the page says is so, each number leads to what says so, and what is left out is said. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class HtmlFactsIT {

    @RegisterExtension
    private static final ReportPage PAGE = new ReportPage();

    @TempDir
    private Path directory;

    private static Results of(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }

    private RunFixture returned(int instances) {
        return new RunFixture(directory, instances)
                .set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185))
                .log(
                        "fault.log",
                        RunFixture.line("RecoveryNote.java 37 INFO   Nova was seen to have heard of compute-1 again at "
                                + "1795396718.185000"));
    }

    private static String behind(WebElement number) {
        PAGE.choose(number);
        return PAGE.seen(By.id("line")).getText();
    }

    @Test
    void eachNumberLeadsToWhatSaysSo() throws IOException {
        Assessment run = returned(1).assess();
        PAGE.open(of(run));

        assertThat(behind(PAGE.find("[data-key='figure:Latency']")))
                .startsWith("Latency: 200.0 ms")
                .contains(
                        "monitor.log, line 1, in " + run.folder(),
                        "consumer.log, line 1",
                        "doctor consumer notified at");
        assertThat(behind(PAGE.find("[data-key='figure:Detected']")))
                .contains("fault.log, line 1", "monitor.log, line 1");
        assertThat(behind(PAGE.find("[data-key='figure:Host back']")))
                .contains("fault.log, line 2", "heard of compute-1 again");
        assertThat(behind(PAGE.find("#instance [aria-label^='Inspector told']")))
                .contains("inspector.log, line 1", "event posted at");
        assertThat(behind(PAGE.find("#instance [aria-label^='host seen down in Nova']")))
                .contains("run.json, host_down_seen");
        assertThat(behind(PAGE.find("[data-key='cost:T01']")))
                .startsWith("monitor: 100.0 ms")
                .contains("T00 link down", "fault.log, line 1", "T01 host detected as dead", "monitor.log, line 1");
    }

    @Test
    void whatOnlyTheRecordSaysLeadsToTheRecord() throws IOException {
        PAGE.open(of(returned(1).only("fault.log").assess()));

        assertThat(behind(PAGE.find("#instance [aria-label^='T00']"))).contains("run.json, fault");
        assertThat(behind(PAGE.find("[data-key='figure:Host back']"))).contains("run.json, recovery");
    }

    @Test
    void anOwnerWhoWasNeverToldIsLookedAtFirst() throws IOException {
        PAGE.open(of(new RunFixture(directory, 3)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(200_000)),
                        RunFixture.notified(3, RunFixture.time(1_900_000)))
                .missing(2)
                .assess()));

        assertThat(PAGE.text("#instance-title")).contains("doctor_vm2-");
        assertThat(PAGE.text("#instance")).contains("not notified", "Not known: the owner was not told.");
    }

    @Test
    void withoutADetectionZeroHasItsName() throws IOException {
        PAGE.open(of(new RunFixture(directory, 2).only("monitor.log").assess()));

        assertThat(PAGE.text("#instance")).contains("Times after T00.");
        assertThat(PAGE.text("main")).doesNotContain("after detection");
        assertThat(PAGE.text("footer")).doesNotContain("detection");
        assertThat(PAGE.all("#instances option[value=detection]")).isEmpty();
        PAGE.find("#instances summary").click();
        assertThat(PAGE.seen(By.cssSelector("#instances caption")).getText()).isEqualTo("Checkpoints, after T00");
        assertThat(behind(PAGE.find("#instance [aria-label^='T09']"))).contains("after T00");
    }

    @Test
    void bothOfTwoRunsCanBeReached() throws IOException {
        Series base = Series.of(List.of(new ResultsFixture(2)
                .set("20261123-011706-k3x9f2", 1)
                .iterations()
                .get(0)));
        Series other = Series.of(List.of(new ResultsFixture(2)
                .set("20261124-030405-m4h7qp", 1)
                .iterations()
                .get(0)));
        PAGE.open(Results.of(base, other, null, null));
        assertThat(PAGE.text("#figures-title")).contains("m4h7qp");

        PAGE.choose(PAGE.find("#series-0 table [data-run='0-0'] button"));

        PAGE.until("the base", By.id("figures-title"), "k3x9f2");
    }

    @Test
    void reasonsCriteriaAndExtremesLeadToTheirRun() throws IOException {
        Series made = new ResultsFixture(2).set("20261123-011706-k3x9f2", 9);
        PAGE.open(Results.of(made, Sla.parse("last<1us")));
        String slowest = PAGE.text("#sla tbody button");

        PAGE.choose(PAGE.all("#series-0 svg [role=button]").get(2));
        PAGE.until("the first iteration", By.id("figures-title"), "iteration-001");
        PAGE.choose(PAGE.find("#sla tbody button"));
        PAGE.until("the slowest iteration", By.id("figures-title"), slowest);
        PAGE.choose(PAGE.all("#series-0 svg [role=button]").get(2));
        PAGE.until("the first iteration", By.id("figures-title"), "iteration-001");
        PAGE.choose(PAGE.all("#series-0 .figures button").get(0));
        PAGE.until("the slowest iteration", By.id("figures-title"), slowest);
    }

    @Test
    void whatIsLeftOutIsSaidAndNamed() throws IOException {
        PAGE.open(new ResultsFixture(1000).series(10));

        assertThat(PAGE.text("header")).contains("To keep this page small", "of 12,000");
        PAGE.find("#instances option[value=fast]").click();
        assertThat(behind(PAGE.find("#instances svg [aria-label*=', T09']")))
                .contains("consumer.log, line ", ", in logs/20261123-011706-k3x9f2/iteration-", "left out here");
    }

    @Test
    void aBrowserThatCannotUnpackTheDetailsKeepsWhatIsPlain() throws IOException {
        Path page = PAGE.write(new ResultsFixture(2).run());
        String packed = Files.readString(page);
        Files.writeString(page, packed.replaceFirst("(type=\"application/gzip\">)[^<]+", "$1bm90aGluZw=="));

        PAGE.driver().get(page.toUri().toString());

        assertThat(PAGE.seen(By.cssSelector("#run .fail")).getText())
                .startsWith("The details of 20261123-011706-k3x9f2 cannot be shown by this browser: ");
        assertThat(PAGE.text("#outcomes")).contains("doctor_vm2-k3x9f2");
    }

    @Test
    void anInterruptedRunHasNoEmptyPictures() throws IOException {
        PAGE.driver()
                .get(PAGE.write(of(new RunFixture(directory, 1)
                                .set("fault", null)
                                .set("host", null)
                                .set("host_down_seen", null)
                                .set("expected", List.of())
                                .set("observation", null)
                                .set("problem", "interrupted by the user")
                                .without("fault.log")
                                .without("inspector.log")
                                .without("monitor.log")
                                .without("consumer.log")
                                .assess()))
                        .toUri()
                        .toString());

        PAGE.until("the script has run", "document.getElementById('plain') === null");
        assertThat(PAGE.text("header")).contains("Why UNKNOWN", "interrupted by the user");
        assertThat(PAGE.all("#instance")).isEmpty();
        assertThat(PAGE.text("#figures")).startsWith("Figures\nThere are no figures: nothing was measured.");
        assertThat(PAGE.find("#settings").isDisplayed()).isTrue();
    }
}
