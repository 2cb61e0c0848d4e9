package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class StoredInstanceTest {

    @AutoClose
    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    private static String message(Answer answer, String fault) {
        return answer.json().at("/" + fault + "/message").asText();
    }

    @Test
    void isBuiltAndThenRunsWithAnAddress() {
        Answer accepted = cloud.member().post("compute", "/servers", cloud.instance("one", ",'metadata':{'a':'b'}"));
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().at("/server/id").asText();
        cloud.awaitStatus(id, "ACTIVE");
        JsonNode server = cloud.server(id);
        assertThat(server.at("/addresses/net/0/addr").asText()).startsWith("10.0.");
        assertThat(server.at("/metadata/a").asText()).isEqualTo("b");
        assertThat(server.path("OS-EXT-SRV-ATTR:host").asText()).startsWith("compute-");
        assertThat(server.path("OS-EXT-STS:power_state").asInt()).isEqualTo(1);
    }

    @Test
    void spreadsOverTheHosts() {
        List<String> ids = List.of(cloud.boot("a"), cloud.boot("b"), cloud.boot("c"));
        assertThat(ids.stream()
                        .map(id -> cloud.server(id).path("OS-EXT-SRV-ATTR:host").asText()))
                .containsExactlyInAnyOrder("compute-1", "compute-2", "compute-3");
    }

    @Test
    void takesTheHostAnAdministratorForces() {
        String id = cloud.boot(cloud.admin(), "forced", ",'availability_zone':'nova:compute-3'");
        assertThat(cloud.server(id).path("OS-EXT-SRV-ATTR:host").asText()).isEqualTo("compute-3");
    }

    @Test
    void membersMayNotChooseTheHost() {
        Answer zone = cloud.member()
                .post("compute", "/servers", cloud.instance("x", ",'availability_zone':'nova:compute-1'"));
        assertThat(zone.status()).isEqualTo(403);
    }

    @Test
    void isInErrorWhenNoHostIsValid() {
        String id = cloud.admin()
                .post("compute", "/servers", cloud.instance("lost", ",'availability_zone':'nova:nowhere'"))
                .json()
                .at("/server/id")
                .asText();
        cloud.awaitStatus(id, "ERROR");
        JsonNode fault = cloud.server(id).path("fault");
        assertThat(fault.path("code").asInt()).isEqualTo(500);
        assertThat(fault.path("message").asText())
                .isEqualTo("No valid host was found. No such host - host: nowhere node: None ");
        assertThat(cloud.admin().delete("compute", "/servers/" + id).status()).isEqualTo(204);
        cloud.awaitGone(id);
    }

    @Test
    void refusesWhatDoesNotExistOrFit() {
        String nothing = "11111111-1111-1111-1111-111111111111";
        assertRefused(cloud.instance("x", "").replace(cloud.imageId(), nothing));
        assertRefused(cloud.instance("x", "").replace(cloud.flavorId(), "none"));
        assertRefused(cloud.instance("x", "").replace(cloud.networkId(), nothing));
        assertRefused(cloud.instance("", ""));
        assertRefused(cloud.instance("x", ",'max_count':2"));
        assertRefused(cloud.instance("x", ",'key_name':'k'"));
        assertRefused(cloud.instance("x", ",'availability_zone':'mars'"));
        assertRefused("{}");
        assertRefused("nonsense");
    }

    private void assertRefused(String body) {
        Answer answer = cloud.member().post("compute", "/servers", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(message(answer, "badRequest")).isNotEmpty();
    }

    @Test
    void hasItsStateResetByAdministratorsOnly() {
        String id = cloud.boot("one");
        String error = "{'os-resetState':{'state':'error'}}";
        Answer refused = cloud.member().post("compute", "/servers/" + id + "/action", error);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(cloud.admin()
                        .post("compute", "/servers/" + id + "/action", error)
                        .status())
                .isEqualTo(202);
        assertThat(cloud.server(id).path("status").asText()).isEqualTo("ERROR");
        assertThat(cloud.server(id).has("fault")).isFalse();
        cloud.admin().post("compute", "/servers/" + id + "/action", "{'os-resetState':{'state':'active'}}");
        assertThat(cloud.server(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void refusesActionsItDoesNotHave() {
        String path = "/servers/" + cloud.boot("one") + "/action";
        for (String action : List.of("{'fly':{}}", "{'os-resetState':{'state':'mars'}}")) {
            assertThat(cloud.admin().post("compute", path, action).status()).isEqualTo(400);
        }
    }

    @Test
    void isDeletedSoon() {
        String id = cloud.boot("one");
        assertThat(cloud.member().delete("compute", "/servers/" + id).status()).isEqualTo(204);
        cloud.awaitGone(id);
        JsonNode ports = cloud.member()
                .get("network", "/v2.0/ports?device_id=" + id)
                .json()
                .path("ports");
        assertThat(ports).isEmpty();
    }

    @Test
    void isDeletedWhileItIsBuilt() {
        String id = cloud.member()
                .post("compute", "/servers", cloud.instance("one", ""))
                .json()
                .at("/server/id")
                .asText();
        cloud.member().delete("compute", "/servers/" + id);
        cloud.awaitGone(id);
        await().untilAsserted(() -> assertThat(cloud.member()
                        .get("network", "/v2.0/ports?device_id=" + id)
                        .json()
                        .path("ports"))
                .isEmpty());
    }

    @Test
    void isNotDeletedBeforeItsHostIsBack() {
        String id = cloud.boot(cloud.admin(), "held", ",'availability_zone':'nova:compute-1'");
        cloud.link("compute-1", false);
        assertThat(cloud.admin().delete("compute", "/servers/" + id).status()).isEqualTo(204);
        JsonNode held = cloud.server(id);
        assertThat(held.path("OS-EXT-STS:task_state").asText()).isEqualTo("deleting");
        String other = cloud.boot(cloud.admin(), "free", ",'availability_zone':'nova:compute-2'");
        cloud.admin().delete("compute", "/servers/" + other);
        cloud.awaitGone(other);
        assertThat(cloud.server(id).path("OS-EXT-STS:task_state").asText()).isEqualTo("deleting");
        cloud.link("compute-1", true);
        cloud.awaitGone(id);
    }
}
