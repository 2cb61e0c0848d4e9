package org.opnfv.doctor.functest.embedded.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only this Nova's migrations show: the contract tests say what all have in common. */
class MigrationsTest {
    @AutoClose
    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    private int act(String id, String body) {
        return cloud.admin().post("compute", "/servers/" + id + "/action", body).status();
    }

    private String host(String id) {
        return cloud.server(id).path("OS-EXT-SRV-ATTR:host").asText();
    }

    private int used(String host) {
        for (var hypervisor :
                cloud.admin().get("compute", "/os-hypervisors/detail").json().path("hypervisors")) {
            if (hypervisor.path("hypervisor_hostname").asText().equals(host)) {
                return hypervisor.path("vcpus_used").asInt();
            }
        }
        throw new AssertionError("there is no " + host);
    }

    @Test
    void processorsAreClaimedOnBothHostsUntilItIsConfirmed() {
        String id = cloud.boot("one");
        String source = host(id);
        assertThat(used(source)).isEqualTo(1);

        assertThat(act(id, "{'migrate':null}")).isEqualTo(202);
        cloud.awaitStatus(id, "VERIFY_RESIZE");
        String target = host(id);
        assertThat(target).isNotEqualTo(source);
        assertThat(used(source)).isEqualTo(1);
        assertThat(used(target)).isEqualTo(1);

        assertThat(act(id, "{'confirmResize':null}")).isEqualTo(204);
        cloud.awaitStatus(id, "ACTIVE");
        assertThat(used(source)).isZero();
        assertThat(used(target)).isEqualTo(1);
    }

    @Test
    void aWayBackLeadsToWhereItCameFrom() {
        String id = cloud.boot("one");
        String source = host(id);
        act(id, "{'migrate':null}");
        cloud.awaitStatus(id, "VERIFY_RESIZE");
        String target = host(id);

        assertThat(act(id, "{'revertResize':null}")).isEqualTo(202);
        cloud.awaitStatus(id, "ACTIVE");
        assertThat(host(id)).isEqualTo(source);
        assertThat(used(target)).isZero();
    }

    @Test
    void aLiveMigrationNeedsNoConfirmation() {
        String id = cloud.boot("one");
        String source = host(id);
        String wish = source.equals("compute-3") ? "compute-2" : "compute-3";

        assertThat(act(id, "{'os-migrateLive':{'host':'" + wish + "','block_migration':'auto'}}"))
                .isEqualTo(202);
        await().until(() -> host(id).equals(wish));
        cloud.awaitStatus(id, "ACTIVE");
        assertThat(used(source)).isZero();
        assertThat(act(id, "{'os-migrateLive':{'host':'" + wish + "','block_migration':'auto'}}"))
                .isEqualTo(400);
    }

    @Test
    void anInstanceStaysWhereNoOtherHostMayTakeIt() {
        String id = cloud.boot("one");
        String source = host(id);
        var admin = cloud.admin().version("2.53");
        for (var service : admin.get("compute", "/os-services").json().path("services")) {
            if (!service.path("host").asText().equals(source)) {
                admin.put("compute", "/os-services/" + service.path("id").asText(), "{'status':'disabled'}");
            }
        }

        assertThat(act(id, "{'migrate':null}")).isEqualTo(202);
        await().until(() -> cloud.server(id).path("OS-EXT-STS:task_state").isNull());
        assertThat(host(id)).isEqualTo(source);
        assertThat(cloud.server(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void whatIsDeletedOnItsWayHasNoClaimLeft() {
        String id = cloud.boot("one");
        String source = host(id);
        act(id, "{'migrate':null}");
        cloud.awaitStatus(id, "VERIFY_RESIZE");
        String target = host(id);

        cloud.admin().delete("compute", "/servers/" + id);
        await().until(() -> cloud.admin().get("compute", "/servers/" + id).status() == 404);
        assertThat(used(source)).isZero();
        assertThat(used(target)).isZero();
    }

    private int force(String host, boolean down) {
        return cloud.admin()
                .version("2.11")
                .put(
                        "compute",
                        "/os-services/force-down",
                        "{'host': '" + host + "', 'binary': 'nova-compute', 'forced_down': " + down + "}")
                .status();
    }

    private int evacuations(String query) {
        return cloud.admin()
                .get("compute", "/os-migrations" + query)
                .json()
                .path("migrations")
                .size();
    }

    @Test
    void anEvacuatedHostStaysForcedDownUntilItsNovaComputeIsRestarted() {
        String id = cloud.boot("one");
        String source = host(id);
        assertThat(force(source, true)).isEqualTo(200);
        assertThat(act(id, "{'evacuate':{}}")).isEqualTo(200);
        await().until(() -> evacuations("?status=done&migration_type=evacuation&source_compute=" + source) == 1);
        assertThat(host(id)).isNotEqualTo(source);
        assertThat(evacuations("?source_compute=" + host(id))).isZero();
        assertThat(evacuations("?migration_type=live-migration")).isZero();

        assertThat(force(source, false)).isEqualTo(400);
        cloud.restartNovaCompute(source);
        assertThat(evacuations("")).isZero();
        assertThat(force(source, false)).isEqualTo(200);
    }
}
