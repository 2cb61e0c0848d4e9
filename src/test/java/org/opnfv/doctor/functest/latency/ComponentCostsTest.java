package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.line;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;

class ComponentCostsTest {

    @TempDir
    Path directory;

    private static InstanceResult instance(Map<Checkpoint, String> times) {
        Map<Checkpoint, CheckpointTime> moments = new EnumMap<>(Checkpoint.class);
        times.forEach((checkpoint, at) -> moments.put(
                checkpoint, new CheckpointTime(new BigDecimal(at), BigDecimal.ZERO, CheckpointTime.Clock.OURS, null)));
        return new InstanceResult("vm", "id", "host", null, null, Outcome.ON_TIME, moments, null);
    }

    private static List<String> spans(Map<Checkpoint, String> times) {
        return ComponentCosts.spans(Map.of(), instance(times)).stream()
                .map(span -> span.label() + " " + span.since() + "-" + span.until() + " " + span.seconds())
                .toList();
    }

    private static List<String> costs(Map<Checkpoint, String> times) {
        return ComponentCosts.of(Map.of(), instance(times)).stream()
                .map(cost -> cost.label() + " " + cost.seconds() + " "
                        + cost.share().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void eachComponentHasTheTimeUpToItsCheckpointTheLargestFirst() {
        assertThat(costs(Map.of(
                        Checkpoint.T00,
                        "0.00",
                        Checkpoint.T01,
                        "0.10",
                        Checkpoint.T02,
                        "0.15",
                        Checkpoint.T03,
                        "0.42",
                        Checkpoint.T04,
                        "0.50",
                        Checkpoint.T05,
                        "0.40",
                        Checkpoint.T06,
                        "0.60",
                        Checkpoint.T07,
                        "0.70",
                        Checkpoint.T08,
                        "0.80",
                        Checkpoint.T09,
                        "1.00")))
                .containsExactly(
                        "evaluator 0.40 0.4",
                        "controller 0.25 0.25",
                        "notifier 0.20 0.2",
                        "monitor 0.10 0.1",
                        "inspector 0.05 0.05");
    }

    @Test
    void theMeanOfSeveralRunsAddsUp() {
        List<ComponentCost> fast = ComponentCosts.of(
                Map.of(),
                instance(Map.of(
                        Checkpoint.T00, "0.0", Checkpoint.T01, "0.1", Checkpoint.T05, "0.2", Checkpoint.T09, "0.3")));
        List<ComponentCost> slow = ComponentCosts.of(
                Map.of(),
                instance(Map.of(
                        Checkpoint.T00, "0.0", Checkpoint.T01, "0.1", Checkpoint.T05, "0.4", Checkpoint.T09, "0.7")));

        assertThat(ComponentCosts.mean(List.of(fast, slow)))
                .extracting(cost -> cost.label() + " " + cost.seconds() + " " + cost.share())
                .containsExactlyInAnyOrder(
                        "inspector + controller 0.2 0.4", "notifier + evaluator 0.2 0.4", "monitor 0.1 0.2");
        assertThat(ComponentCosts.mean(List.of())).isEmpty();
    }

    @Test
    void betweenWhatIsNotKnownComponentsShareATime() {
        assertThat(costs(Map.of(
                        Checkpoint.T00, "0.0", Checkpoint.T01, "0.2", Checkpoint.T05, "0.6", Checkpoint.T09, "1.0")))
                .containsExactly("inspector + controller 0.4 0.4", "notifier + evaluator 0.4 0.4", "monitor 0.2 0.2");
    }

    @Test
    void withoutT02TheAnswerForTheHostStandsIn() {
        assertThat(costs(Map.of(
                        Checkpoint.T00, "0.0", Checkpoint.T01, "0.2", Checkpoint.T04, "0.5", Checkpoint.T09, "1.0")))
                .containsExactly("controller to evaluator 0.5 0.5", "inspector 0.3 0.3", "monitor 0.2 0.2");
    }

    @Test
    void anAnswerForTheHostThatCameAfterNovaHadNotifiedStandsInForNothing() {
        assertThat(costs(Map.of(
                        Checkpoint.T01, "0.0", Checkpoint.T04, "0.4", Checkpoint.T05, "0.28", Checkpoint.T09, "0.54")))
                .containsExactly("inspector + controller 0.28 0.5185185", "notifier + evaluator 0.26 0.4814815");
    }

    @Test
    void aTimeOfAClockThatIsOffIsNoNegativeCost() {
        assertThat(costs(Map.of(
                        Checkpoint.T00,
                        "0.0",
                        Checkpoint.T01,
                        "0.2",
                        Checkpoint.T02,
                        "0.3",
                        Checkpoint.T05,
                        "0.1",
                        Checkpoint.T06,
                        "5.0",
                        Checkpoint.T09,
                        "1.0")))
                .containsExactly("controller to evaluator 0.7 0.7", "monitor 0.2 0.2", "inspector 0.1 0.1");
    }

    @Test
    void withoutT00TheSumBeginsWithTheDetection() {
        assertThat(costs(Map.of(Checkpoint.T01, "0.2", Checkpoint.T02, "0.4", Checkpoint.T09, "1.2")))
                .containsExactly("controller to evaluator 0.8 0.8", "inspector 0.2 0.2");
    }

    @Test
    void aPartGoesFromOneCheckpointToAnotherInTheOrderOfTheChain() {
        assertThat(spans(Map.of(
                        Checkpoint.T00,
                        "0.0",
                        Checkpoint.T01,
                        "0.2",
                        Checkpoint.T02,
                        "0.3",
                        Checkpoint.T05,
                        "0.6",
                        Checkpoint.T09,
                        "1.0")))
                .containsExactly(
                        "monitor T00-T01 0.2",
                        "inspector T01-T02 0.1",
                        "controller T02-T05 0.3",
                        "notifier + evaluator T05-T09 0.4");
        assertThat(spans(Map.of(
                        Checkpoint.T01, "0.0", Checkpoint.T04, "0.2", Checkpoint.T05, "0.28", Checkpoint.T09, "0.54")))
                .as("T04 stands in for T02")
                .containsExactly(
                        "inspector T01-T04 0.2", "controller T04-T05 0.08", "notifier + evaluator T05-T09 0.26");
        assertThat(spans(Map.of(
                        Checkpoint.T01, "0.0", Checkpoint.T04, "0.4", Checkpoint.T05, "0.28", Checkpoint.T09, "0.54")))
                .as("T04 is too late for that")
                .containsExactly("inspector + controller T01-T05 0.28", "notifier + evaluator T05-T09 0.26");
    }

    @Test
    void theWayOfAnOwnerWhoWasNotToldGoesAsFarAsItIsKnown() {
        assertThat(spans(Map.of(
                        Checkpoint.T00, "0.0", Checkpoint.T01, "0.2", Checkpoint.T02, "0.3", Checkpoint.T05, "0.6")))
                .containsExactly("monitor T00-T01 0.2", "inspector T01-T02 0.1", "controller T02-T05 0.3");
        assertThat(spans(Map.of())).isEmpty();
    }

    @Test
    void withoutANotificationThereAreNone() {
        assertThat(costs(Map.of(Checkpoint.T00, "0.0", Checkpoint.T01, "0.2"))).isEmpty();
        assertThat(costs(Map.of(Checkpoint.T00, "2.0", Checkpoint.T01, "2.2", Checkpoint.T09, "1.0")))
                .isEmpty();
    }

    @Test
    void aRunHasThoseOfItsLastInstanceAndTheLinesBehindTheTimes() {
        Assessment run = new RunFixture(directory, 2)
                .log(
                        "inspector.log",
                        line("Marker.java 40 INFO   doctor found 2 instances on host(compute-1) at " + time(5)))
                .assess();

        assertThat(run.moments()).containsOnlyKeys(Checkpoint.T00, Checkpoint.T01, Checkpoint.T02, Checkpoint.T04);
        assertThat(run.costs())
                .extracting(ComponentCost::label)
                .containsExactly("controller to evaluator", "monitor", "inspector");
        CheckpointTime notified = run.instances().get(1).at(Checkpoint.T09).orElseThrow();
        assertThat(notified.line().file()).isEqualTo("consumer.log");
        assertThat(notified.line().number()).isEqualTo(3);
        assertThat(notified.line().text()).contains("doctor consumer notified at 1795396710.200002");
        assertThat(notified.boundS()).isEqualByComparingTo("0.000001");
    }
}
