package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

class EndpointsTest {
    private static final String PROJECT = "45e220736b9c46dd83ed584acd2debab";

    @ParameterizedTest
    @CsvSource({
        "compute,  http://h:8774,                                  http://h:8774/v2.1",
        "compute,  http://h:8774/,                                 http://h:8774/v2.1",
        "compute,  http://h/compute,                               http://h/compute/v2.1",
        "compute,  http://h/compute/v2.1/,                         http://h/compute/v2.1",
        "compute,  http://h:8774/v2,                               http://h:8774/v2.1",
        "compute,  http://h:8774/v2.1/45e220736b9c46dd83ed584acd2debab, http://h:8774/v2.1/45e220736b9c46dd83ed584acd2debab",
        "compute,  http://h:8774/v2.1/%(tenant_id)s,               http://h:8774/v2.1/45e220736b9c46dd83ed584acd2debab",
        "compute,  http://h:8774/v2.1/$(project_id)s/,             http://h:8774/v2.1/45e220736b9c46dd83ed584acd2debab",
        "compute,  http://v2.example:8774,                         http://v2.example:8774/v2.1",
        "network,  http://h:9696,                                  http://h:9696/v2.0",
        "network,  http://h/networking/v2.0/,                      http://h/networking/v2.0",
        "image,    https://[2001:db8::1]:9292/v1,                  https://[2001:db8::1]:9292/v2",
        "alarming, http://h:8042,                                  http://h:8042/v2",
        "identity, http://h/identity/v2.0,                         http://h/identity/v3",
    })
    void speaks_its_version_wherever_the_catalogs_url_ends(String type, String catalogued, String used) {
        assertThat(of(service(type, catalogued)).url(type)).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarming", "alarm"})
    void knows_a_service_by_each_of_its_names(String name) {
        Endpoints endpoints = of(service(name, "http://h:8042"));

        assertThat(endpoints.url("alarming")).isEqualTo("http://h:8042/v2");
        assertThat(endpoints.services()).extracting(Service::type).containsExactly("alarming");
    }

    @Test
    void prefers_the_name_that_is_asked_for() {
        Endpoints endpoints = of(service("alarm", "http://old:1") + "," + service("alarming", "http://new:1"));

        assertThat(endpoints.url("alarming")).isEqualTo("http://new:1/v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://h:8080/v1/AUTH_%(tenant_id)s %\"",
                "null",
                "\"ws://h:9000\"",
                "\"\"",
                "17",
                "{}",
                "[\"http://h\"]",
                "\"http://h:notaport\"",
                "\"unix:/run/x.sock\""
            })
    void takes_no_notice_of_odd_urls_of_services_that_nobody_needs(String url) {
        Endpoints endpoints = of(odd("object-store", url) + "," + service("compute", "http://h:8774"));

        assertThat(endpoints.url("compute")).isEqualTo("http://h:8774/v2.1");
        assertThat(endpoints.services()).extracting(Service::type).contains("compute");
    }

    @Test
    void takes_the_next_endpoint_where_the_first_has_no_url() {
        assertThat(of(odd("compute", "null") + "," + service("compute", "http://h:8774"))
                        .url("compute"))
                .isEqualTo("http://h:8774/v2.1");
    }

    @Test
    void names_the_odd_url_of_a_service_that_is_needed() {
        Endpoints endpoints = of(odd("compute", "\"ws://h:9000\""));

        assertThatThrownBy(() -> endpoints.url("compute"))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("endpoint of compute (any region, public interface)")
                .hasMessageContaining("ws://h:9000")
                .hasMessageContaining("compute_endpoint_override");
    }

    @Test
    void shows_no_password_of_a_url() {
        Endpoints endpoints = of(service("compute", "http://nova:s3cret@h:8774"));

        assertThatThrownBy(() -> endpoints.url("compute")).hasMessageContaining("can be asked: http://***@h:8774;");
    }

    @Test
    void heeds_what_is_said_of_single_services() {
        String catalog = "{\"type\": \"compute\", \"name\": \"nova\", \"endpoints\": ["
                + endpoint("public", "North", "\"http://north\"") + ","
                + endpoint("internal", "South", "\"http://south\"")
                + "]}," + service("rax:compute", "http://rax");

        assertThat(of(catalog, Map.of("compute_interface", "internalURL", "compute_region_name", "South"))
                        .url("compute"))
                .isEqualTo("http://south/v2.1");
        assertThat(of(catalog, Map.of("compute_service_type", "rax:compute")).url("compute"))
                .isEqualTo("http://rax/v2.1");
        assertThat(of(catalog, Map.of("compute_endpoint_override", "https://direct/nova/v2.1"))
                        .url("compute"))
                .isEqualTo("https://direct/nova/v2.1");
        assertThat(of("", Map.of("alarm_endpoint_override", "http://direct:8042"))
                        .url("alarming"))
                .isEqualTo("http://direct:8042/v2");
        assertThatThrownBy(() ->
                        of(catalog, Map.of("compute_service_name", "other")).url("compute"))
                .hasMessageContaining("the catalog has no compute service");
    }

    @Test
    void all_services_that_are_asked_may_be_elsewhere() throws Exception {
        Map<String, Object> section = Map.of(
                "policy_endpoint_override", "http://p",
                "rca_endpoint_override", "http://r",
                "maintenance_endpoint_override", "http://m",
                "instance-ha_endpoint_override", "http://h");

        Endpoints endpoints = of("", CloudSection.of("clouds.yaml", section).services());

        assertThat(endpoints.url("policy")).isEqualTo("http://p/v1");
        assertThat(endpoints.url("rca")).isEqualTo("http://r/v1");
        assertThat(endpoints.url("maintenance")).isEqualTo("http://m/v1");
        assertThat(endpoints.url("instance-ha")).isEqualTo("http://h/v1");
        assertThatThrownBy(() -> of(service("instance-ha", "ws://h")).url("instance-ha"))
                .hasMessageContaining("or set instance_ha_endpoint_override in clouds.yaml");
        assertThat(of(
                                service("root-cause-analysis", "http://r"),
                                CloudSection.of("clouds.yaml", Map.of("root-cause-analysis_region_name", "elsewhere"))
                                        .services())
                        .service("rca"))
                .isEmpty();
    }

    private static Endpoints of(String services) {
        return of(services, Map.of());
    }

    private static Endpoints of(String services, Map<String, String> settings) {
        Credentials mine = new Credentials(
                URI.create("http://keystone.example:5000/v3"),
                new AuthMethod.Token("t"),
                null,
                IdentityRef.id("default"),
                null,
                "public",
                settings,
                Tls.system(),
                Proxies.none(),
                "a test");
        try {
            JsonNode catalog = ApiJson.MAPPER.readTree("[" + services + "]");
            return Endpoints.of(catalog, mine, PROJECT);
        } catch (IOException e) {
            throw new AssertionError(services, e);
        }
    }

    private static String service(String type, String url) {
        return odd(type, "\"" + url + "\"");
    }

    private static String odd(String type, String url) {
        return "{\"type\": \"" + type + "\", \"name\": \"" + type + "\", \"endpoints\": "
                + List.of(endpoint("public", "North", url)) + "}";
    }

    private static String endpoint(String facing, String region, String url) {
        return "{\"interface\": \"" + facing + "\", \"region\": \"" + region + "\", \"url\": " + url + "}";
    }
}
