package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class HostServiceTest {

    @AutoClose
    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    private JsonNode service(String host) {
        return cloud.admin()
                .version("2.53")
                .get("compute", "/os-services?binary=nova-compute&host=" + host)
                .json()
                .at("/services/0");
    }

    private String state(String host) {
        return service(host).path("state").asText();
    }

    @Test
    void listsEachHost() {
        JsonNode services = cloud.admin().get("compute", "/os-services").json().path("services");
        assertThat(services.findValuesAsText("binary")).containsExactly("nova-compute", "nova-compute", "nova-compute");
        assertThat(services.findValuesAsText("state")).containsOnly("up");
        assertThat(services.at("/0/id").isInt()).isTrue();
        assertThat(services.at("/0").has("forced_down")).isFalse();
        assertThat(cloud.admin()
                        .version("2.11")
                        .get("compute", "/os-services")
                        .json()
                        .at("/services/0/forced_down")
                        .isBoolean())
                .isTrue();
        JsonNode hypervisors =
                cloud.admin().get("compute", "/os-hypervisors/detail").json().path("hypervisors");
        assertThat(hypervisors.findValuesAsText("host_ip")).containsOnly("127.0.0.1");
        assertThat(cloud.member().get("compute", "/os-hypervisors").status()).isEqualTo(403);
    }

    @Test
    void isHeardOfAsSoonAsItsLinkIsBackWhenAHeartbeatWasDueMeanwhile() {
        cloud.link("compute-1", false);
        await().until(() -> state("compute-1"), "down"::equals);
        String before = service("compute-1").path("updated_at").asText();

        cloud.link("compute-1", true);

        assertThat(service("compute-1").path("updated_at").asText()).isGreaterThan(before);
        assertThat(state("compute-1")).isEqualTo("up");
    }

    @Test
    void isDownWhenItIsSilentForLongEnough() {
        cloud.link("compute-1", false);
        await().until(() -> state("compute-1"), "down"::equals);
        assertThat(state("compute-2")).isEqualTo("up");
        cloud.link("compute-1", true);
        await().until(() -> state("compute-1"), "up"::equals);
    }

    @Test
    void isForcedDownTheOldWay() {
        String body = "{'host':'compute-1','binary':'nova-compute','forced_down':true}";
        Answer answer = cloud.admin().version("2.11").put("compute", "/os-services/force-down", body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/service/forced_down").asBoolean()).isTrue();
        assertThat(state("compute-1")).isEqualTo("down");
        cloud.admin().version("2.52").put("compute", "/os-services/force-down", body.replace("true", "false"));
        assertThat(state("compute-1")).isEqualTo("up");
    }

    @Test
    void isForcedDownTheNewWay() {
        String path = "/os-services/" + service("compute-1").path("id").asText();
        Answer answer = cloud.admin().version("2.53").put("compute", path, "{'forced_down':true}");
        assertThat(answer.json().at("/service/state").asText()).isEqualTo("down");
        assertThat(cloud.admin()
                        .version("2.53")
                        .put("compute", path, "{'forced_down':false}")
                        .json()
                        .at("/service/state")
                        .asText())
                .isEqualTo("up");
    }

    @Test
    void theOldWayIsGoneAndTheNewOneNotYetThere() {
        String body = "{'host':'compute-1','binary':'nova-compute','forced_down':true}";
        assertThat(refusal("2.53", "/os-services/force-down", body)).isEqualTo(404);
        assertThat(refusal("2.1", "/os-services/force-down", body)).isEqualTo(404);
    }

    private int refusal(String version, String path, String body) {
        return cloud.admin().version(version).put("compute", path, body).status();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(refusal("2.11", "/os-services/force-down", "{'host':'none','forced_down':true}"))
                .isEqualTo(404);
        assertThat(refusal("2.11", "/os-services/fly", "{'host':'compute-1'}")).isEqualTo(404);
        assertThat(refusal("2.53", "/os-services/none", "{'forced_down':true}")).isEqualTo(404);
        String path = "/os-services/" + service("compute-1").path("id").asText();
        assertThat(refusal("2.53", path, "{'status':'odd'}")).isEqualTo(400);
        assertThat(refusal("2.53", path, "{'forced_down':'odd'}")).isEqualTo(400);
        assertThat(refusal("2.53", path, "{}")).isEqualTo(400);
    }

    @Test
    void membersMayNeitherSeeNorChangeIt() {
        assertThat(cloud.member().get("compute", "/os-services").status()).isEqualTo(403);
        Answer forced = cloud.member()
                .version("2.53")
                .put(
                        "compute",
                        "/os-services/" + service("compute-1").path("id").asText(),
                        "{'forced_down':true}");
        assertThat(forced.status()).isEqualTo(403);
        assertThat(state("compute-1")).isEqualTo("up");
    }

    @Test
    void keepsInstancesAwayWhileItIsDisabled() {
        disable("compute-1", "{'status':'disabled'}");
        disable("compute-2", "{'status':'disabled','disabled_reason':'test'}");
        assertThat(service("compute-2").path("disabled_reason").asText()).isEqualTo("test");
        for (int i = 0; i < 3; i++) {
            assertThat(cloud.server(cloud.boot("vm" + i))
                            .path("OS-EXT-SRV-ATTR:host")
                            .asText())
                    .isEqualTo("compute-3");
        }
        disable("compute-1", "{'status':'enabled'}");
        assertThat(cloud.server(cloud.boot("back")).path("OS-EXT-SRV-ATTR:host").asText())
                .isEqualTo("compute-1");
    }

    private void disable(String host, String body) {
        String path = "/os-services/" + service(host).path("id").asText();
        assertThat(cloud.admin().version("2.53").put("compute", path, body).status())
                .isEqualTo(200);
    }

    @Test
    void noHostIsLeftWhenAllAreDown() {
        for (String host : new String[] {"compute-1", "compute-2", "compute-3"}) {
            cloud.link(host, false);
            await().until(() -> state(host), "down"::equals);
        }
        String id = cloud.member()
                .post("compute", "/servers", cloud.instance("lost", ""))
                .json()
                .at("/server/id")
                .asText();
        cloud.awaitStatus(id, "ERROR");
    }

    @Test
    void hostStatusOfAnInstanceFollows() {
        String id = cloud.boot(cloud.admin(), "one", ",'availability_zone':'nova:compute-1'");
        String path = "/os-services/" + service("compute-1").path("id").asText();
        cloud.link("compute-1", false);
        await().until(() -> hostStatus(id), "UNKNOWN"::equals);
        cloud.admin().version("2.53").put("compute", path, "{'status':'disabled'}");
        assertThat(hostStatus(id)).isEqualTo("MAINTENANCE");
        cloud.admin().version("2.53").put("compute", path, "{'forced_down':true}");
        assertThat(hostStatus(id)).isEqualTo("DOWN");
        cloud.link("compute-1", true);
        cloud.admin().version("2.53").put("compute", path, "{'forced_down':false,'status':'enabled'}");
        await().until(() -> hostStatus(id), "UP"::equals);
    }

    private String hostStatus(String id) {
        return cloud.server(id).path("host_status").asText();
    }
}
