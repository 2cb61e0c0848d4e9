package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class InstanceTest {

    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static String message(Answer answer, String fault) {
        return answer.json().at("/" + fault + "/message").asText();
    }

    @Test
    void isBuiltAndThenRunsWithAnAddress() {
        Answer accepted = cloud.member().post("compute", "/servers", cloud.instance("one", ",'metadata':{'a':'b'}"));
        assertThat(accepted.status()).isEqualTo(202);
        String id = accepted.json().at("/server/id").asText();
        assertThat(accepted.header("location")).endsWith("/v2.1/servers/" + id);
        assertThat(accepted.json().at("/server/adminPass").asText()).hasSize(12);
        cloud.awaitStatus(id, "ACTIVE");
        JsonNode server = cloud.server(id);
        assertThat(server.at("/addresses/net/0/addr").asText()).startsWith("10.0.");
        assertThat(server.at("/metadata/a").asText()).isEqualTo("b");
        assertThat(server.path("hostId").asText()).hasSize(56);
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
    void severalAreNumberedAndAsManyAsTheQuotaAllows() {
        cloud.member().post("compute", "/servers", cloud.instance("many", ",'min_count':2,'max_count':50"));
        JsonNode servers = cloud.member().get("compute", "/servers").json().path("servers");
        assertThat(servers.findValuesAsText("name")).hasSize(10).contains("many-1", "many-10");
    }

    @Test
    void showsTheHostToAdministratorsOnly() {
        String id = cloud.boot("one");
        JsonNode seen = cloud.member()
                .version("2.16")
                .get("compute", "/servers/" + id)
                .json()
                .path("server");
        assertThat(seen.has("OS-EXT-SRV-ATTR:host")).isFalse();
        assertThat(seen.has("host_status")).isFalse();
        assertThat(cloud.server(id).path("host_status").asText()).isEqualTo("UP");
    }

    @Test
    void anotherProjectsInstanceDoesNotExist() {
        String id = cloud.boot("one");
        TestCloud.Caller stranger = cloud.stranger();
        Answer answer = stranger.get("compute", "/servers/" + id);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(message(answer, "itemNotFound")).isEqualTo("Instance " + id + " could not be found.");
        assertThat(stranger.delete("compute", "/servers/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("compute", "/servers").json().path("servers")).isEmpty();
    }

    @Test
    void takesTheHostAnAdministratorForces() {
        String id = cloud.boot(cloud.admin(), "forced", ",'availability_zone':'nova:compute-3'");
        assertThat(cloud.server(id).path("OS-EXT-SRV-ATTR:host").asText()).isEqualTo("compute-3");
        String other = cloud.boot(cloud.admin().version("2.74"), "asked", ",'host':'compute-2'");
        assertThat(cloud.server(other).path("OS-EXT-SRV-ATTR:host").asText()).isEqualTo("compute-2");
    }

    @Test
    void membersMayNotChooseTheHost() {
        Answer zone = cloud.member()
                .post("compute", "/servers", cloud.instance("x", ",'availability_zone':'nova:compute-1'"));
        assertThat(zone.status()).isEqualTo(403);
        assertThat(message(zone, "forbidden"))
                .isEqualTo("Policy doesn't allow os_compute_api:servers:create:forced_host to be performed.");
        Answer host =
                cloud.member().version("2.74").post("compute", "/servers", cloud.instance("x", ",'host':'compute-1'"));
        assertThat(message(host, "forbidden"))
                .isEqualTo("Policy doesn't allow compute:servers:create:requested_destination to be performed.");
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
        assertRefused(cloud.instance("x", "").replace(cloud.imageId(), nothing), "Can not find requested image");
        assertRefused(cloud.instance("x", "").replace(cloud.flavorId(), "none"), "Flavor none could not be found.");
        assertRefused(
                cloud.instance("x", "").replace(cloud.networkId(), nothing),
                "Network " + nothing + " could not be found.");
        assertRefused(cloud.instance("", ""), "Invalid input for field/attribute name. Value: . '' is too short");
        assertRefused(cloud.instance("x", ",'min_count':3,'max_count':2"), "min_count must be <= max_count");
        assertRefused(
                cloud.instance("x", ",'availability_zone':'mars'"), "The requested availability zone is not available");
        assertRefused("{}", "'server' is a required property");
        assertRefused("nonsense", "Malformed request body");
    }

    private void assertRefused(String body, String words) {
        Answer answer = cloud.member().post("compute", "/servers", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer, "badRequest")).isEqualTo(words);
    }

    @Test
    void isRenamedByItsOwner() {
        String id = cloud.boot("one");
        Answer answer = cloud.member().put("compute", "/servers/" + id, "{'server':{'name':'two'}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/server/name").asText()).isEqualTo("two");
        assertThat(answer.json().path("server").has("OS-EXT-STS:vm_state")).isFalse();
        assertThat(cloud.server(id).path("name").asText()).isEqualTo("two");
    }

    @Test
    void hasItsStateResetByAdministratorsOnly() {
        String id = cloud.boot("one");
        String error = "{'os-resetState':{'state':'error'}}";
        Answer refused = cloud.member().post("compute", "/servers/" + id + "/action", error);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(message(refused, "forbidden"))
                .isEqualTo("Policy doesn't allow os_compute_api:os-admin-actions:reset_state to be performed.");
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
        assertThat(message(cloud.admin().post("compute", path, "{'fly':{}}"), "badRequest"))
                .isEqualTo("There is no such action: fly");
        assertThat(message(cloud.admin().post("compute", path, "{'os-resetState':{'state':'mars'}}"), "badRequest"))
                .isEqualTo(
                        "Invalid input for field/attribute state. Value: mars. 'mars' is not one of ['active', 'error']");
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

    @Test
    void metadataIsKeptChangedAndForgotten() {
        String path = "/servers/" + cloud.boot("one") + "/metadata";
        assertThat(cloud.member()
                        .post("compute", path, "{'metadata':{'a':'b'}}")
                        .status())
                .isEqualTo(200);
        assertThat(cloud.member()
                        .put("compute", path + "/c", "{'meta':{'c':'d'}}")
                        .status())
                .isEqualTo(200);
        assertThat(cloud.member().get("compute", path).json().path("metadata").size())
                .isEqualTo(2);
        assertThat(cloud.member().delete("compute", path + "/a").status()).isEqualTo(204);
        assertThat(message(cloud.member().get("compute", path + "/a"), "itemNotFound"))
                .isEqualTo("Metadata item was not found");
        assertThat(cloud.member()
                        .put("compute", path, "{'metadata':{'e':'f'}}")
                        .json()
                        .path("metadata")
                        .has("c"))
                .isFalse();
        assertThat(cloud.member().post("compute", path, "{'metadata':{'a':5}}").status())
                .isEqualTo(400);
    }
}
