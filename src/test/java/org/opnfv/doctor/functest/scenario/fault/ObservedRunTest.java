package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.TimelineEntry;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.scenario.AlarmCondition;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** Runs in which nothing but the fault is ours, and somebody else's agent does what owners wait for. */
class ObservedRunTest {
    @TempDir
    private Path logs;

    @AutoClose
    private final SmallCloud cloud = SmallCloud.start();

    private Duration restoreTimeout = Duration.ofSeconds(20);

    private Assessment run(String fault, String preset, CloudAgent.Reaction reaction) throws Exception {
        Plan plan = ScenarioFixture.plan(
                fault,
                Map.of(
                        "chain",
                        new Plan.Chain(Monitor.named("none"), Inspector.named("none"), false),
                        "observeTimeout",
                        Duration.ofSeconds(10),
                        "restoreTimeout",
                        restoreTimeout,
                        "alarm",
                        AlarmCondition.PRESETS.get(preset)));
        try (CloudAgent agent = new CloudAgent(cloud, reaction)) {
            Assessment run = ScenarioFixture.run(cloud, logs, plan, Clocks.system());
            assertThat(agent.hasActed()).isTrue();
            return run;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "evacuated, link-down, {'evacuate': {}}, instance seen elsewhere",
        "host-changed, link-down, {'evacuate': {}}, instance seen elsewhere",
        "rebuilt, force-down, {'rebuild': {'imageRef': 'x'}}, host seen down in Nova",
        "deleted, force-down, , instance seen deleted"
    })
    void anOwnerWaitsForWhatThePresetSays(String preset, String fault, String action, String seen) throws Exception {
        Assessment run = run(
                fault,
                preset,
                (agent, host, instances) -> instances.forEach(instance -> {
                    if (action == null) {
                        agent.compute().deleteInstance(instance);
                    } else {
                        agent.act(instance, action);
                    }
                }));

        assertThat(run.reasons()).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.timeline())
                .extracting(TimelineEntry::what)
                .contains(seen, "host seen down in Nova")
                .as("that was the fault")
                .doesNotContain("host seen forced down");
        assertThat(run.facts().cleanup().errors()).isEmpty();
        assertThat(run.facts().cleanup().complete()).isTrue();
    }

    /** The latency counts from the fault; what the chain does not have is absent. */
    @Test
    void whatOthersMarkIsSeenAndLeftToThem() throws Exception {
        Assessment run = run("link-down", "state-error", (agent, host, instances) -> {
            agent.compute().forceDown(host, true);
            instances.forEach(instance -> agent.compute().resetState(instance, "error"));
        });

        assertThat(run.verdict()).as(run.reasons().toString()).isEqualTo(Verdict.PASS);
        assertThat(run.detected()).isNull();
        assertThat(run.facts().latencyFrom()).isEqualTo("fault");
        assertThat(run.moments()).containsOnlyKeys(Checkpoint.T00);
        assertThat(run.instances().get(0).moments())
                .containsKeys(Checkpoint.T05, Checkpoint.T09)
                .doesNotContainKeys(Checkpoint.T03);
        assertThat(run.instances().get(0).latency()).isEqualTo(run.total().orElseThrow());
        assertThat(run.instances().get(0).own()).isNull();
        assertThat(run.timeline())
                .extracting(TimelineEntry::what)
                .contains("host seen forced down", "instance seen in error");
        assertThat(run.notes())
                .anyMatch(note -> note.contains("the latency counts from the fault itself (T00)"))
                .anyMatch(note -> note.contains("is forced down in Nova, which is not this run's doing"));
        assertThat(run.facts().cleanup().complete()).as("the host is back").isTrue();
        assertThat(cloud.admin().compute().computeServices()).anyMatch(service -> service.forcedDown());
    }

    @Test
    void whatAnEvacuationLeavesOnTheHostIsTold() throws Exception {
        Assessment run = run(
                "link-down",
                "evacuated",
                (agent, host, instances) -> instances.forEach(instance -> agent.act(instance, "{'evacuate': {}}")));

        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.notes())
                .anyMatch(note -> note.startsWith("evacuated from compute-") && note.contains("restarted"));
        assertThat(run.facts().cleanup().complete()).isTrue();
    }

    /** Nova refuses what our undo asks for, and so the ledger keeps it for a later clean. */
    @Test
    void aHostThatWeForcedDownAndOthersEvacuatedStaysSoUntilItsNovaComputeIsRestarted() throws Exception {
        restoreTimeout = Duration.ofSeconds(2);
        Assessment run = run(
                "force-down",
                "evacuated",
                (agent, host, instances) -> instances.forEach(instance -> agent.act(instance, "{'evacuate': {}}")));

        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(run.notes())
                .noneMatch(note -> note.contains("is forced down in Nova, which is not this run's doing"));
        assertThat(run.facts().cleanup().complete()).isFalse();
        assertThat(run.facts().cleanup().errors())
                .anyMatch(error -> error.contains("Ensure the compute service has been restarted"));
    }

    @Test
    void nobodyWhoActsIsAFail() throws Exception {
        Assessment run = run("link-down", "evacuated", (agent, host, instances) -> {});

        assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.reasons()).singleElement().asString().startsWith("missing: 1 of 1 instance not notified");
    }
}
