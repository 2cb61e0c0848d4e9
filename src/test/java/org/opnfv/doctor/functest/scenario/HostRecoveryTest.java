package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.FaultTarget;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Manifest.Cleanup.State;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunState;

/** A host is back when Nova has heard of it after its link was, and not while Nova has not yet noticed that it was gone. */
@Timeout(60)
class HostRecoveryTest {
    private static final String HOST = "compute-2";
    private static final List<Change> CUT = List.of(new Change(1, 1, "link-down", HOST, null, Map.of()));

    @TempDir
    private Path logs;

    private SmallCloud cloud;
    private Site site;

    @BeforeEach
    void start() throws Exception {
        cloud = SmallCloud.start();
        site = ScenarioFixture.site(cloud);
    }

    @AfterEach
    void end() {
        site.close();
        cloud.close();
    }

    private ComputeService service() {
        return cloud.admin().compute().computeServices().stream()
                .filter(service -> service.host().equals(HOST))
                .findFirst()
                .orElseThrow();
    }

    private HostRecovery hostBack(Site at) {
        return new HostRecovery(at, cloud.admin().compute(), Duration.ofSeconds(20), (host, link, shownUp) -> {});
    }

    private void powered(boolean on) {
        cloud.hosts().link(HOST, on);
        cloud.hosts().novaCompute(HOST, on);
    }

    /** The cloud's hosts have no kernels of their own: here is one, which boots when it is given power. */
    private Site crashable() {
        FaultTarget kernel = new FaultTarget() {
            @Override
            public String name() {
                return "";
            }

            @Override
            public Optional<Downtime> down(Duration restoreAfter, BooleanSupplier seenDown) {
                throw new AssertionError("crashed again");
            }

            @Override
            public Optional<Downtime> up() {
                return Optional.empty();
            }
        };
        return ScenarioFixture.but(
                Site.class,
                site,
                "host",
                host -> ScenarioFixture.but(Host.class, site.host((String) host), "kernel", none -> kernel));
    }

    /** In another process, by a setting that is shorter than any boot. */
    private List<String> later(RunFolder run, Consumer<String> waits) {
        return Restore.later(
                RunState.of(run.path()),
                crashable(),
                CloudSettings.defaults(),
                Duration.ofMillis(1),
                ScenarioFixture.NOBODY,
                line -> {},
                waits);
    }

    private Map<Change, String> undo(Optional<Downtime> times) {
        return hostBack(site)
                .with((host, details) -> {
                    host.link().up();
                    return times;
                })
                .undo(CUT);
    }

    @Test
    void whatNovaHeardBeforeTheLinkWasBackDoesNotCount() {
        cloud.hosts().link(HOST, false);
        Instant before = service().updatedAt();

        assertThat(undo(Optional.empty())).isEmpty();

        assertThat(service().updatedAt()).isAfter(before);
        assertThat(service().up()).isTrue();
    }

    @Test
    void aNovaComputeIsBackThoughItsHostAnswersNoProbe() {
        cloud.hosts().novaCompute(HOST, false);
        ProbeTarget nobody = new ProbeTarget(ProbeTarget.Kind.UDP, "127.0.0.1", 9);
        Site silent = ScenarioFixture.but(
                Site.class,
                site,
                "host",
                host -> ScenarioFixture.but(Host.class, site.host((String) host), "echo", any -> nobody));
        HostRecovery recovery =
                new HostRecovery(silent, cloud.admin().compute(), Duration.ofSeconds(5), (host, link, shownUp) -> {});
        Change stopped = new Change(1, 1, "nova-compute-stopped", HOST, null, Map.of("lifeline", ""));

        assertThat(FaultUndo.undoActions(recovery, ScenarioFixture.NOBODY)
                        .get("nova-compute-stopped")
                        .undo(List.of(stopped)))
                .isEmpty();

        assertThat(service().up()).isTrue();
    }

    @Test
    void aHostWhoseKernelAKilledRunHasCrashedIsWaitedForUntilItHasBooted() {
        RunFolder run = ScenarioFixture.folder(logs, Clocks.system());
        try (Ledger ledger = Restore.ledger(run)) {
            Restore.noteCloud(ledger, run, site, cloud.admin());
            ledger.intend("crash", HOST, Map.of());
            ledger.intend(ChangeKinds.FORCED_DOWN, HOST, Map.of());
        }
        powered(false);
        cloud.admin().compute().forceDown(HOST, true);
        List<String> said = new ArrayList<>();

        List<String> left = later(run, line -> {
            said.add(line);
            assertThat(service().forcedDown()).as("marks are taken back before").isFalse();
            powered(true);
        });

        assertThat(left).isEmpty();
        assertThat(said).containsExactly("waits until compute-2 has booted, 900 s at most");
        assertThat(service().up()).isTrue();
        assertThat(RunState.of(run.path()).cleanup().state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void aHostThatHasBootedLongSinceIsNotSaidToBeWaitedFor() {
        RunFolder run = ScenarioFixture.folder(logs, Clocks.system());
        try (Ledger ledger = Restore.ledger(run)) {
            Restore.noteCloud(ledger, run, site, cloud.admin());
            ledger.intend("crash", HOST, Map.of());
        }

        assertThat(later(run, line -> {
                    throw new AssertionError(line);
                }))
                .isEmpty();

        assertThat(RunState.of(run.path()).cleanup().state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void aHostThatDoesNotBootIsNamedWithWhatToDo() {
        powered(false);
        Change crash = new Change(1, 1, "crash", HOST, null, Map.of());
        HostRecovery impatient = hostBack(crashable()).within(Duration.ofSeconds(1));

        assertThat(impatient
                        .with((host, details) -> {
                            impatient.awaitBoot(host);
                            return Optional.empty();
                        })
                        .undo(List.of(crash)))
                .containsOnly(Map.entry(
                        crash,
                        "compute-2 has not booted by itself within 1 s: see its console, or switch it off and on, and clean"
                                + " again when it is back"));
    }

    @Test
    void theTimeOfARecoveryBeginsWhenTheHostHasBooted() {
        powered(false);
        List<Instant> times = new CopyOnWriteArrayList<>();
        HostRecovery recovery = new HostRecovery(
                crashable(), cloud.admin().compute(), Duration.ofSeconds(20), new HostRecovery.Recovered() {
                    @Override
                    public void host(Host host, HostRecovery.Link link, Instant shownUp) {
                        times.addAll(List.of(link.seen(), shownUp));
                    }

                    @Override
                    public void boots(String line) {
                        times.add(Instant.now());
                        powered(true);
                    }
                });

        assertThat(FaultUndo.undoActions(recovery, ScenarioFixture.NOBODY)
                        .get("crash")
                        .undo(List.of(new Change(1, 1, "crash", HOST, null, Map.of()))))
                .isEmpty();

        assertThat(times).hasSize(3).isSorted();
    }

    @Test
    void aHostThatNeverWentNeedsAHeartbeatToo() {
        Instant before = service().updatedAt();

        assertThat(undo(Optional.empty())).isEmpty();

        assertThat(service().updatedAt()).isAfter(before);
    }
}
