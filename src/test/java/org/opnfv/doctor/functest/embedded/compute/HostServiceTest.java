package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class HostServiceTest {

    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
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
    void listsTheControllerAndEachHost() {
        JsonNode services = cloud.admin().get("compute", "/os-services").json().path("services");
        assertThat(services.findValuesAsText("binary"))
                .containsExactly("nova-conductor", "nova-scheduler", "nova-compute", "nova-compute", "nova-compute");
        assertThat(services.findValuesAsText("state")).containsOnly("up");
        assertThat(services.at("/2/id").isInt()).isTrue();
        assertThat(services.at("/2").has("forced_down")).isFalse();
        assertThat(cloud.admin()
                        .version("2.11")
                        .get("compute", "/os-services")
                        .json()
                        .at("/services/2/forced_down")
                        .isBoolean())
                .isTrue();
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
        assertThat(refusal("2.53", "/os-services/force-down", body))
                .isEqualTo("400 Additional properties are not allowed ('binary', 'host' were unexpected)");
        assertThat(refusal("2.1", "/os-services/force-down", body))
                .isEqualTo("400 Additional properties are not allowed ('forced_down' was unexpected)");
    }

    private String refusal(String version, String path, String body) {
        Answer answer = cloud.admin().version(version).put("compute", path, body);
        return answer.status() + " " + answer.json().findValue("message").asText();
    }

    @Test
    void refusesWhatMakesNoSense() {
        String nothing = "/os-services/11111111-1111-1111-1111-111111111111";
        assertThat(refusal(
                        "2.11",
                        "/os-services/force-down",
                        "{'host':'none','binary':'nova-compute','forced_down':true}"))
                .isEqualTo("404 Host 'none' is not mapped to any cell");
        assertThat(refusal("2.11", "/os-services/force-down", "{'host':'compute-1','binary':'nova-compute'}"))
                .isEqualTo("400 Missing forced_down field");
        assertThat(refusal("2.53", nothing, "{'forced_down':true}"))
                .isEqualTo("404 Service 11111111-1111-1111-1111-111111111111 could not be found.");
        assertThat(refusal("2.53", "/os-services/none", "{'forced_down':true}")).isEqualTo("400 Invalid uuid none");
        assertThat(refusal("2.1", "/os-services/fly", "{'host':'compute-1','binary':'nova-compute'}"))
                .isEqualTo("404 Unknown action");
        String path = "/os-services/" + service("compute-1").path("id").asText();
        assertThat(refusal("2.53", path, "{'status':'enabled','disabled_reason':'x'}"))
                .isEqualTo("400 Specifying 'disabled_reason' with status 'enabled' is invalid.");
        assertThat(refusal("2.53", path, "{}")).startsWith("400 No updates were requested.");
    }

    @Test
    void membersMayNeitherSeeNorChangeIt() {
        assertThat(cloud.member()
                        .get("compute", "/os-services")
                        .json()
                        .at("/forbidden/message")
                        .asText())
                .isEqualTo("Policy doesn't allow os_compute_api:os-services:list to be performed.");
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
        String host = "{'host':'compute-1','binary':'nova-compute'}";
        cloud.admin().put("compute", "/os-services/disable", host);
        cloud.admin()
                .put(
                        "compute",
                        "/os-services/disable-log-reason",
                        "{'host':'compute-2','binary':'nova-compute','disabled_reason':'test'}");
        assertThat(service("compute-2").path("disabled_reason").asText()).isEqualTo("test");
        for (int i = 0; i < 3; i++) {
            assertThat(cloud.server(cloud.boot("vm" + i))
                            .path("OS-EXT-SRV-ATTR:host")
                            .asText())
                    .isEqualTo("compute-3");
        }
        cloud.admin().put("compute", "/os-services/enable", host);
        assertThat(cloud.server(cloud.boot("back")).path("OS-EXT-SRV-ATTR:host").asText())
                .isEqualTo("compute-1");
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

    @Test
    void hypervisorsTellWhatTheyHave() {
        cloud.boot(cloud.admin(), "one", ",'availability_zone':'nova:compute-2'");
        JsonNode brief = cloud.admin().get("compute", "/os-hypervisors").json().path("hypervisors");
        assertThat(brief.findValuesAsText("hypervisor_hostname"))
                .containsExactly("compute-1", "compute-2", "compute-3");
        JsonNode second =
                cloud.admin().get("compute", "/os-hypervisors/detail").json().at("/hypervisors/1");
        assertThat(second.path("running_vms").asInt()).isEqualTo(1);
        assertThat(second.path("host_ip").asText()).isEqualTo("127.0.0.1");
        assertThat(second.path("cpu_info").isTextual()).isTrue();
        JsonNode sums = cloud.admin()
                .get("compute", "/os-hypervisors/statistics")
                .json()
                .path("hypervisor_statistics");
        assertThat(sums.path("count").asInt()).isEqualTo(3);
        assertThat(sums.path("vcpus_used").asInt()).isEqualTo(1);
        assertThat(cloud.admin()
                        .version("2.88")
                        .get("compute", "/os-hypervisors/statistics")
                        .status())
                .isEqualTo(404);
        assertThat(cloud.admin()
                        .get("compute", "/os-hypervisors/9")
                        .json()
                        .at("/itemNotFound/message")
                        .asText())
                .isEqualTo("Hypervisor with ID '9' could not be found.");
        assertThat(cloud.member().get("compute", "/os-hypervisors").status()).isEqualTo(403);
        JsonNode found = cloud.admin()
                .version("2.53")
                .get("compute", "/os-hypervisors?hypervisor_hostname_pattern=compute-2&with_servers=true")
                .json();
        assertThat(found.at("/hypervisors/0/servers")).hasSize(1);
    }

    @Test
    void zonesTellWhoIsInThem() {
        assertThat(cloud.member()
                        .get("compute", "/os-availability-zone")
                        .json()
                        .at("/availabilityZoneInfo/0/zoneName")
                        .asText())
                .isEqualTo("nova");
        cloud.admin().put("compute", "/os-services/disable", "{'host':'compute-1','binary':'nova-compute'}");
        JsonNode nova = cloud.admin()
                .get("compute", "/os-availability-zone/detail")
                .json()
                .at("/availabilityZoneInfo/1");
        assertThat(nova.at("/hosts/compute-1/nova-compute/available").asBoolean())
                .isFalse();
        assertThat(nova.at("/hosts/compute-2/nova-compute/active").asBoolean()).isTrue();
    }
}
