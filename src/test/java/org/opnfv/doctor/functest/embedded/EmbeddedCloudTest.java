package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class EmbeddedCloudTest {

    private static EmbeddedSettings settings(int port, int hosts, Set<String> without) {
        return new EmbeddedSettings(
                Release.newest(),
                port,
                hosts,
                Duration.ofSeconds(1),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                without);
    }

    private static Answer login(EmbeddedCloud cloud) {
        Map<String, String> env = cloud.environment();
        return Rest.at(cloud.authUrl()).post("/auth/tokens", """
                {'auth': {'identity': {'methods': ['password'], 'password': {'user': {
                'name': '%s', 'password': '%s', 'domain': {'name': '%s'}}}},
                'scope': {'project': {'name': '%s', 'domain': {'name': '%s'}}}}}""".formatted(
                        env.get("OS_USERNAME"),
                        env.get("OS_PASSWORD"),
                        env.get("OS_USER_DOMAIN_NAME"),
                        env.get("OS_PROJECT_NAME"),
                        env.get("OS_PROJECT_DOMAIN_NAME")));
    }

    @Test
    void itsEnvironmentLetsAnAdministratorIn() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults())) {
            Answer token = login(cloud);

            assertThat(token.status()).isEqualTo(201);
            assertThat(token.json("/token/roles").findValuesAsText("name")).contains("admin");
            assertThat(EmbeddedCloud.openrc(cloud.environment()))
                    .contains("export OS_AUTH_URL='" + cloud.authUrl() + "'\n")
                    .contains("export DOCTOR_EMBEDDED_URL='" + cloud.hostsUrl() + "'\n");
        }
    }

    @Test
    void everyServiceInTheCatalogAnswersAtEachOfItsUrls() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults())) {
            Answer token = login(cloud);

            assertThat(token.json("/token/catalog").findValuesAsText("type")).contains("identity", "image", "network");
            for (String url : token.json("/token/catalog").findValuesAsText("url")) {
                assertThat(Rest.at(URI.create(url))
                                .as(token.header("X-Subject-Token"))
                                .get("/")
                                .status())
                        .as(url)
                        .isBetween(200, 300);
            }
        }
    }

    @Test
    void servicesThatAreToBeMissingAreNotInTheCatalog() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings(0, 1, Set.of("image")))) {
            assertThat(login(cloud).json("/token/catalog").findValuesAsText("type"))
                    .contains("network")
                    .doesNotContain("image");
        }
    }

    @Test
    void aTakenPortIsSaidPlainlyAndNothingIsLeftRunning() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults())) {
            int port = cloud.authUrl().getPort();

            assertThatThrownBy(() -> EmbeddedCloud.start(settings(port, 1, Set.of())))
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    void keystonesPortCanBeChosenAndIsFreeAgainAfterwards() throws Exception {
        int port;
        try (EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults())) {
            port = cloud.authUrl().getPort();
        }
        try (EmbeddedCloud again = EmbeddedCloud.start(settings(port, 1, Set.of()))) {
            assertThat(again.authUrl().getPort()).isEqualTo(port);
        }
    }

    @Test
    void hostControlReachesTheLinks() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings(0, 2, Set.of()))) {
            HostControl control = new HostControl(cloud.hostsUrl());

            control.link("compute-2", false);

            assertThat(control.hosts()).extracting(HostInfo::name).containsExactly("compute-1", "compute-2");
            assertThat(control.hosts()).extracting(HostInfo::linkUp).containsExactly(true, false);
            assertThat(control.hosts())
                    .allSatisfy(host -> assertThat(host.probePort()).isPositive());
            control.link("compute-2", true);
            assertThat(control.hosts()).extracting(HostInfo::linkUp).containsExactly(true, true);
            assertThatThrownBy(() -> control.link("compute-3", false))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("compute-3");
        }
    }

    @Test
    void hostControlRefusesWhatItDoesNotUnderstand() throws Exception {
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings(0, 1, Set.of()))) {
            Rest rest = Rest.at(cloud.hostsUrl());

            assertThat(rest.put("/hosts/compute-1/link", "{'up': 'no'}").status())
                    .isEqualTo(400);
            assertThat(rest.put("/hosts/compute-1/link", "{").status()).isEqualTo(400);
            assertThat(rest.put("/hosts/compute-9/link", "{'up': true}").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void hostControlSaysWhenNobodyIsThere() throws Exception {
        EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults());
        cloud.close();

        assertThatThrownBy(() -> new HostControl(cloud.hostsUrl()).hosts())
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(ConnectException.class)
                .hasMessageContaining(cloud.hostsUrl().toString());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> settings(-1, 3, Set.of())).hasMessageContaining("port -1");
        assertThatThrownBy(() -> settings(0, 0, Set.of())).hasMessageContaining("hosts 0");
        assertThatThrownBy(() -> new EmbeddedSettings(
                        Release.newest(),
                        0,
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Set.of()))
                .hasMessageContaining("service down time");
    }
}
