package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class InstanceListTest {

    @AutoClose
    private static TestCloud cloud;

    private static String second;

    @BeforeAll
    static void start() {
        cloud = new TestCloud();
        cloud.boot("first");
        second = cloud.boot("second");
        cloud.boot("Third");
        cloud.boot(cloud.admin(), "foreign", ",'availability_zone':'nova:compute-2'");
        cloud.admin().post("compute", "/servers/" + second + "/action", "{'os-resetState':{'state':'error'}}");
    }

    private static List<String> names(TestCloud.Caller caller, String query) {
        Answer answer = caller.get("compute", "/servers" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("servers").findValuesAsText("name");
    }

    @Test
    void onlyTheProjectsOwnAreShown() {
        assertThat(names(cloud.member(), "")).containsExactlyInAnyOrder("Third", "second", "first");
        assertThat(names(cloud.admin(), "")).containsExactlyInAnyOrder("foreign");
    }

    @Test
    void administratorsSeeAllProjectsWhenTheyAsk() {
        assertThat(names(cloud.admin(), "?all_tenants=1"))
                .containsExactlyInAnyOrder("foreign", "Third", "second", "first");
        assertThat(names(cloud.admin(), "?all_tenants")).hasSize(4);
        assertThat(names(cloud.admin(), "?all_tenants=0")).containsExactlyInAnyOrder("foreign");
        assertThat(names(cloud.admin(), "?all_tenants=1&project_id=" + cloud.memberProject()))
                .hasSize(3);
    }

    @Test
    void membersDoNotSeeAllProjects() {
        Answer answer = cloud.member().get("compute", "/servers/detail?all_tenants=1");
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void namesAreFoundByPatternInAnyCase() {
        assertThat(names(cloud.member(), "?name=ir")).containsExactlyInAnyOrder("Third", "first");
        assertThat(names(cloud.member(), "?name=%5Ethird%24")).containsExactlyInAnyOrder("Third");
        assertThat(cloud.member().get("compute", "/servers?name=%5B").status()).isEqualTo(400);
    }

    @Test
    void theHostIsAFilterForAdministratorsOnly() {
        String host = cloud.server(second).path("OS-EXT-SRV-ATTR:host").asText();
        assertThat(names(cloud.admin(), "?all_tenants=1&host=" + host))
                .contains("second")
                .hasSizeLessThan(4);
        assertThat(names(cloud.member(), "?host=" + host)).hasSize(3);
    }

    @Test
    void longListsShowEverything() {
        JsonNode server = cloud.admin()
                .version("2.47")
                .get("compute", "/servers/detail?all_tenants=1&name=second")
                .json()
                .at("/servers/0");
        assertThat(server.path("status").asText()).isEqualTo("ERROR");
        assertThat(server.path("host_status").asText()).isEqualTo("UP");
        assertThat(server.at("/flavor/original_name").asText()).isEqualTo("tiny");
    }
}
