package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** What depends on the age of a Nova, or on the size of its answers. */
class ComputeFormsTest {
    private final List<String> versionsAsked = new ArrayList<>();
    private ScriptedCloud server;
    private Cloud cloud;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedCloud("nova");
        cloud = server.connect();
    }

    @AfterEach
    void stop() {
        cloud.close();
        server.close();
    }

    @Test
    void tells_a_proxy_that_drops_the_microversion() {
        server.on("GET /v2.1/os-services", 200, "{\"services\": [{\"id\": 1, \"host\": \"compute-1\"}]}");
        assertThat(cloud.compute().heedsMicroversions()).isFalse();

        server.on(
                "GET /v2.1/os-services",
                200,
                "{\"services\": [{\"id\": 1, \"host\": \"compute-1\", \"forced_down\": false}]}");
        assertThat(cloud.compute().heedsMicroversions())
                .as("it comes through, whatever becomes of the answer's headers")
                .isTrue();

        server.on(
                "GET /v2.1/os-services",
                call -> Reply.rawJson(200, "{\"services\": []}").with("OpenStack-API-Version", "compute 2.11"));
        assertThat(cloud.compute().heedsMicroversions()).isTrue();
    }

    @Test
    void forces_down_by_the_id_of_the_service_on_a_newer_nova() {
        microversions("2.1", "2.93");
        services("7bd25077");
        AtomicReference<String> body = new AtomicReference<>();
        server.on("PUT /v2.1/os-services/7bd25077", call -> {
            versionsAsked.add(version(call));
            body.set(ScriptedCloud.body(call).toString());
            return Reply.rawJson(200, "{\"service\": {}}");
        });

        cloud.compute().forceDown("compute-1", true);
        cloud.compute().forceDown("compute-1", false);

        assertThat(versionsAsked).containsExactly("compute 2.53", "compute 2.53", "compute 2.53");
        assertThat(body).hasValue("{\"forced_down\":false}");
        assertThat(server.requests)
                .containsExactly(
                        "GET /v2.1/",
                        "GET /v2.1/os-services",
                        "PUT /v2.1/os-services/7bd25077",
                        "PUT /v2.1/os-services/7bd25077");
    }

    @Test
    void looks_the_service_up_again_when_it_was_registered_anew() {
        microversions("2.1", "2.93");
        services("old");
        cloud.compute().computeServices();
        services("new");
        server.on("PUT /v2.1/os-services/new", 200, "{\"service\": {}}");

        cloud.compute().forceDown("compute-1", true);

        assertThat(server.requests)
                .endsWith("PUT /v2.1/os-services/old", "GET /v2.1/os-services", "PUT /v2.1/os-services/new");
    }

    @Test
    void forces_down_by_host_on_an_older_nova() {
        microversions("2.1", "2.52");
        AtomicReference<Call> asked = new AtomicReference<>();
        server.on("PUT /v2.1/os-services/force-down", call -> {
            asked.set(call);
            return Reply.rawJson(200, "{\"service\": {}}");
        });

        cloud.compute().forceDown("compute-1", true);

        assertThat(version(asked.get())).isEqualTo("compute 2.11");
        assertThat(asked.get().header("X-OpenStack-Nova-API-Version")).contains("2.11");
        assertThat(new String(asked.get().body()))
                .contains("\"host\":\"compute-1\"")
                .contains("\"binary\":\"nova-compute\"")
                .contains("\"forced_down\":true");
    }

    @Test
    void says_that_the_oldest_nova_cannot_force_down() {
        microversions("", "");

        assertThat(cloud.compute().versions()).isEqualTo(new Microversions("2.1", "2.1"));
        assertThatThrownBy(() -> cloud.compute().forceDown("compute-1", true))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("2.11")
                .hasMessageContaining("ends at microversion 2.1");
    }

    @Test
    void finds_the_version_also_in_a_list_of_versions() {
        server.on(
                "GET /v2.1/",
                200,
                "{\"versions\": [{\"id\": \"v2.0\", \"version\": \"\", \"min_version\": \"\"},"
                        + "{\"id\": \"v2.1\", \"version\": \"2.60\", \"min_version\": \"2.1\"}]}");

        assertThat(cloud.compute().versions()).isEqualTo(new Microversions("2.1", "2.60"));
    }

    @Test
    void compares_microversions_as_numbers() {
        Microversions versions = new Microversions("2.1", "2.53");

        assertThat(versions.has("2.9")).isTrue();
        assertThat(versions.has("2.53")).isTrue();
        assertThat(versions.has("2.100")).isFalse();
    }

    @Test
    void follows_every_page_of_instances() {
        microversions("2.1", "2.93");
        server.on("GET /v2.1/servers/detail", call -> {
            versionsAsked.add(version(call));
            int from = call.query("marker").map(Integer::valueOf).orElse(0);
            String servers = IntStream.rangeClosed(from + 1, Math.min(from + 1000, 2500))
                    .mapToObj(i -> "{\"id\": \"" + i + "\", \"name\": \"n" + i + "\", \"status\": \"ACTIVE\"}")
                    .collect(Collectors.joining(","));
            String next = from + 1000 < 2500
                    ? ", \"servers_links\": [{\"rel\": \"next\", \"href\": \"http://elsewhere/\"}]"
                    : "";
            return Reply.rawJson(200, "{\"servers\": [" + servers + "]" + next + "}");
        });

        assertThat(cloud.compute().instances(InstanceFilter.mine()))
                .hasSize(2500)
                .extracting(Instance::id)
                .doesNotHaveDuplicates();
        assertThat(versionsAsked).containsExactly("compute 2.16", "compute 2.16", "compute 2.16");
    }

    @Test
    void finds_names_by_their_beginning_even_where_it_looks_like_a_pattern() {
        microversions("2.1", "2.93");
        AtomicReference<String> asked = new AtomicReference<>();
        server.on("GET /v2.1/servers/detail", call -> {
            asked.set(call.query("name").orElse(null));
            return Reply.rawJson(
                    200,
                    "{\"servers\": [{\"id\": \"1\", \"name\": \"a.b+c\", \"status\": \"ACTIVE\"},"
                            + " {\"id\": \"2\", \"name\": \"axbxc\", \"status\": \"ACTIVE\"}]}");
        });

        assertThat(cloud.compute().instances(InstanceFilter.mine().named("a.b+")))
                .extracting(Instance::id)
                .containsExactly("1");
        assertThat(asked).hasValue("^a.b.");
    }

    private void microversions(String min, String max) {
        server.on(
                "GET /v2.1/",
                200,
                "{\"version\": {\"id\": \"v2.1\", \"status\": \"CURRENT\", \"version\": \"" + max
                        + "\", \"min_version\": \"" + min + "\"}}");
    }

    private void services(String id) {
        server.on("GET /v2.1/os-services", call -> {
            versionsAsked.add(version(call));
            return Reply.rawJson(
                    200,
                    "{\"services\": [{\"id\": \"" + id + "\", \"binary\": \"nova-compute\","
                            + "\"host\": \"compute-1\", \"zone\": \"nova\", \"status\": \"enabled\", \"state\": \"up\","
                            + "\"updated_at\": null, \"forced_down\": false}]}");
        });
    }

    private static String version(Call call) {
        return call.header("OpenStack-API-Version").orElse("none");
    }
}
