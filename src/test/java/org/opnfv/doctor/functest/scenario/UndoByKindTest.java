package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.embedded.HostInfo;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.Manifest.Cleanup.State;
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunState;

/** The ways back, and {@link Restore} which walks them. */
class UndoByKindTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private SmallCloud cloud;
    private Compute compute;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        compute = cloud.admin().compute();
        site = ScenarioFixture.site(cloud);
    }

    @AfterEach
    void stop() {
        site.close();
        cloud.close();
    }

    @Test
    void whatLostItsIdIsFoundByNameAndWhatIsNotThereIsUndone() {
        Instance known = cloud.boot("doctor_vm1-abc123", null);
        cloud.boot("doctor_vm2-abc123", null);
        Instance foreign = cloud.boot("doctor_vm1-other1", null);
        cloud.admin().image().createImage("doctor_image-abc123", new byte[8], "raw");
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            List<Change> instances = ledger.intend(
                    ChangeKinds.INSTANCE,
                    Map.of(
                            "doctor_vm1-abc123",
                            Map.of(),
                            "doctor_vm2-abc123",
                            Map.of(),
                            "doctor_vm3-abc123",
                            Map.of()));
            instances.stream()
                    .filter(change -> change.name().equals(known.name()))
                    .forEach(change -> ledger.made(change, known.id()));
            for (String kind : List.of(
                    ChangeKinds.IMAGE, ChangeKinds.PROJECT, ChangeKinds.USER, ChangeKinds.NETWORK, ChangeKinds.ALARM)) {
                ledger.intend(kind, "doctor_" + kind + "-abc123", Map.of());
            }

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(cloud.status(known)).isEqualTo("gone");
        assertThat(cloud.status(foreign)).as("of another run").isEqualTo("ACTIVE");
        assertThat(cloud.admin().image().findImage("doctor_image-abc123")).isEmpty();
        assertThat(cloud.admin().image().findImage("some-image")).isPresent();
    }

    @Test
    void theHostComesBackBeforeItsInstancesGo() {
        Instance instance = cloud.boot("doctor_vm1-abc123", "compute-1");
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.made(ledger.intend(ChangeKinds.INSTANCE, instance.name(), Map.of()), instance.id());
            ledger.intend("link-down", "compute-1", Map.of());
            ledger.intend(ChangeKinds.FORCED_DOWN, "compute-1", Map.of());
            cloud.hosts().link("compute-1", false);
            compute.forceDown("compute-1", true);

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(compute.computeServices()).allMatch(service -> service.up() && !service.forcedDown());
    }

    @Test
    void aNovaComputeThatWasStoppedIsStartedAndHeardOf() {
        cloud.hosts().novaCompute("compute-1", false);
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend("nova-compute-stopped", "compute-1", Map.of("lifeline", ""));

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(cloud.hosts().hosts()).allMatch(HostInfo::novaComputeUp);
        assertThat(compute.computeServices()).allMatch(ComputeService::up);
    }

    @Test
    void aDisabledHostIsEnabledAndAMoveIsNotLeftUnconfirmed() {
        Instance instance = cloud.boot("doctor_vm1-abc123", "compute-1");
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend(ChangeKinds.DISABLED, "compute-1", Map.of());
            ledger.intend(ChangeKinds.DISABLED, "a-host-that-is-gone", Map.of());
            ledger.intend(ChangeKinds.MOVED, instance.id(), Map.of("from", "compute-1"));
            ledger.intend(ChangeKinds.MOVED, "an-instance-that-is-gone", Map.of("from", "compute-1"));
            compute.disable("compute-1", new ResourceNames("abc123").disabledReason());
            compute.migrate(instance.id());
            await().until(() -> cloud.status(instance).equals("VERIFY_RESIZE"));

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(compute.computeServices()).allMatch(ComputeService::enabled);
        assertThat(cloud.status(instance)).isEqualTo("ACTIVE");
    }

    @Test
    void aHostThatOthersDisabledStaysDisabled() {
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend(ChangeKinds.DISABLED, "compute-1", Map.of());
            compute.disable("compute-1", "a broken fan");

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(compute.computeService("compute-1").disabledReason()).isEqualTo("a broken fan");
    }

    @Test
    void theStateOfAnInstanceIsPutBackThoughItsRunWasKilledJustAfterItWasAnnounced() {
        Instance instance = cloud.boot("doctor_vm1-abc123", "compute-1");
        compute.resetState(instance.id(), "error");
        try (Ledger ledger = new Ledger(folder.resolve("ledger.jsonl"))) {
            ledger.intend(ChangeKinds.INSTANCE_STATE, instance.id(), Map.of("state", "active"));

            assertThat(ledger.undo(change -> true, ScenarioFixture.actions(cloud.admin(), site)))
                    .isEmpty();
        }
        assertThat(cloud.status(instance)).isEqualTo("ACTIVE");
    }

    @Test
    void anInstanceThatStaysIsNamedWithItsState() {
        Instance instance = cloud.boot("doctor_vm1-abc123", "compute-1");
        cloud.hosts().link("compute-1", false);
        Change change = new Change(1, 1, ChangeKinds.INSTANCE, instance.name(), instance.id(), Map.of());

        Map<Change, String> failed =
                new DeleteInstances(compute, Duration.ofSeconds(1), new RetryableFailures()).undo(List.of(change));

        assertThat(failed).containsOnlyKeys(change);
        assertThat(failed.get(change)).startsWith("still there after 1 s, status ");
    }

    private RunFolder run() {
        return RunFolder.create(
                folder,
                RunId.random(),
                new ManifestSeed(
                        "1",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1,
                        30,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatOnlyTheHostItselfCanBringBackIsSaidToBeWaitedFor() {
        RunFolder run = run();
        try (Ledger ledger = Restore.ledger(run)) {
            Restore.noteCloud(ledger, run, site, cloud.admin());
            ledger.intend("link-down", "compute-1", Map.of());
        }
        Site apart = ScenarioFixture.but(Site.class, site, "host", host -> {
            Host real = site.host((String) host);
            return ScenarioFixture.but(
                    Host.class,
                    real,
                    "link",
                    none -> ScenarioFixture.but(FaultTarget.class, real.link(), "up", waits -> {
                        ((Consumer<String>) waits).accept("waits for " + host);
                        return real.link().up();
                    }));
        });
        List<String> said = new CopyOnWriteArrayList<>();

        assertThat(Restore.later(
                        RunState.of(run.path()),
                        apart,
                        CloudSettings.defaults(),
                        PATIENCE,
                        ScenarioFixture.NOBODY,
                        line -> {},
                        said::add))
                .isEmpty();

        assertThat(said).containsExactly("waits for compute-1");
    }

    @Test
    void laterMeansInTheSameCloud() throws Exception {
        RunFolder run = run();
        Instance instance = cloud.boot("doctor_vm1-abc123", null);
        try (Ledger ledger = Restore.ledger(run)) {
            Restore.noteCloud(ledger, run, site, cloud.admin());
            ledger.intend(ChangeKinds.INSTANCE, instance.name(), Map.of());
        }
        assertThat(RunState.of(run.path()).cleanup().state()).isEqualTo(State.INCOMPLETE);
        assertThat(Restore.endedWithItsCloud(RunState.of(run.path()))).isFalse();

        try (SmallCloud other = SmallCloud.start();
                Site wrong = ScenarioFixture.site(other)) {
            assertThatThrownBy(() -> Restore.later(
                            RunState.of(run.path()),
                            wrong,
                            CloudSettings.defaults(),
                            PATIENCE,
                            ScenarioFixture.NOBODY,
                            line -> {},
                            line -> {}))
                    .isInstanceOf(SettingsError.class)
                    .hasMessageContaining(
                            "was made in the cloud at " + cloud.credentials().authUrl());
        }
        assertThat(cloud.status(instance)).isEqualTo("ACTIVE");

        assertThat(Restore.later(
                        RunState.of(run.path()),
                        site,
                        CloudSettings.defaults(),
                        PATIENCE,
                        ScenarioFixture.NOBODY,
                        line -> {},
                        line -> {}))
                .isEmpty();
        assertThat(RunFolder.open(run.path()).manifest().cleanup())
                .isEqualTo(new Manifest.Cleanup(State.COMPLETE, List.of()));
        assertThat(cloud.status(instance)).isEqualTo("gone");
        assertThat(RunState.of(run.path()).cleanup().state()).isEqualTo(State.COMPLETE);
    }
}
