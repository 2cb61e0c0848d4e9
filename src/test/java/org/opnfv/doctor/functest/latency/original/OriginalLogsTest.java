package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.ComponentCost;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Verdict;

/** The real logs of the original, as they are. */
class OriginalLogsTest {

    private static Assessment one(Path place) {
        return RunReader.read(place);
    }

    private static List<String> timeline(Assessment run) {
        return run.timeline().stream()
                .map(c -> (c.id() + " " + c.what() + " " + c.first().toPlainString()
                                + (c.count() == 1 ? "" : " " + c.last().toPlainString()))
                        .strip())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console.txt"})
    void theLogsOf2017AndTheirConsoleCapture(String file) {
        Assessment run = one(SampleLogs.DANUBE.resolve(file));

        assertThat(run.reasons()).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.detected()).isEqualByComparingTo("1494251439.71");
        assertThat(run.figures().last()).isEqualByComparingTo("0.54");
        assertThat(timeline(run))
                .containsExactly(
                        "T01 host detected as dead 1494251439.71",
                        "Inspector told 1494251439.72",
                        "T03 instance set to error 1494251439.96 1494251440.01",
                        "T04 host marked down 1494251440.11",
                        "T05 Nova notified 1494251439.991812",
                        "T09 Consumer notified 1494251440.25");
        assertThat(run.instances()).hasSize(1);
        InstanceResult instance = run.instances().get(0);
        assertThat(instance.name()).isEqualTo("doctor_vm1");
        assertThat(instance.id()).isEqualTo("758366d5-35f7-452b-90dd-4b34730105a6");
        assertThat(instance.host()).isEqualTo("overcloud-novacompute-0.opnfvlf.org");
        assertThat(instance.moments()).containsOnlyKeys(Checkpoint.T03, Checkpoint.T05, Checkpoint.T09);
        assertThat(instance.at(Checkpoint.T09).orElseThrow().boundS()).isEqualByComparingTo("0.01");
        assertThat(run.notes())
                .contains("set to error too, and not of the test by its name: ofp_server")
                .contains("when the link went down is not recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "console.log"})
    void theLogOfTheLastRelease(String file) {
        Assessment run = one(SampleLogs.IRUYA.resolve(file));

        assertThat(run.reasons()).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.figures().last()).isEqualByComparingTo("0.1534184");
        assertThat(timeline(run))
                .containsExactly(
                        "T00 link down 1795396710.0359796",
                        "T01 host detected as dead 1795396710.1989796",
                        "Inspector told 1795396710.2019844",
                        "T03 instance set to error 1795396710.3204248",
                        "T04 host marked down 1795396710.2836113",
                        "T05 Nova notified 1795396710.305469",
                        "T09 Consumer notified 1795396710.352398");
        assertThat(run.instances()).extracting(InstanceResult::name).containsExactly("doctor_vm0");
        assertThat(run.facts().host().name()).isEqualTo("compute-2");
        assertThat(run.facts().isKnown()).isFalse();
        assertThat(run.costs())
                .extracting(ComponentCost::label)
                .containsExactlyInAnyOrder("monitor", "inspector", "controller", "notifier + evaluator");
        assertThat(run.costs().stream().map(ComponentCost::seconds).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.3164184");
    }

    @Test
    void everyTimeHasTheLineThatSaysSo() {
        Assessment run = one(SampleLogs.IRUYA);
        CheckpointTime linkDown = run.moments().get(Checkpoint.T00);
        CheckpointTime notified = run.instances().get(0).at(Checkpoint.T09).orElseThrow();

        assertThat(linkDown.clock()).isEqualTo(CheckpointTime.Clock.HOST);
        assertThat(linkDown.boundS()).isNull();
        assertThat(linkDown.line().text()).contains("raw failure:163");
        assertThat(notified.line().file()).isEqualTo("console.log");
        assertThat(notified.line().text()).endsWith("doctor consumer notified at 1795396710.352398");
        assertThat(SampleLogs.iruya().split("\n")[(int) notified.line().number() - 1])
                .isEqualTo(notified.line().text());
    }

    @Test
    void aLinkDownOfAnotherRunIsNotThisOnes() {
        assertThat(one(SampleLogs.IRUYA).notes())
                .contains(
                        "disable_network.log has a link down 163.2 s after the detection: it is of another run, or of a clock"
                                + " that was off, and does not count");
    }
}
