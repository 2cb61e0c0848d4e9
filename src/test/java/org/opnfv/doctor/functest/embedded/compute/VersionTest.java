package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class VersionTest {

    @AutoClose
    private static TestCloud cloud;

    private static String path;

    @BeforeAll
    static void start() {
        cloud = new TestCloud();
        path = "/servers/" + cloud.boot("one");
    }

    @Test
    void documentsNeedNoToken() {
        JsonNode version = cloud.nobody().get("compute", "").json().path("version");
        assertThat(version.path("id").asText()).isEqualTo("v2.1");
        assertThat(version.path("min_version").asText()).isEqualTo("2.1");
        assertThat(version.path("version").asText()).isEqualTo("2.104");
        assertThat(cloud.nobody().get("compute-root", "/").json().path("versions"))
                .hasSize(1);
    }

    @Test
    void isEchoedInBothHeaders() {
        Answer plain = cloud.admin().get("compute", "/servers");
        assertThat(plain.header("openstack-api-version")).isEqualTo("compute 2.1");
        Answer asked = cloud.admin().version("2.30").get("compute", "/servers");
        assertThat(asked.header("openstack-api-version")).isEqualTo("compute 2.30");
        assertThat(asked.header("x-openstack-nova-api-version")).isEqualTo("2.30");
        assertThat(cloud.admin().version("latest").get("compute", "/servers").header("openstack-api-version"))
                .isEqualTo("compute 2.104");
    }

    @Test
    void isTakenFromTheOldHeaderToo() {
        Answer answer = cloud.admin().call("GET", "compute", "/servers", "", "X-OpenStack-Nova-API-Version", "2.12");
        assertThat(answer.header("openstack-api-version")).isEqualTo("compute 2.12");
    }

    @Test
    void isRefusedWhenThereIsNone() {
        Answer newer = cloud.admin().version("2.105").get("compute", "/servers");
        assertThat(newer.status()).isEqualTo(406);
        Answer broken = cloud.admin().version("2.x").get("compute", "/servers");
        assertThat(broken.status()).isEqualTo(400);
    }

    @Test
    void decidesWhatIsShown() {
        assertThat(shown("2.15").has("host_status")).isFalse();
        assertThat(shown("2.16").path("host_status").asText()).isEqualTo("UP");
        assertThat(shown("2.46").path("flavor").has("id")).isTrue();
        assertThat(shown("2.47").path("flavor").has("id")).isFalse();
    }

    private static JsonNode shown(String version) {
        return cloud.admin().version(version).get("compute", path).json().path("server");
    }

    @Test
    void withoutATokenThereIsNothing() {
        assertThat(cloud.nobody().get("compute", "/servers").status()).isEqualTo(401);
        Answer answer = cloud.nobody().call("GET", "compute", "/servers", "", "X-Auth-Token", "wrong");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).startsWith("Keystone uri=");
        assertThat(answer.header("x-compute-request-id")).startsWith("req-");
    }
}
