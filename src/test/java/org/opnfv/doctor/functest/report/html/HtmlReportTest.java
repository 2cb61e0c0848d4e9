package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** What can be said of the page without a browser; {@code HtmlReportIT} looks at it in one. */
class HtmlReportTest {

    @TempDir
    private Path directory;

    private static String page(Results results) throws IOException {
        StringWriter text = new StringWriter();
        HtmlReport.write(results, text);
        return text.toString();
    }

    private static String page(Assessment run) throws IOException {
        return page(Results.of(Series.of(List.of(run)), null));
    }

    @Test
    void isOneFileThatNamesNoOther() throws IOException {
        String page = page(new ResultsFixture(2).run());

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .doesNotContain(" src=", "@import", "url(", "@style@", "@script@", "@summary@")
                .containsOnlyOnce("<style>")
                .contains("default-src 'none'");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void hostileTextEndsNoElement() throws IOException {
        String tame = page(new ResultsFixture(2).run());
        String hostile = page(new ResultsFixture(2)
                .hostile("</script><script>alert(1)</script><!--")
                .run());

        assertThat(hostile.split("</script>")).hasSameSizeAs(tame.split("</script>"));
        assertThat(hostile).doesNotContain("<script>alert", "<!--").contains("\\u003cscript\\u003ealert(1)");
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
        Series.SetUp asked =
                new Series.SetUp(3, null, "no host is free", none.setUp().cleanup());
        Series nothing = new Series(none.name(), none.folder(), List.of(), List.of(), asked);

        assertThat(page(Results.of(nothing, null))).contains("<title>UNKNOWN", "no host is free");
    }

    @Test
    void aLargeSeriesKeepsTheLinesOfTheSlowestAlone() throws IOException {
        assertThat(page(new ResultsFixture(400).series(40)).length())
                .as("without any text of log lines it would be smaller, with all of them much larger")
                .isBetween(1_000_000, 4_000_000);
    }

    @Test
    @SuppressWarnings("unchecked")
    void iterationsHaveTheNumbersOfTheirFolders() {
        var runs = (List<Map<String, Object>>) SeriesView.tree(
                        new Runs(Results.of(new ResultsFixture(1).set("20261123-011706-k3x9f2", 2), null)), 0)
                .get("runs");

        assertThat(runs).extracting(run -> run.get("warmUp")).containsExactly(true, true, false, false);
        assertThat(runs).extracting(run -> run.get("number")).containsExactly(-1, 0, 1, 2);
    }
}
