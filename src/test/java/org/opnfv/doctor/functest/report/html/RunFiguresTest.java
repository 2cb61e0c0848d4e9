package org.opnfv.doctor.functest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;

/** The figures of a run: in one unit with what they are compared with, and from which checkpoints. */
class RunFiguresTest {

    @TempDir
    private Path directory;

    private RunFixture run(int instances) {
        return new RunFixture(directory, instances);
    }

    private static List<String> figures(RunFixture run) {
        return RunFigures.of(run.assess()).stream()
                .map(figure ->
                        figure.name() + ": " + figure.value() + (figure.more() == null ? "" : " " + figure.more()))
                .toList();
    }

    private static RunFigures.End end(RunFixture run, String name) {
        return RunFigures.of(run.assess()).stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .end();
    }

    private static String place(RunFixture run, String name) {
        RunFigures.End end = end(run, name);
        return end.key()
                + (end.instance() == null ? "" : " of " + end.instance().label());
    }

    private RunFixture three() {
        return run(3).only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(300_000)),
                        RunFixture.notified(2, RunFixture.time(100_000)),
                        RunFixture.notified(3, RunFixture.time(1_200_000)));
    }

    @Test
    void oneInstanceHasItsLatency() {
        assertThat(figures(run(1)))
                .containsExactly(
                        "Latency: 200.0 ms of 1,000 ms",
                        "Detected: 100.0 ms after the fault",
                        "In all: 300.0 ms from the fault",
                        "Told: 1 of 1 instance");
    }

    @Test
    void severalHaveTheLastTheMedianAndTheFirst() {
        assertThat(figures(three()))
                .containsExactly(
                        "Last owner told: 1,200.0 ms of 1,000 ms",
                        "Median: 300.0 ms",
                        "First: 100.0 ms",
                        "Detected: 100.0 ms after the fault",
                        "In all: 1,300.0 ms from the fault",
                        "Told: 3 of 3 instances");
    }

    @Test
    void theUnitIsThatOfTheThreshold() {
        assertThat(figures(run(1).set("threshold_s", 0.001))).contains("Latency: 200.0 ms of 1 ms");
        assertThat(figures(run(1).set("threshold_s", 60.0))).contains("Latency: 0.200 s of 60 s");
        assertThat(figures(run(1).set("threshold_s", 0.2))).contains("Latency: 200.001 ms of 200 ms");
    }

    @Test
    void whatIsNotMeasuredIsSaid() {
        assertThat(figures(run(2).only("monitor.log")))
                .containsExactly("Last owner told: not measured threshold 1,000 ms", "Told: 2 of 2 instances");
    }

    @Test
    void anOwnerWhoWasNeverToldIsTheLast() {
        assertThat(figures(run(1).only("consumer.log").missing(1)))
                .containsExactly(
                        "Latency: never threshold 1,000 ms",
                        "Detected: 100.0 ms after the fault",
                        "Told: 0 of 1 instance");
        RunFixture two = run(3).only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(300_000)),
                        RunFixture.notified(2, RunFixture.time(100_000)))
                .missing(3);
        assertThat(figures(two))
                .containsExactly(
                        "Last owner told: never threshold 1,000 ms",
                        "Last of those told: 300.0 ms of 1,000 ms",
                        "Median of those told: 200.0 ms",
                        "First: 100.0 ms",
                        "Detected: 100.0 ms after the fault",
                        "Told: 2 of 3 instances");
    }

    @Test
    void whereTheTimeOfAnOwnerIsNotKnownTheLastIsThatOfThoseTold() {
        RunFixture run = run(3).only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(300_000)),
                        RunFixture.notified(2, RunFixture.time(100_000)));

        assertThat(figures(run))
                .containsSubsequence(
                        "Last owner told: not known threshold 1,000 ms",
                        "Last of those told: 300.0 ms of 1,000 ms",
                        "Median of those told: 200.0 ms",
                        "First: 100.0 ms");
    }

    @Test
    void theMedianOfAnEvenCountEndsAtNoLine() {
        assertThat(end(run(2), "Median")).isNull();
        assertThat(end(run(2), "First")).isNotNull();
    }

    @Test
    void eachEndsAtItsCheckpoint() {
        assertThat(place(three(), "Last owner told")).isEqualTo("T09 of doctor_vm3-k3x9f2");
        assertThat(place(three(), "Median")).isEqualTo("T09 of doctor_vm1-k3x9f2");
        assertThat(place(three(), "First")).isEqualTo("T09 of doctor_vm2-k3x9f2");
        assertThat(place(three(), "Detected")).isEqualTo("T01");
        assertThat(place(three(), "In all")).isEqualTo("T09 of doctor_vm3-k3x9f2");
        assertThat(end(three(), "Told")).isNull();
        assertThat(place(
                        three().set(
                                        "recovery",
                                        Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185)),
                        "Host back"))
                .isEqualTo("Nova-has-heard-of-the-host-again");
    }
}
