package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class InstanceListTest {

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

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static List<String> names(TestCloud.Caller caller, String query) {
        Answer answer = caller.get("compute", "/servers" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("servers").findValuesAsText("name");
    }

    @Test
    void newestComeFirstAndOnlyTheProjectsOwn() {
        assertThat(names(cloud.member(), "")).containsExactly("Third", "second", "first");
        assertThat(names(cloud.admin(), "")).containsExactly("foreign");
    }

    @Test
    void administratorsSeeAllProjectsWhenTheyAsk() {
        assertThat(names(cloud.admin(), "?all_tenants=1")).containsExactly("foreign", "Third", "second", "first");
        assertThat(names(cloud.admin(), "?all_tenants")).hasSize(4);
        assertThat(names(cloud.admin(), "?all_tenants=0")).containsExactly("foreign");
        assertThat(names(cloud.admin(), "?all_tenants=1&project_id=" + cloud.memberProject()))
                .hasSize(3);
        assertThat(cloud.admin().get("compute", "/servers?all_tenants=maybe").status())
                .isEqualTo(400);
    }

    @Test
    void membersDoNotSeeAllProjects() {
        Answer answer = cloud.member().get("compute", "/servers/detail?all_tenants=1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().at("/forbidden/message").asText())
                .isEqualTo("Policy doesn't allow os_compute_api:servers:detail:get_all_tenants to be performed.");
    }

    @Test
    void namesAreFoundByPatternInAnyCase() {
        assertThat(names(cloud.member(), "?name=ir")).containsExactly("Third", "first");
        assertThat(names(cloud.member(), "?name=%5Ethird%24")).containsExactly("Third");
        Answer answer = cloud.member().get("compute", "/servers?name=%5B");
        assertThat(answer.json().at("/badRequest/message").asText())
                .isEqualTo("Invalid input for query parameters name. Value: [. '[' is not a 'regex'");
    }

    @Test
    void statusIsFilteredAlsoWhenThereIsNoneOfThatName() {
        assertThat(names(cloud.member(), "?status=error")).containsExactly("second");
        assertThat(names(cloud.member(), "?status=ACTIVE&status=ERROR")).hasSize(3);
        assertThat(names(cloud.member(), "?status=mars")).isEmpty();
        assertThat(cloud.member()
                        .version("2.38")
                        .get("compute", "/servers?status=mars")
                        .status())
                .isEqualTo(400);
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
    void pagesAreLinked() {
        JsonNode page = cloud.member().get("compute", "/servers?limit=2").json();
        assertThat(page.path("servers").findValuesAsText("name")).containsExactly("Third", "second");
        assertThat(page.at("/servers_links/0/href").asText()).endsWith("/v2.1/servers?limit=2&marker=" + second);
        JsonNode last = cloud.member()
                .get("compute", "/servers?limit=2&marker=" + second)
                .json();
        assertThat(last.path("servers").findValuesAsText("name")).containsExactly("first");
        assertThat(last.has("servers_links")).isFalse();
    }

    @Test
    void refusesPagesThatDoNotExist() {
        assertThat(cloud.member()
                        .get("compute", "/servers?marker=none")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("marker [none] not found");
        assertThat(cloud.member()
                        .get("compute", "/servers?limit=-1")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Invalid input for query parameters limit. Value: -1. '-1' does not match '^[0-9]*$'");
        assertThat(names(cloud.member(), "?limit=0")).isEmpty();
    }

    @Test
    void sortsByWhatIsAsked() {
        assertThat(names(cloud.member(), "?sort_key=display_name&sort_dir=asc"))
                .containsExactly("Third", "first", "second");
        assertThat(names(cloud.member(), "?sort_key=created_at&sort_dir=asc"))
                .containsExactly("first", "second", "Third");
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
