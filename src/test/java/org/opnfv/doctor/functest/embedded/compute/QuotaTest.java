package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class QuotaTest {

    private TestCloud cloud;
    private String path;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
        path = "/os-quota-sets/" + cloud.memberProject();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Answer set(String limits) {
        return cloud.admin().put("compute", path, "{'quota_set':{" + limits + "}}");
    }

    private String create(String more) {
        Answer answer = cloud.member().post("compute", "/servers", cloud.instance("x", more));
        return answer.status() == 202
                ? "202"
                : answer.status() + " " + answer.json().at("/forbidden/message").asText();
    }

    @Test
    void isAsRealNovasByDefault() {
        JsonNode set =
                cloud.member().version("2.57").get("compute", path).json().path("quota_set");
        assertThat(set.path("instances").asInt()).isEqualTo(10);
        assertThat(set.path("cores").asInt()).isEqualTo(20);
        assertThat(set.path("ram").asInt()).isEqualTo(51_200);
        assertThat(set.has("injected_files")).isFalse();
        assertThat(cloud.member()
                        .version("2.36")
                        .get("compute", path)
                        .json()
                        .at("/quota_set/injected_files")
                        .asInt())
                .isEqualTo(5);
        assertThat(cloud.member()
                        .get("compute", path)
                        .json()
                        .at("/quota_set/floating_ips")
                        .asInt())
                .isEqualTo(-1);
    }

    @Test
    void refusesMoreThanIsAllowed() {
        set("'instances':1");
        assertThat(create("")).isEqualTo("202");
        assertThat(create(""))
                .isEqualTo("403 Quota exceeded for instances: Requested 1, but already used 1 of 1 instances");
        assertThat(create(",'max_count':3"))
                .isEqualTo("403 Quota exceeded for instances: Requested 1-3, but already used 1 of 1 instances");
        set("'instances':10,'cores':1,'ram':64");
        assertThat(create(""))
                .isEqualTo(
                        "403 Quota exceeded for cores, ram: Requested 1, 64, but already used 1, 64 of 1, 64 cores, ram");
        set("'instances':-1,'cores':-1,'ram':-1");
        assertThat(create("")).isEqualTo("202");
    }

    @Test
    void isGivenBackWhenAnInstanceIsGone() {
        set("'instances':1");
        String id = cloud.boot("one");
        cloud.member().delete("compute", "/servers/" + id);
        cloud.awaitGone(id);
        await().until(() -> used("instances") == 0 && used("ram") == 0);
        assertThat(create("")).isEqualTo("202");
    }

    private int used(String resource) {
        return cloud.member()
                .get("compute", path + "/detail")
                .json()
                .at("/quota_set/" + resource + "/in_use")
                .asInt();
    }

    @Test
    void isNotSetBelowWhatIsUsedUnlessForced() {
        cloud.boot("one");
        assertThat(set("'instances':0").json().at("/badRequest/message").asText())
                .isEqualTo("Quota limit 0 for instances must be greater than or equal to already used and reserved 1.");
        assertThat(set("'instances':0,'force':true")
                        .json()
                        .at("/quota_set/instances")
                        .asInt())
                .isZero();
        assertThat(set("'instances':-2").json().at("/badRequest/message").asText())
                .isEqualTo("Invalid input for field/attribute instances. Value: -2. -2 is less than the minimum of -1");
        assertThat(set("'wings':2").status()).isEqualTo(400);
    }

    @Test
    void isResetToTheDefaults() {
        set("'instances':50");
        assertThat(cloud.admin().delete("compute", path).status()).isEqualTo(202);
        assertThat(cloud.admin()
                        .get("compute", path)
                        .json()
                        .at("/quota_set/instances")
                        .asInt())
                .isEqualTo(10);
        assertThat(cloud.admin()
                        .get("compute", path + "/defaults")
                        .json()
                        .at("/quota_set/instances")
                        .asInt())
                .isEqualTo(10);
        assertThat(cloud.admin()
                        .get("compute", "/os-quota-class-sets/default")
                        .json()
                        .at("/quota_class_set/cores")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void membersSeeTheirOwnAndChangeNone() {
        assertThat(cloud.member()
                        .put("compute", path, "{'quota_set':{'instances':99}}")
                        .json()
                        .at("/forbidden/message")
                        .asText())
                .isEqualTo("Policy doesn't allow os_compute_api:os-quota-sets:update to be performed.");
        assertThat(cloud.member()
                        .get("compute", "/os-quota-sets/other")
                        .json()
                        .at("/forbidden/message")
                        .asText())
                .isEqualTo("Policy doesn't allow os_compute_api:os-quota-sets:show to be performed.");
        assertThat(cloud.member().delete("compute", path).status()).isEqualTo(403);
    }

    @Test
    void limitsTellWhatIsLeft() {
        cloud.boot("one");
        JsonNode absolute = cloud.member().get("compute", "/limits").json().at("/limits/absolute");
        assertThat(absolute.path("maxTotalInstances").asInt()).isEqualTo(10);
        assertThat(absolute.path("totalInstancesUsed").asInt()).isEqualTo(1);
        assertThat(absolute.path("totalRAMUsed").asInt()).isEqualTo(64);
        assertThat(cloud.member().get("compute", "/limits?tenant_id=other").status())
                .isEqualTo(403);
        assertThat(cloud.admin()
                        .version("2.57")
                        .get("compute", "/limits?tenant_id=" + cloud.memberProject())
                        .json()
                        .at("/limits/absolute/totalCoresUsed")
                        .asInt())
                .isEqualTo(1);
    }
}
