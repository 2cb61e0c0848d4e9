package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.line;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {

    @TempDir
    Path directory;

    private List<String> timeline(RunFixture run) {
        return run.assess().timeline().stream()
                .map(c -> c.id() + " " + c.what() + " " + c.first().toPlainString() + " " + c.count())
                .toList();
    }

    @Test
    void itHasEveryCheckpointThatIsLogged() {
        assertThat(timeline(new RunFixture(directory, 3)))
                .containsExactly(
                        "T00 link down 1795396709.900000 1",
                        "T01 host detected as dead 1795396710.000000 1",
                        " Inspector told 1795396710.003000 1",
                        "T03 instance set to error 1795396710.100001 3",
                        "T04 host marked down 1795396710.350000 1",
                        " host seen down in Nova 1795396710.4 1",
                        "T09 Consumer notified 1795396710.200001 3");
    }

    @Test
    void aSpanEndsWithTheLastInstance() {
        TimelineEntry notified =
                new RunFixture(directory, 3).assess().timeline().get(6);

        assertThat(notified.last()).isEqualByComparingTo("1795396710.200003");
    }

    @Test
    void eachHasTheLineThatTellsOfItsFirst() {
        assertThat(new RunFixture(directory, 2).assess().timeline())
                .extracting(checkpoint -> checkpoint.id() + checkpoint.what() + ": "
                        + (checkpoint.line() == null
                                ? "run.json"
                                : checkpoint.line().file() + ", line "
                                        + checkpoint.line().number()))
                .containsExactly(
                        "T00link down: fault.log, line 1",
                        "T01host detected as dead: monitor.log, line 1",
                        "Inspector told: inspector.log, line 1",
                        "T03instance set to error: inspector.log, line 2",
                        "T04host marked down: inspector.log, line 4",
                        "host seen down in Nova: run.json",
                        "T09Consumer notified: consumer.log, line 1");
    }

    @Test
    void theReturnOfTheHostHasItsLineWhenThatTellsTheSameTime() {
        RunFixture run = new RunFixture(directory, 1)
                .set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185))
                .log(
                        "fault.log",
                        line("RecoveryNote.java 36 INFO   the link of compute-1 was up again at 1795396715.000000"))
                .log(
                        "fault.log",
                        line("RecoveryNote.java 37 INFO   Nova was seen to have heard of compute-1 again at "
                                + "1795396718.185000"));

        assertThat(run.assess().facts().recovery().line()).satisfies(line -> {
            assertThat(line.file()).isEqualTo("fault.log");
            assertThat(line.number()).isEqualTo(3);
        });
        assertThat(run.set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396719, "seconds", 4))
                        .assess()
                        .facts()
                        .recovery()
                        .line())
                .isNull();
    }

    @Test
    void theManifestStandsInForAFaultThatIsNotLogged() {
        assertThat(timeline(new RunFixture(directory, 1).only("fault.log")))
                .first()
                .isEqualTo("T00 link down 1795396709.9 1");
    }

    @Test
    void otherHostsAndInstancesAreLeftOut() {
        RunFixture run = new RunFixture(directory, 1)
                .only(
                        "inspector.log",
                        line("Inspector.java 90 INFO   event posted at 1795396709.000000"),
                        line("Inspector.java 90 INFO   event posted at 1795396710.004000"),
                        line(
                                "Inspector.java 95 INFO   doctor mark vm(other) error at 1795396710.100000 instance=other"),
                        line("Inspector.java 95 INFO   doctor mark vm(other) error at 1795396710.100000"),
                        line("Inspector.java 99 INFO   doctor mark host(compute-10) down at 1795396710.350000"));

        assertThat(timeline(run))
                .filteredOn(entry -> !entry.matches("T0[019].*|.*Nova.*"))
                .containsExactly(" Inspector told 1795396710.004000 1");
    }

    @Test
    void portsHaveALatencyOfTheirOwn() {
        RunFixture run = new RunFixture(directory, 1)
                .log(
                        "inspector.log",
                        line("Marker.java 140 INFO   doctor mark port(p1) DOWN at " + RunFixture.time(40_000)
                                + " instance=" + RunFixture.id(1) + " own=0.000100"),
                        line("Marker.java 140 INFO   doctor mark port(p2) DOWN at " + RunFixture.time(45_000)
                                + " instance=other own=0.000100"));

        assertThat(timeline(run)).contains(" data plane of port set down 1795396710.040000 2");
        assertThat(run.assess().portsDown()).hasValue(new BigDecimal("0.045000"));
        assertThat(new RunFixture(directory.resolve("none"), 1).assess().portsDown())
                .isEmpty();
    }
}
