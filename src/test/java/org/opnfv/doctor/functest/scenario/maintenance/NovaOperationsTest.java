package org.opnfv.doctor.functest.scenario.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.maintenance.InstanceAction;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.scenario.Interruption;
import org.opnfv.doctor.functest.scenario.RunContext;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** What belongs to others stays as it is. */
class NovaOperationsTest {
    @TempDir
    private Path logs;

    private SmallCloud cloud;
    private Compute compute;
    private Ledger ledger;
    private NovaOperations operations;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        compute = cloud.admin().compute();
        RunFolder folder = RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1,
                        30,
                        "instance-id",
                        false,
                        1L,
                        ManifestContext.UNKNOWN));
        ledger = new Ledger(folder.path("ledger.jsonl"));
        RunContext context = new RunContext(
                null,
                ScenarioFixture.plan(1, null, null, null),
                folder,
                null,
                null,
                new Interruption(),
                ledger,
                cloud.admin(),
                null,
                Clocks.system());
        MaintainableHosts hosts = new MaintainableHosts(List.of("compute-1", "compute-2"), 4, List.of());
        operations = new NovaOperations(
                new AdminToolKind.Request(context, null, hosts, cloud.admin(), null, null, null, null, null),
                host -> {});
    }

    @AfterEach
    void stop() {
        ledger.close();
        cloud.close();
    }

    @Test
    void anInstanceOfOthersIsNotMoved() {
        Instance theirs = cloud.boot("theirs", "compute-1");

        assertThatThrownBy(() -> operations.loads(List.of("compute-1", "compute-2")))
                .hasMessageContaining("host compute-1 has the instance theirs (" + theirs.id() + ") of others");
        assertThatThrownBy(() -> operations.move(theirs.id(), "compute-1", InstanceAction.MIGRATE))
                .hasMessageContaining("of others");
        assertThat(cloud.status(theirs)).isEqualTo("ACTIVE");
        assertThat(ledger.open()).isEmpty();
    }

    @Test
    void aHostThatOthersDisabledIsLeftToThem() {
        compute.disable("compute-1", "a broken fan");

        assertThatThrownBy(() -> operations.disable("compute-1")).hasMessageContaining("disabled by others");
        assertThatThrownBy(() -> operations.enable("compute-1")).hasMessageContaining("disabled by others");
        assertThat(compute.computeService("compute-1").disabledReason()).isEqualTo("a broken fan");

        operations.disable("compute-2");
        operations.enable("compute-2");
        assertThat(compute.computeService("compute-2").enabled()).isTrue();
    }
}
