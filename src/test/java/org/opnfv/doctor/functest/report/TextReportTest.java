package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;

class TextReportTest {

    private static final Map<String, Object> INCOMPLETE = Map.of(
            "state",
            "incomplete",
            "errors",
            List.of("network 1234: Conflict 409: one or more ports are still in use on the network, so it stays"));

    @TempDir
    Path directory;

    private RunFixture run(int instances) {
        return new RunFixture(directory, instances);
    }

    /** The report with the folder, whose name is not ours, made short. */
    private String text(RunFixture run) {
        Assessment assessment = run.assess();
        return TextReport.render(assessment, false).replace(assessment.folder().toString(), "logs/RUN");
    }

    @Test
    void aPassOfOneInstanceFitsOnHalfAScreen() {
        assertThat(text(run(1))).isEqualTo("""
                PASS  the owner was told in time

                  latency     0.200 s from detection to notification, threshold 1 s
                  in all      0.300 s from the fault until the last owner was told
                  notified    1 of 1 instance on compute-1

                   first ms   last ms   after detection
                     -100.0             T00  link down                    |*                   |
                        0.0             T01  host detected as dead        |    *               |
                        3.0                  Inspector told               |    *               |
                      100.0             T03  instance set to error        |        *           |
                      200.0             T09  Consumer notified            |           *        |
                      350.0             T04  host marked down             |                 *  |
                      400.0                  host seen down in Nova       |                   *|

                  cost        inspector to evaluator    200.0 ms  67 %  |       =============|
                              monitor                   100.0 ms  33 %  |=======             |
                  run         20261123-011706-k3x9f2, embedded, link-down
                  cleanup     complete
                  logs        logs/RUN
                """);
    }

    @Test
    void whatOfTheLatencyIsOurOwnIsALine() {
        RunFixture run = run(1);
        append(run, "consumer.log", " notified at ", " own=0.000400");
        ownTimeInInspectorLog(run, 1);

        assertThat(text(run)).contains("ours        of it 4.9 ms: 4.5 to the calls, 0.0 between them, 0.4 to record");
    }

    @Test
    void whatIsOurOwnOfTheFirstIsNotTakenForThatOfTheLast() {
        RunFixture run = run(2);
        run.only("consumer.log", notified(1, time(100_000)) + " own=0.000400", notified(2, time(200_000)));
        ownTimeInInspectorLog(run, 2);

        assertThat(text(run))
                .contains("ours        first 4.9 ms: 4.5 to the calls")
                .doesNotContain("of it 4.9 ms");
    }

    private static void append(RunFixture run, String log, String words, String end) {
        run.edit(
                log,
                lines -> lines.stream()
                        .map(line -> line.contains(words) ? line + end : line)
                        .toList());
    }

    private static void ownTimeInInspectorLog(RunFixture run, int found) {
        append(run, "inspector.log", " mark vm(", " own=0.000500");
        String words = "doctor found " + found + " instances on host(compute-1) at " + time(4_000);
        run.log("inspector.log", RunFixture.line("Marker.java 49 INFO   " + words));
    }

    @Test
    void aFailSaysWhyAndWhichInstances() {
        String text = text(run(2).only("consumer.log", notified(1, time(1_200_001)))
                .missing(2)
                .set("cleanup", INCOMPLETE));

        assertThat(text).startsWith("""
                FAIL  1 late, 1 missing of 2 notifications

                  why         late: 1 of 2 instances notified after the threshold of 1 s, the
                                last one, doctor_vm1-k3x9f2, after 1.200001 s
                              missing: 1 of 2 instances not notified: doctor_vm2-k3x9f2
                  latency     last 1.200 s, median 1.200 s, first 1.200 s, threshold 1 s
                  notified    1 of 2 instances on compute-1
                  instances   doctor_vm2-k3x9f2  not notified
                              doctor_vm1-k3x9f2  1.200 s  late
                """);
        assertThat(text).endsWith("""
                  cleanup     incomplete
                              network 1234: Conflict 409: one or more ports are still in use on
                                the network, so it stays
                  undo with   doctor-functest clean logs/RUN
                  logs        logs/RUN
                """);
    }

    @Test
    void oneInstanceFailsInItsOwnWords() {
        assertThat(text(run(1).only("consumer.log").missing(1))).startsWith("FAIL  the owner was not told\n");
        assertThat(text(run(1).only("consumer.log", notified(1, time(3_000_000)))
                        .seenDown(3_000_000)))
                .startsWith("FAIL  the owner was told too late\n");
        assertThat(text(run(1).set("host_down_seen", null).missing()))
                .startsWith("FAIL  the cloud did not show the host down\n");
    }

    @Test
    void anUnknownStartsWithTheCause() {
        assertThat(text(run(1).set("observation", "failed").set("problem", "Nova: 503 Service Unavailable")))
                .startsWith("""
                        UNKNOWN  this run does not show whether the owners were told in time

                          why         Nova: 503 Service Unavailable
                                      the observation failed
                        """);
    }

    @Test
    void withoutADetectionTheTimelineStartsWithTheFirstCheckpoint() {
        assertThat(text(run(1).only("monitor.log")))
                .contains("latency     not measured, threshold 1 s")
                .contains("first ms   last ms   after link down")
                .contains("    300.0             T09  Consumer notified");
    }

    @Test
    void thoseOnOtherHostsAreNotForgotten() {
        assertThat(text(run(1).addInstance(RunFixture.instance(2, "compute-2"))))
                .contains("  notified    1 of 1 instance on compute-1, of 2 that were made\n");
    }

    @Test
    void aThousandInstancesTakeAScreen() {
        String text = text(run(1000));

        assertThat(text.lines()).hasSizeLessThan(30);
        assertThat(text)
                .contains("PASS  the owners of all 1000 instances were told in time")
                .contains("last 0.201 s, median 0.201 s, first 0.200 s")
                .contains("  worst       doctor_vm1000-k3x9f2  0.201 s\n")
                .contains("              and 995 more\n")
                .contains("T09  Consumer notified (1000)");
    }

    @Test
    void theWorstOfAThousandAreTheMissingThenTheSlowest() {
        String[] lines = IntStream.rangeClosed(3, 1000)
                .mapToObj(i -> notified(i, time(2_000_000 + i)))
                .toArray(String[]::new);

        assertThat(text(run(1000).only("consumer.log", lines).missing(1, 2))).contains("""
                  worst       doctor_vm1-k3x9f2     not notified
                              doctor_vm2-k3x9f2     not notified
                              doctor_vm1000-k3x9f2  2.001 s  late
                              doctor_vm999-k3x9f2   2.001 s  late
                              doctor_vm998-k3x9f2   2.001 s  late
                              and 995 more
                """);
    }

    @Test
    void whatWasKeptIsNoWarning() {
        assertThat(text(run(1).set("cleanup", Map.of("state", "kept", "errors", List.of()))))
                .contains(
                        "cleanup     the resources are kept, as asked; the host is back\n  undo with   doctor-functest clean logs/RUN\n");
    }

    @Test
    void manyErrorsOfTheCleanupAreCounted() {
        List<String> errors = IntStream.range(0, 1000)
                .mapToObj(i -> "instance " + i + ": 503")
                .toList();
        String text = text(run(1).set("cleanup", Map.of("state", "incomplete", "errors", errors)));

        assertThat(text).contains("instance 4: 503").contains("and 995 more").doesNotContain("instance 5: 503");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        List<RunFixture> runs = List.of(
                run(1),
                run(2).set("cleanup", INCOMPLETE),
                run(1000).only("consumer.log"),
                run(5000).set("observation", "interrupted").set("problem", "word ".repeat(60)),
                run(2).only("monitor.log"));

        assertThat(runs).allSatisfy(run -> assertThat(text(run).lines()).allMatch(line -> line.length() <= 80));
    }

    @Test
    void namesMoveNothing() {
        List<String> names = List.of("x".repeat(300), "a\nPASS  b", "\u001b[32mgreen", "\u202egnp.exe", "  ");
        List<Map<String, Object>> instances = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            instances.add(RunFixture.instance(i + 1, "compute-1"));
            instances.get(i).put("name", names.get(i));
        }
        Assessment assessment = run(names.size())
                .set("instances", instances)
                .only("consumer.log")
                .missing(1, 2, 3, 4, 5)
                .assess();

        assertThat(TextReport.render(assessment, false).lines().map(String::length))
                .allMatch(length ->
                        length <= 80 || length <= assessment.folder().toString().length() + 14);
        assertThat(TextReport.render(assessment, true))
                .contains("a\ufffdPASS  b", "\ufffd[32mgreen", "\ufffdgnp.exe", RunFixture.id(5) + "  ")
                .doesNotContain("\nPASS", "\u001b[32m", "\u202e");
    }

    @Test
    void aLatencyAboveTheThresholdDoesNotLookLikeIt() {
        assertThat(text(run(1).only("consumer.log", notified(1, time(1_000_040)))))
                .contains("latency     1.00004 s from detection to notification, threshold 1 s");
    }

    @Test
    void aHostThatIsBackAtOnceWasAwayForMilliseconds() {
        assertThat(text(run(1).set(
                                "recovery",
                                Map.of("link_up", 1795396715, "host_up", 1795396715.003, "seconds", 0.003))))
                .contains("  recovery    3.0 ms from link up until Nova had heard of the host\n");
    }

    @Test
    void coloursComeOnlyWhenAskedFor() {
        Assessment assessment = run(1).assess();

        assertThat(TextReport.render(assessment, false)).doesNotContain("\u001b");
        assertThat(TextReport.render(assessment, true))
                .startsWith("\u001b[1;32mPASS\u001b[0m")
                .satisfies(text -> assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .isEqualTo(TextReport.render(assessment, false)));
    }

    @Test
    void aRunWithAnUnreadableManifestStillSaysWhereItIs() {
        Assessment assessment = Assessment.of(directory);

        assertThat(TextReport.render(assessment, false))
                .startsWith("UNKNOWN")
                .contains("run.json is missing", "  cleanup     not known\n")
                .doesNotContain("undo with")
                .contains("  logs        " + directory + "\n");
    }

    @Test
    void theHostsClockAndItsComingBackAreTold() {
        RunFixture run = run(1).fault(1795396709.9, 0.00092)
                .set(
                        "clock_offsets",
                        List.of(Map.of(
                                "host", "compute-1", "measured", 1795396709, "offset_s", 5.2, "bound_s", 0.0009)))
                .set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185));

        assertThat(text(run))
                .contains("  T00         by the host's own clock, corrected, give or take 1.0 ms\n")
                .contains("  recovery    3.2 s from link up until Nova had heard of the host\n");
    }

    @Test
    void aTimeThatTheHostDidNotTellIsSaid() {
        RunFixture run = run(1).fault(1795396709.9, null)
                .without("fault.log")
                .set(
                        "clock_offsets",
                        List.of(Map.of(
                                "host", "compute-1", "measured", 1795396709, "offset_s", 0.1, "bound_s", 0.001)));

        assertThat(text(run)).contains("  T00         when the host was told to go: its own time is not known\n");
    }
}
