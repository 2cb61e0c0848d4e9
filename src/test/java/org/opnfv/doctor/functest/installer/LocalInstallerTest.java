package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ProbeTarget;

class LocalInstallerTest {
    private static final Map<String, String> CREDENTIALS = Map.of(
            "OS_AUTH_URL", "http://192.0.2.1:5000/v3",
            "OS_USERNAME", "admin",
            "OS_PASSWORD", "s3cret",
            "OS_PROJECT_NAME", "admin");

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>(Map.ofEntries(
            Map.entry("hosts", "{compute-1: 192.0.2.11, compute-2: fd00::12}"),
            Map.entry("controllers", "[]"),
            Map.entry("monitor.probe", "auto"),
            Map.entry("monitor.port", "7"),
            Map.entry("ssh.user", "root"),
            Map.entry("ssh.port", "22"),
            Map.entry("ssh.hosts", "{}"),
            Map.entry("ssh.host_keys", "accept-new"),
            Map.entry("ssh.connect_timeout_s", "5.0"),
            Map.entry("ssh.command_timeout_s", "30.0"),
            Map.entry("ssh.attempts", "3"),
            Map.entry("restore.timeout_s", "60.0"),
            Map.entry("fault.restore_after_s", "10.0")));

    @Test
    void hostsAreThoseOfTheProfileOrFoundByName() {
        try (Site site = open(CREDENTIALS)) {
            assertThat(site.host("compute-1").echo())
                    .isEqualTo(new ProbeTarget(ProbeTarget.Kind.ICMP, "192.0.2.11", 0));
            assertThat(site.host("compute-2").echo().address()).isEqualTo("fd00::12");
            assertThat(site.host("localhost").echo().address()).isEqualTo("127.0.0.1");
            assertThat(site.host("no-such-host.invalid").name())
                    .as("not looked up")
                    .isEqualTo("no-such-host.invalid");
            assertThat(site.description()).isEqualTo("the OpenStack at http://192.0.2.1:5000/v3");
            assertThat(site.endsWithUs()).isFalse();
            assertThat(site.messageBuses()).isEmpty();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.host("no-such-host.invalid").echo())
                    .withMessageContaining("list it in the profile under hosts");
        }
    }

    @Test
    void theWayOfProbingIsASetting() {
        settings.put("monitor.probe", "tcp");
        try (Site site = open(CREDENTIALS)) {
            assertThat(site.host("compute-1").echo()).isEqualTo(new ProbeTarget(ProbeTarget.Kind.TCP, "192.0.2.11", 7));
        }
    }

    @Test
    void theAddressOfOneHostIsForTheHostThatIsNamed() {
        settings.put("run.host_address", "192.0.2.77");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> open(CREDENTIALS))
                .withMessageContaining("COMPUTE_IP")
                .withMessageContaining("--host");

        settings.put("run.host", "compute-9");
        try (Site site = open(CREDENTIALS)) {
            assertThat(site.host("compute-9").echo().address()).isEqualTo("192.0.2.77");
            assertThat(site.host("compute-1").echo().address()).isEqualTo("192.0.2.11");
        }
    }

    @Test
    void theCloudOfTheProfileIsUsedUnlessTheEnvironmentNamesOne() throws Exception {
        Files.writeString(folder.resolve("mine.yaml"), """
                clouds:
                  mine:
                    auth: {auth_url: 'http://192.0.2.2:5000/v3', username: me, password: s3cret, project_name: p}
                  other:
                    auth: {auth_url: 'http://192.0.2.3:5000/v3', username: me, password: s3cret, project_name: p}
                """);
        settings.put("cloud.name", "mine");
        settings.put("cloud.clouds_yaml", "mine.yaml");

        try (Site site = open(Map.of())) {
            assertThat(site.credentials().authUrl()).hasToString("http://192.0.2.2:5000/v3");
        }
        try (Site site = open(CREDENTIALS)) {
            assertThat(site.credentials().authUrl()).hasToString("http://192.0.2.1:5000/v3");
        }
        settings.put("cloud.name", "absent");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> open(Map.of()))
                .withMessageContaining("absent");
    }

    private Site open(Map<String, String> environment) {
        return Installer.named("local").open(new SiteRequest(environment, folder, folder, settings::get));
    }
}
