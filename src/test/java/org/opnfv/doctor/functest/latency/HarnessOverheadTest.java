package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of a latency is the harness's own, from the logs of two instances that one thread marked one after the other. */
class HarnessOverheadTest {
    @TempDir
    private Path parent;

    private RunFixture run;

    @BeforeEach
    void begin() {
        run = new RunFixture(parent, 2);
        run.only(
                "inspector.log",
                RunFixture.line("Inspector.java 90 INFO   event posted at " + RunFixture.time(3_000)),
                RunFixture.line("Marker.java 49 INFO   doctor found 2 instances on host(compute-1) at "
                        + RunFixture.time(4_000)),
                marked(2, 50_000, " own=0.000500"),
                marked(1, 100_000, " own=0.000800"));
        run.only(
                "consumer.log",
                RunFixture.notified(2, RunFixture.time(80_000)) + " own=0.000400",
                RunFixture.notified(1, RunFixture.time(130_000)) + " own=0.000300");
    }

    private static String marked(int number, long at, String own) {
        return RunFixture.line("Marker.java 102 INFO   doctor mark vm(doctor_vm" + number + "-k3x9f2) error at "
                + RunFixture.time(at) + " instance=" + RunFixture.id(number) + own);
    }

    @Test
    void isToldOfTheFirstAndTheLast() {
        assertThat(own())
                .containsExactly(
                        new HarnessOverhead(seconds("0.004500"), seconds("0.000000"), seconds("0.000400")),
                        new HarnessOverhead(seconds("0.004500"), seconds("0.000300"), seconds("0.000300")));
        assertThat(own().get(1).total()).isEqualByComparingTo("0.0051");
    }

    @Test
    void theCallForTheHostIsNotTheFirst() {
        run.log(
                "inspector.log",
                RunFixture.line("Marker.java 127 INFO   doctor mark host(compute-1) down at " + RunFixture.time(60_000)
                        + " own=0.000200"));

        assertThat(own())
                .containsExactly(
                        new HarnessOverhead(seconds("0.004500"), seconds("0.000000"), seconds("0.000400")),
                        new HarnessOverhead(seconds("0.004500"), seconds("0.000300"), seconds("0.000300")));
    }

    @Test
    void isNotKnownWhereTheLogsDoNotSay() {
        run.edit(
                "inspector.log",
                lines -> lines.stream()
                        .map(line -> line.replace(" own=0.000800", ""))
                        .toList());
        assertThat(run.assess().instances().get(0).own()).isNull();
        assertThat(own()).hasSize(2).element(1).isNull();
    }

    @Test
    void isNotKnownWhereAForeignMonitorWasBeforeOurs() {
        run.edit(
                "inspector.log",
                lines -> lines.stream()
                        .map(line -> line.contains("doctor found")
                                ? RunFixture.line(
                                        "Marker.java 49 INFO   doctor found 2 instances on host(compute-1) at 1795396709.980000")
                                : line)
                        .toList());

        assertThat(own()).containsExactly(null, null);
    }

    @Test
    void isNotMoreThanTheLatency() {
        run.edit(
                "inspector.log",
                lines -> lines.stream()
                        .map(line -> line.replace(" own=0.000800", " own=0.126001"))
                        .toList());

        assertThat(own()).hasSize(2).element(0).isNotNull();
        assertThat(own()).element(1).isNull();
    }

    private List<HarnessOverhead> own() {
        return run.assess().told().stream().map(InstanceResult::own).collect(Collectors.toList());
    }

    private static BigDecimal seconds(String text) {
        return new BigDecimal(text);
    }
}
