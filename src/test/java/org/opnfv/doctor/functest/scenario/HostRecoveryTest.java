package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.ComputeService;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;

/** A host is back when Nova has heard of it after its link was, and not while Nova has not yet noticed that it was gone. */
class HostRecoveryTest {
    private static final String HOST = "compute-2";
    private static final List<Change> CUT = List.of(new Change(1, 1, "link-down", HOST, null, Map.of()));

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

    private HostRecovery hostBack() {
        return new HostRecovery(site, cloud.admin().compute(), Duration.ofSeconds(20), (host, link, shownUp) -> {});
    }

    private Map<Change, String> undo(Optional<Downtime> times) {
        return hostBack()
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
    void aHostThatNeverWentNeedsAHeartbeatToo() {
        Instant before = service().updatedAt();

        assertThat(undo(Optional.empty())).isEmpty();

        assertThat(service().updatedAt()).isAfter(before);
    }
}
