package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.report.html.PageText.of;
import static org.opnfv.doctor.functest.report.html.PageText.page;
import static org.opnfv.doctor.functest.report.html.PageText.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.ResultsFixture;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;

/** What the page says of a run, and at its top. */
class RunPageTest {

    private static final String SERIES = "20261123-011706-k3x9f2";

    @TempDir
    private Path directory;

    private RunFixture run(int instances) {
        return new RunFixture(directory, instances);
    }

    private static Series made(Series from, SeriesSetUp setUp) {
        return new Series(from.name(), from.folder(), from.warmUp(), from.iterations(), setUp);
    }

    @Test
    void aRunHasItsVerdictItsReasonsItsFiguresAndWhatBecameOfEachInstance() throws IOException {
        String text = text(of(run(3).only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(200_000)),
                        RunFixture.notified(3, RunFixture.time(1_900_000)))
                .missing(2)
                .assess()));

        assertThat(text)
                .contains("✗ FAIL 1 late, 1 missing of 3 notifications")
                .contains("Why FAIL late: 1 of 3 instances notified after the threshold of 1 s")
                .contains("Last owner told never threshold 1,000 ms Last of those told 1,900.0 ms of 1,000 ms")
                .contains("doctor_vm2-k3x9f2 not notified – doctor_vm3-k3x9f2 late 1,900.0 ms consumer.log, line 2 "
                        + "doctor_vm1-k3x9f2 on time 200.0 ms consumer.log, line 1")
                .contains("installer embedded", "started 2026-11-23 01:17:06 UTC", "cleanup complete");
    }

    @Test
    void ofManyInstancesTheSlowestComeFirstAndTheRestIsFoldedUp() throws IOException {
        String page = page(run(333).assess());
        int fold = page.indexOf("<summary>313 more instances</summary>");

        assertThat(page.substring(0, fold))
                .contains("doctor_vm333-k3x9f2", "doctor_vm314-k3x9f2")
                .doesNotContain("doctor_vm313-k3x9f2");
        assertThat(page.substring(fold)).contains("doctor_vm313-k3x9f2", "doctor_vm1-k3x9f2");
    }

    @Test
    void aTimelineHasEachCheckpointThePartThatEndedThereAndItsLine() throws IOException {
        String text = text(of(run(1).assess()));

        assertThat(text)
                .contains("T00 link down -100.0 ms fault.log, line 1")
                .contains("T01 host detected as dead 0.0 ms monitor 100.0 ms monitor.log, line 1")
                .containsPattern("T09 Consumer notified 200.0 ms [a-z +]+ [0-9.]+ ms consumer.log, line 1")
                .contains("Not recorded: T0")
                .containsPattern(
                        "T09 Consumer notified 200.[0-9]{3} ms after detection · 2026-[-0-9]+ [0-9:.]+ UTC, our clock.* · "
                                + "consumer.log, line 1 [^·]*doctor consumer notified at");
    }

    @Test
    void eachNumberLeadsToTheLineThatSaysSo() throws IOException {
        String page = page(run(1).assess());

        assertThat(page)
                .contains("<dt>Latency</dt> <dd><a href='#run-0-0-0-T09'>200.0 ms</a>")
                .contains("<dt>Detected</dt> <dd><a href='#run-0-0-0-T01'>100.0 ms</a>")
                .contains("<li id='run-0-0-0-T09'>", "<a href='#run-0-0-0-T09'>consumer.log, line 1</a>");
    }

    @Test
    void whatOnlyTheRecordSaysNamesItsMember() throws IOException {
        String text = text(
                of(run(1).set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185))
                        .only("fault.log")
                        .assess()));

        assertThat(text)
                .contains("T00 link down -100.0 ms run.json, fault")
                .containsPattern(
                        "Nova has heard of the host again [0-9.,]+ ms after detection · [^·]+ · run.json, recovery");
    }

    @Test
    void anOwnerWhoWasNeverToldIsLookedAtFirst() throws IOException {
        assertThat(text(of(run(3).only(
                                "consumer.log",
                                RunFixture.notified(1, RunFixture.time(200_000)),
                                RunFixture.notified(3, RunFixture.time(1_900_000)))
                        .missing(2)
                        .assess())))
                .contains("Timeline of doctor_vm2-k3x9f2")
                .contains(
                        " on compute-1: not notified. Times after detection. The threshold of 1,000 ms is beyond the picture.");
    }

    @Test
    void withoutADetectionZeroHasItsName() throws IOException {
        assertThat(text(of(run(2).only("monitor.log").assess())))
                .contains("Times after T00.", "T00 link down 0.0 ms")
                .doesNotContain("after detection", "after the detection", "threshold of");
    }

    @Test
    void whereNoCheckpointIsRecordedThereIsNoPictureOfNothing() throws IOException {
        String page = page(run(4).set("fault", null)
                .set("host_down_seen", null)
                .set("observation", null)
                .set("problem", "interrupted by the user")
                .only("fault.log")
                .only("inspector.log")
                .only("monitor.log")
                .only("consumer.log")
                .assess());

        assertThat(page)
                .contains("No checkpoint of this run is recorded.", "doctor_vm4-k3x9f2", "interrupted by the user")
                .doesNotContain("<svg", "Timeline");
    }

    @Test
    void aLatencyAboveItsThresholdDoesNotLookLikeIt() throws IOException {
        assertThat(text(of(run(1).only("consumer.log", RunFixture.notified(1, RunFixture.time(1_000_040)))
                        .seenDown(2_000_000)
                        .assess())))
                .contains("Latency 1,000.04 ms of 1,000 ms")
                .contains("late. Times after detection.")
                .contains("T09 Consumer notified 1,000.04 ms");
    }

    @Test
    void whatCouldNotBeUndoneIsAtTheTopWithItsCommand() throws IOException {
        Assessment run = run(1).set("cleanup", Map.of("state", "incomplete", "errors", List.of("network 1234: 409")))
                .assess();
        assertThat(text(of(run)))
                .contains("Not all is undone network 1234: 409 This undoes the rest: doctor-functest clean "
                        + run.folder());
        assertThat(page(of(run))).contains("<title>PASS – the owner was told in time; not all is undone</title>");

        Assessment kept = run(1).set("cleanup", Map.of("state", "kept", "errors", List.of()))
                .assess();
        assertThat(text(of(kept)))
                .contains("The resources are kept, as asked This undoes them: doctor-functest clean ")
                .doesNotContain("Not all is undone");
    }

    @Test
    void whatASeriesSharedAndCouldNotUndoIsAtTheTopToo() throws IOException {
        Series made = new ResultsFixture(1).set(SERIES, 2);
        Series left = made(
                made,
                new SeriesSetUp(
                        2,
                        null,
                        null,
                        new RunFacts.Cleanup(false, false, List.of("the project could not be deleted: 409"))));

        assertThat(text(Results.of(left, null)))
                .contains("✓ PASS", "Not all is undone the project could not be deleted: 409")
                .contains("doctor-functest clean logs/" + SERIES);
        assertThat(text(Results.of(made, left, null, null))).doesNotContain("Not all is undone");
    }

    @Test
    void aSeriesSaysWhyAndOfWhichIteration() throws IOException {
        Series made = new ResultsFixture(1).set(SERIES, 2);
        Assessment late =
                new ResultsFixture(1).slower(30).set(SERIES, 2).iterations().get(1);
        Series series = new Series(
                made.name(),
                made.folder(),
                made.warmUp(),
                List.of(made.iterations().get(0), late),
                new SeriesSetUp(5, null, "no host is free", made.setUp().cleanup()));

        String page = page(Results.of(series, Sla.parse("failures=0")));

        assertThat(text(Results.of(series, Sla.parse("failures=0"))))
                .contains("Why FAIL failures=0: 1 of 2 no host is free 3 of 5 iterations are not there FAIL " + SERIES
                        + "/iteration-002 : late: the last one was told after");
        assertThat(text(Results.of(series, null)))
                .contains(
                        "Passed 1 of 5 iterations",
                        "Made 2 of 5 iterations",
                        "2 of the 5 iterations asked for were made, after 2 to warm up: 1 PASS, 1 FAIL");
        assertThat(page.substring(0, page.indexOf("</header>")))
                .contains("<a href='#run-0-3'>" + SERIES + "/iteration-002</a>");
        assertThat(page).containsOnlyOnce("id='run-0-3'");
    }

    @Test
    void theThresholdIsBesideWhatItDecides() throws IOException {
        assertThat(text(Results.of(new ResultsFixture(3).set(SERIES, 4), null)))
                .containsPattern("Last owner told [0-9.]+ ms of 1,000 ms")
                .contains(
                        "Passed 4 of 4 iterations",
                        "4 iterations, after 2 to warm up; all passed; the threshold is 1,000 ms.");
    }

    @Test
    void allHostsAreNamed() throws IOException {
        List<Assessment> runs = List.of(
                on("compute-3", 1), on("compute-1", 2), on("compute-1", 3), on("compute-2", 4), on("compute-4", 5));

        assertThat(text(Results.of(Series.of(runs), null)))
                .contains("· hosts compute-1, compute-2, compute-3 and 1 more ·");
        assertThat(text(Results.of(Series.of(runs.subList(1, 3)), null))).contains("· host compute-1 ·");
    }

    private Assessment on(String host, int iteration) {
        return run(1).iteration(iteration)
                .set("host", Map.of("name", host, "address", "127.0.0.1"))
                .assess();
    }

    @Test
    void aGateSaysByHowMuch() throws IOException {
        Series other = new ResultsFixture(4).slower(1.2).set("20261124-030405-m4h7qp", 30);

        assertThat(text(Results.of(new ResultsFixture(4).set(SERIES, 30), other, null, RegressionGate.parse("10%"))))
                .containsPattern("Regression .* ✗ FAIL \\+2[0-9]\\.[0-9] %, median [0-9.]+ -> [0-9.]+ ms, 10 % allowed")
                .contains("A: Series " + SERIES, "B: Series 20261124-030405-m4h7qp");
    }

    @Test
    void whatIsInNamesMovesNothingAndIsNoElement() throws IOException {
        String page =
                page(new ResultsFixture(1).hostile("<b>\u202e\u001b[31m\n\"x").run());

        assertThat(page).contains("&lt;b&gt;\ufffd\ufffd[31m\ufffd&quot;x1").doesNotContain("<b>", "\u001b", "\u202e");
    }

    @Test
    void whereNothingWasMeasuredTheFiguresSaySo() throws IOException {
        assertThat(page(of(Assessment.of(directory.resolve("none")))))
                .contains("<p>There are no figures: nothing was measured.</p>")
                .doesNotContain("<dl");
    }

    @Test
    void ofARunWithoutARecordItIsNotKnownWhatIsUndone() throws IOException {
        assertThat(text(of(Assessment.of(directory.resolve("none")))))
                .contains("What is known of the run without its run.json", "cleanup not known")
                .doesNotContain("undone", "as run.json has it");
    }
}
