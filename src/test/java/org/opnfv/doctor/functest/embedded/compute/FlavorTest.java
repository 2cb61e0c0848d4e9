package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class FlavorTest {

    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Answer create(String fields) {
        return cloud.admin().post("compute", "/flavors", "{'flavor':{" + fields + "}}");
    }

    @Test
    void isMadeShownAndDeleted() {
        JsonNode made = create("'name':'big','id':'7','ram':'2048','vcpus':2,'disk':20,'swap':512")
                .json()
                .path("flavor");
        assertThat(made.path("id").asText()).isEqualTo("7");
        assertThat(made.path("ram").asInt()).isEqualTo(2048);
        assertThat(made.path("swap").asInt()).isEqualTo(512);
        JsonNode seen = cloud.member()
                .version("2.61")
                .get("compute", "/flavors/7")
                .json()
                .path("flavor");
        assertThat(seen.path("description").isNull()).isTrue();
        assertThat(seen.path("extra_specs")).isEmpty();
        assertThat(cloud.admin().delete("compute", "/flavors/7").status()).isEqualTo(202);
        Answer gone = cloud.admin().get("compute", "/flavors/7");
        assertThat(gone.json().at("/itemNotFound/message").asText()).isEqualTo("Flavor 7 could not be found.");
        assertThat(cloud.admin().delete("compute", "/flavors/7").status()).isEqualTo(404);
    }

    @Test
    void namesAndIdsAreUnique() {
        assertThat(create("'name':'tiny','ram':1,'vcpus':1,'disk':0")
                        .json()
                        .at("/conflictingRequest/message")
                        .asText())
                .isEqualTo("Flavor with name tiny already exists.");
        create("'name':'a','id':'a','ram':1,'vcpus':1,'disk':0");
        assertThat(create("'name':'b','id':'a','ram':1,'vcpus':1,'disk':0")
                        .json()
                        .at("/conflictingRequest/message")
                        .asText())
                .isEqualTo("Flavor with ID a already exists.");
    }

    @Test
    void refusesSizesThatAreNone() {
        assertThat(create("'name':'x','ram':0,'vcpus':1,'disk':0")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Invalid input for field/attribute ram. Value: 0. 0 is less than the minimum of 1");
        assertThat(create("'name':'x','ram':1,'vcpus':'x','disk':0")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Invalid input for field/attribute vcpus. Value: x. 'x' does not match '^[0-9]+$'");
        assertThat(create("'ram':1,'vcpus':1,'disk':0")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Invalid input for field/attribute flavor. Value: {'ram': 1, 'vcpus': 1, 'disk': 0}."
                        + " 'name' is a required property");
    }

    @Test
    void membersMayNotMakeOrDeleteIt() {
        Answer made = cloud.member().post("compute", "/flavors", "{'flavor':{'name':'m','ram':1,'vcpus':1,'disk':0}}");
        assertThat(made.json().at("/forbidden/message").asText())
                .isEqualTo("Policy doesn't allow os_compute_api:os-flavor-manage:create to be performed.");
        assertThat(cloud.member()
                        .delete("compute", "/flavors/" + cloud.flavorId())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aPrivateOneIsForAdministrators() {
        create("'name':'p','id':'p','ram':1,'vcpus':1,'disk':0,'os-flavor-access:is_public':false");
        assertThat(cloud.member().get("compute", "/flavors/p").status()).isEqualTo(404);
        assertThat(cloud.admin()
                        .get("compute", "/flavors?is_public=None")
                        .json()
                        .path("flavors"))
                .hasSize(2);
        assertThat(cloud.admin()
                        .get("compute", "/flavors?is_public=false")
                        .json()
                        .path("flavors"))
                .hasSize(1);
        assertThat(cloud.member()
                        .get("compute", "/flavors?is_public=None")
                        .json()
                        .path("flavors"))
                .hasSize(1);
    }

    @Test
    void extraSpecsAreKeptChangedAndForgotten() {
        String path = "/flavors/" + cloud.flavorId() + "/os-extra_specs";
        assertThat(cloud.member()
                        .post("compute", path, "{'extra_specs':{'a':'b'}}")
                        .status())
                .isEqualTo(403);
        assertThat(cloud.admin()
                        .post("compute", path, "{'extra_specs':{'a':'b'}}")
                        .status())
                .isEqualTo(200);
        assertThat(cloud.admin()
                        .put("compute", path + "/a", "{'a':'c'}")
                        .json()
                        .path("a")
                        .asText())
                .isEqualTo("c");
        assertThat(cloud.member()
                        .get("compute", path)
                        .json()
                        .at("/extra_specs/a")
                        .asText())
                .isEqualTo("c");
        assertThat(cloud.admin()
                        .put("compute", path + "/a", "{'b':'c'}")
                        .json()
                        .at("/badRequest/message")
                        .asText())
                .isEqualTo("Request body and URI mismatch");
        assertThat(cloud.admin().delete("compute", path + "/a").status()).isEqualTo(200);
        assertThat(cloud.admin().delete("compute", path + "/a").status()).isEqualTo(404);
    }

    @Test
    void instancesRememberItWhenItIsGone() {
        String id = cloud.boot("one");
        cloud.admin().delete("compute", "/flavors/" + cloud.flavorId());
        assertThat(cloud.admin()
                        .version("2.47")
                        .get("compute", "/servers/" + id)
                        .json()
                        .at("/server/flavor/original_name")
                        .asText())
                .isEqualTo("tiny");
    }
}
