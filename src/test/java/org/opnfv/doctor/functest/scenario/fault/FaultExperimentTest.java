package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.inspector.InstancesByHost;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunLogs;
import org.opnfv.doctor.functest.scenario.FailureRecorder;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioException;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** What is looked at before the fault: nothing else of the scene is there to be asked. */
class FaultExperimentTest {
    @TempDir
    private Path folder;

    @AutoClose
    private SmallCloud cloud;

    private MonitorInspectorChain chain;
    private Instance stayed;
    private Instance moved;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        stayed = cloud.boot("doctor_vm1-abc123", "compute-1");
        moved = cloud.boot("doctor_vm2-abc123", "compute-2");
        InstancesByHost hosts = new InstancesByHost(cloud.admin().compute(), false);
        hosts.refresh(Set.of(stayed.id(), moved.id()), "doctor_vm");
        chain = new MonitorInspectorChain(
                null, ScenarioFixture.plan(2, null, null, null).chain(), hosts, null);
    }

    /** Both were on compute-1 when they had booted. */
    private FaultExperiment strike() {
        return new FaultExperiment(
                null, null, chain, "compute-1", List.of(stayed.id(), moved.id()), target -> !target.ours(), null);
    }

    @Test
    void anInstanceThatMovedAwayIsSeenBeforeTheFault() {
        assertThatThrownBy(() -> strike().run())
                .isInstanceOf(ScenarioException.class)
                .hasMessage("1 of 2 instances of the test on compute-1 moved away before the fault: see that nothing"
                        + " migrates instances during a test");
    }

    @Test
    void theRunIsUnknownThenAndNoHostIsTouched() {
        RunFolder run = RunFolder.create(
                folder,
                RunId.random(),
                new ManifestSeed(
                        "0.1.0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1,
                        30,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
        try (RunLogs logs = new RunLogs(run)) {
            new FailureRecorder(run, logs, new Interruption(), Clocks.system()).run(() -> strike().run());
        }

        Assessment assessment = Assessment.of(run.path());
        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons().get(0)).contains("moved away before the fault");
        assertThat(cloud.admin().compute().computeServices()).noneMatch(service -> service.forcedDown());
        assertThat(cloud.status(stayed)).isEqualTo("ACTIVE");
    }

    @Test
    void aNamedHostThatCannotBeTakenDownIsRefusedBeforeAnythingIsMade() throws Exception {
        Plan plan = ScenarioFixture.plan("crash", Map.of("host", "compute-1"));

        Assessment assessment = ScenarioFixture.run(cloud, folder, plan, Clocks.system());

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons().get(0)).isEqualTo("host compute-1 has no kernel that could be crashed");
        assertThat(Files.readString(folder.resolve("latest/ledger.jsonl"))).doesNotContain("\"project\",");
    }
}
