package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.installer.Site;

/** What follows from a look at the hosts, and that what somebody has set is not decided anew. */
class HostSurveyTest {
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

    private Map<String, String> settings(Site seen, Map<String, String> set) {
        return HostSurvey.of(seen, cloud.admin().compute().computeServices(), set)
                .settings();
    }

    /** All answer a connection to the port of SSH by refusing or accepting it, compute-1 alone the probe of the settings. */
    private Site withMostHostsSilent() {
        ProbeTarget nobody = new ProbeTarget(ProbeTarget.Kind.UDP, "127.0.0.1", 9);
        return ScenarioFixture.but(
                Site.class,
                site,
                "host",
                name -> name.equals("compute-1")
                        ? site.host("compute-1")
                        : ScenarioFixture.but(Host.class, site.host((String) name), "echo", any -> nobody));
    }

    @Test
    void whatIsSetStays() {
        assertThat(settings(site, Map.of())).containsOnly(Map.entry("fault.kind", "link-down"));
        assertThat(settings(site, Map.of("fault.kind", "nova-compute-stopped")))
                .containsOnly(Map.entry("fault.kind", "nova-compute-stopped"));
        assertThat(settings(site, Map.of("fault.kind", "manual"))).isEmpty();
        assertThat(settings(withMostHostsSilent(), Map.of("monitor.probe", "udp", "run.host", "compute-1")))
                .containsOnly(Map.entry("fault.kind", "link-down"));
    }

    @Test
    void hostsAreProbedInTheWayThatTheMostAnswer() {
        assertThat(settings(withMostHostsSilent(), Map.of()))
                .containsOnly(
                        Map.entry("fault.kind", "link-down"),
                        Map.entry("monitor.probe", "tcp"),
                        Map.entry("monitor.port", "22"));
        assertThat(settings(withMostHostsSilent(), Map.of("monitor.probe", "udp")))
                .containsOnly(Map.entry("fault.kind", "link-down"), Map.entry("run.host", "compute-1"));
    }
}
