package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.embedded.HostInfo;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.Downtime;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;

class EmbeddedInstallerTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "monitor.probe", "auto",
            "embedded.port", "0",
            "embedded.release", "zed",
            "embedded.hosts", "2",
            "embedded.alarm_cache_ttl_s", "1.0",
            "embedded.report_interval_s", "0.25",
            "embedded.service_down_time_s", "1.0");

    @TempDir
    private Path folder;

    @Test
    void startsAnOpenStackOfItsOwnThatEndsWithUs() {
        try (Site site = open(Map.of("OS_AUTH_URL", "http://127.0.0.1:1/v3"), SETTINGS);
                Cloud cloud = Cloud.connect(site.credentials(), CloudSettings.defaults())) {
            assertThat(site.endsWithUs()).isTrue();
            assertThat(cloud.compute().computeServices()).hasSize(2);
            assertThat(site.description())
                    .contains("of this process at " + site.credentials().authUrl());
        }
    }

    @Test
    void usesOneThatRunsAlreadyAndLeavesItRunning() throws Exception {
        try (SmallCloud running = SmallCloud.start()) {
            try (Site site =
                    open(running.environment(), elsewhere(running.environment().get("DOCTOR_EMBEDDED_URL")))) {
                assertThat(site.endsWithUs()).isFalse();
                Host host = site.host("compute-3");
                assertThat(host.clockOffset()).as("one machine, one clock").isEmpty();
                Downtime times =
                        host.link().down(Duration.ofSeconds(1), () -> false).orElseThrow();
                assertThat(times.before()).isBeforeOrEqualTo(times.after());
                assertThat(running.hosts().hosts())
                        .filteredOn(info -> !info.linkUp())
                        .extracting(HostInfo::name)
                        .containsExactly("compute-3");
                host.link().up();
                assertThat(running.hosts().hosts()).allMatch(HostInfo::linkUp);
                assertThat(host.echo().port()).isPositive();
                assertThatThrownBy(() -> site.host("compute-4"))
                        .isInstanceOf(HostException.class)
                        .hasMessageContaining("has no host compute-4");
            }
            assertThat(running.admin().compute().computeServices()).hasSize(3);
        }
    }

    @Test
    void whatCannotBeFoundOrReachedIsOneLine() throws Exception {
        assertThatThrownBy(() -> open(Map.of("HOME", folder.toString()), elsewhere("http://127.0.0.1:1")))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("no credentials");
        try (SmallCloud running = SmallCloud.start();
                Site site = open(running.environment(), elsewhere("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> site.host("compute-1"))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("http://127.0.0.1:1")
                    .hasMessageContaining("still running?");
        }
        Map<String, String> icmp = new HashMap<>(SETTINGS);
        icmp.put("monitor.probe", "icmp");
        assertThatThrownBy(() -> open(Map.of(), icmp))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining("embedded hosts answer udp alone");
        assertThatThrownBy(() -> Installer.named("joid"))
                .isInstanceOf(SiteException.class)
                .hasMessageContaining(
                        "unknown installer joid: there are apex, daisy, devstack, embedded, fuel, kolla, local, osa");
    }

    @Test
    void anInterruptedOrderIsAHostsFailureNotABug() throws Exception {
        try (SmallCloud running = SmallCloud.start();
                Site site = open(
                        running.environment(), elsewhere(running.environment().get("DOCTOR_EMBEDDED_URL")))) {
            Host host = site.host("compute-1");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> host.link().down(Duration.ofSeconds(1), () -> false))
                    .isInstanceOf(HostException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Site open(Map<String, String> environment, Map<String, String> settings) {
        return Installer.named("embedded").open(new SiteRequest(environment, folder, folder, settings::get));
    }

    private static Map<String, String> elsewhere(String url) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.put("embedded.url", url);
        return settings;
    }
}
