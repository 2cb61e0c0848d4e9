package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.Service;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.http.Json;

/** Which versions a cloud of a release tells, and what Nova's microversions change in what it shows. */
class MicroversionContractTest extends ContractCloud {

    @Test
    void ends_where_the_release_of_its_name_ends() {
        Optional<Release> release = stage.target.release();

        assertThat(newest()).isGreaterThanOrEqualTo(60);
        release.ifPresent(one -> {
            assertThat(newest()).as("Nova of " + one).isEqualTo(one.microversion());
            assertThat(stage.admin.catalog().stream()
                            .filter(service -> service.type().equals("image"))
                            .flatMap(service -> stage.admin.version(service).stream()))
                    .as("Glance of " + one)
                    .containsExactly(one.images());
        });
    }

    @Test
    void refuses_what_is_newer_than_its_newest() throws IOException {
        CloudResponse answer = ask("/servers", newest() + 1);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text())
                .contains("Version 2." + (newest() + 1) + " is not supported by the API", "maximum is 2." + newest());
    }

    @ParameterizedTest
    @CsvSource({
        "9, locked",
        "16, host_status",
        "19, description",
        "26, tags",
        "63, trusted_image_certificates",
        "71, server_groups",
        "73, locked_reason",
        "96, pinned_availability_zone",
        "100, scheduler_hints"
    })
    void shows_of_an_instance_what_is_new(int since, String member) throws IOException {
        String path = "/servers/" + stage.boot(Optional.empty(), undo).id();

        shows(path, "/server/" + member, since);
    }

    @Test
    void shows_of_an_instances_image_its_properties() throws IOException {
        shows("/servers/" + stage.boot(Optional.empty(), undo).id(), "/server/image/properties", 98);
    }

    @ParameterizedTest
    @CsvSource({"55, description", "61, extra_specs"})
    void shows_of_a_flavor_what_is_new(int since, String member) throws IOException {
        shows("/flavors/" + stage.flavorId, "/flavor/" + member, since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rxtx_factor", "OS-FLV-DISABLED:disabled"})
    void shows_of_a_flavor_no_more_what_is_gone(String member) throws IOException {
        String path = "/flavors/" + stage.flavorId;

        assertThat(shown(path, Math.min(101, newest())).at("/flavor").has(member))
                .isTrue();
        if (newest() >= 102) {
            assertThat(shown(path, 102).at("/flavor").has(member)).isFalse();
        }
    }

    @Test
    void lists_flavors_of_a_name() throws IOException {
        if (newest() >= 102) {
            assertThat(shown("/flavors?name=nobody", 102).at("/flavors")).isEmpty();
        }
    }

    @Test
    void shows_swap_of_a_flavor_as_a_number() throws IOException {
        String path = "/flavors/" + stage.flavorId;

        assertThat(shown(path, 74).at("/flavor/swap").isTextual()).isTrue();
        assertThat(shown(path, 75).at("/flavor/swap").isNumber()).isTrue();
    }

    @Test
    void shows_of_a_hypervisor_how_long_it_runs_and_no_processors() throws IOException {
        String path = "/os-hypervisors/detail";

        if (newest() >= 88) {
            assertThat(shown(path, 88).at("/hypervisors/0").has("uptime")).isTrue();
            assertThat(shown(path, 88).at("/hypervisors/0").has("vcpus")).isFalse();
        }
        assertThat(shown(path, 87).at("/hypervisors/0").has("vcpus")).isTrue();
    }

    /** From that microversion on, and not before; a cloud that ends before it refuses it. */
    private void shows(String path, String member, int since) throws IOException {
        int before = Math.min(since - 1, newest());
        if (since > newest()) {
            assertThat(ask(path, since).status()).isEqualTo(406);
        } else {
            assertThat(shown(path, since).at(member).isMissingNode())
                    .as("2." + since)
                    .isFalse();
        }
        assertThat(shown(path, before).at(member).isMissingNode())
                .as("2." + before)
                .isTrue();
    }

    private int newest() {
        return Integer.parseInt(stage.admin.compute().versions().max().substring(2));
    }

    private JsonNode shown(String path, int microversion) throws IOException {
        CloudResponse answer = ask(path, microversion);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Json.mapper().readTree(answer.body());
    }

    private CloudResponse ask(String path, int microversion) throws IOException {
        CloudProxy proxy = proxy(stage.credentials());
        through(proxy);
        Service compute = stage.admin.catalog().stream()
                .filter(service -> service.type().equals("compute"))
                .findFirst()
                .orElseThrow();
        return proxy.direct(CloudRequest.of("GET", URI.create(compute.url() + path))
                .header("X-Auth-Token", proxy.token())
                .header("OpenStack-API-Version", "compute 2." + microversion));
    }
}
