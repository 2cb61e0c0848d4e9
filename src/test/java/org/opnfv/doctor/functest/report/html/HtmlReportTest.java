package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.html.PageText.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;

/** What can be said of the page without a browser; {@code HtmlReportIT} looks at it in one. */
class HtmlReportTest {

    @TempDir
    private Path directory;

    @Test
    void isOneFileThatNamesNoOther() throws IOException {
        String page = page(new ResultsFixture(2).run());

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain(" src=", "@import", "url(", "<script", "onclick")
                .containsOnlyOnce("<style>")
                .contains("default-src 'none'");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void hostileTextEndsNoElement() throws IOException {
        String hostile = page(new ResultsFixture(2)
                .hostile("</pre></title></svg><script>alert(1)</script><!--")
                .run());

        assertThat(hostile).doesNotContain("<script", "<!--").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void aRunOfWhichNothingIsKnownIsAPageToo() throws IOException {
        assertThat(page(Assessment.of(directory.resolve("none")))).contains("<title>UNKNOWN – this run does not show");
        assertThat(page(new RunFixture(directory, 1)
                        .set("fault", null)
                        .set("host", null)
                        .only("monitor.log")
                        .without("consumer.log")
                        .assess()))
                .contains("<title>UNKNOWN");
    }

    @Test
    void aSeriesOfWhichNothingWasMadeIsAPageToo() throws IOException {
        Series none = new ResultsFixture(1).set("20261123-011706-k3x9f2", 0);
        SeriesSetUp asked =
                new SeriesSetUp(3, null, "no host is free", none.setUp().cleanup());
        Series nothing = new Series(none.name(), none.folder(), List.of(), List.of(), asked);

        assertThat(page(Results.of(nothing, null))).contains("<title>UNKNOWN", "no host is free");
    }

    @Test
    void aThousandInstancesAreAllThereInLittleRoom() throws IOException {
        String page = page(new ResultsFixture(1000).run());

        assertThat(page.length()).isLessThan(600_000);
        assertThat(page)
                .contains("980 more instances", "doctor_vm1-k3x9f2", "doctor_vm1000-k3x9f2")
                .doesNotContain(" more. The reports");
    }

    @Test
    void ofALargeSeriesEachRunHasItsSlowest() throws IOException {
        String page = page(new ResultsFixture(400).series(40));

        assertThat(page.length()).isLessThan(1_500_000);
        assertThat(page)
                .contains("id='run-0-41'", "353 more. The reports -f json and -f csv list all of them.")
                .doesNotContain("Log lines of doctor_vm1-");
    }

    @Test
    void ofMoreThanAHundredRunsTheWorstHaveTheirPart() throws IOException {
        String page = page(new ResultsFixture(1).series(120));

        assertThat(page.split("<details class=\"run\"")).hasSize(101);
        assertThat(page).contains("Without a part of their own here: 22 runs.");
        assertThat(page.lines().filter(line -> line.contains("<a href='#run-") && line.contains("<circle")))
                .as("dots that lead somewhere")
                .hasSize(100);
    }

    @Test
    void eachLinkLeadsToAPlaceAndNoPlaceIsTwice() throws IOException {
        for (Results results : List.of(
                new ResultsFixture(30).run(), new ResultsFixture(3).series(9), new ResultsFixture(2).comparison(5))) {
            String page = page(results);
            List<String> places = found("id='([^']+)'", page);

            assertThat(places).doesNotHaveDuplicates();
            assertThat(places).containsAll(found("href='#([^']+)'", page));
        }
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
