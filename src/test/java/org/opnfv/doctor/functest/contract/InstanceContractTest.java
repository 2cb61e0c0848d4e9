package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.InstanceSpec;
import org.opnfv.doctor.functest.cloud.Quota;

/** Flavors, instances and quotas. */
class InstanceContractTest extends ContractCloud {
    @Test
    void makes_finds_and_deletes_a_flavor() {
        Compute compute = stage.admin.compute();
        String name = Stage.unique("flavor");
        String id = compute.createFlavor(name, 128, 2, 1);
        undo.later(() -> compute.deleteFlavor(id));

        assertThat(compute.findFlavor(name)).contains(id);
        assertThat(stage.member.compute().findFlavor(name)).contains(id);
        refused(Kind.CONFLICT, () -> compute.createFlavor(name, 64, 1, 1));

        compute.deleteFlavor(id);
        assertThat(compute.findFlavor(name)).isEmpty();
    }

    @Test
    void boots_an_instance_and_shows_its_host_to_the_admin_only() {
        String id = stage.boot(Optional.empty(), undo).id();

        Instance seenByAdmin = stage.admin.compute().instance(id).orElseThrow();
        assertThat(seenByAdmin.status()).isEqualTo("ACTIVE");
        assertThat(seenByAdmin.taskState()).isNull();
        assertThat(seenByAdmin.hostStatus()).isEqualTo("UP");
        assertThat(seenByAdmin.projectId()).isEqualTo(stage.member.projectId());
        assertThat(seenByAdmin.fault()).isNull();
        assertThat(seenByAdmin.metadata()).isEqualTo(Map.of("made-by", "contract"));
        assertThat(stage.admin.compute().computeServices())
                .extracting(service -> service.host())
                .contains(seenByAdmin.host());

        Instance seenByOwner = stage.member.compute().instance(id).orElseThrow();
        assertThat(seenByOwner.status()).isEqualTo("ACTIVE");
        assertThat(seenByOwner.host()).isNull();
        assertThat(seenByOwner.hostStatus()).isNull();
    }

    @Test
    void puts_an_instance_on_the_host_an_admin_chooses() {
        String host = stage.admin.compute().computeServices().get(1).host();

        assertThat(stage.boot(Optional.of(host), undo).host()).isEqualTo(host);
    }

    @Test
    void ends_in_error_on_a_host_that_does_not_exist_and_says_why() {
        Instance instance = stage.boot(Optional.of(Stage.unique("host")), undo);

        assertThat(instance.status()).isEqualTo("ERROR");
        assertThat(instance.host()).isNull();
        assertThat(instance.fault()).startsWith("No valid host was found. No such host - host: contract-host-");
    }

    @Test
    void lets_no_member_choose_a_host() {
        String host = stage.admin.compute().computeServices().get(0).host();
        InstanceSpec spec = new InstanceSpec(
                Stage.unique("instance"), stage.imageId, stage.flavorId, stage.networkId, Map.of(), Optional.of(host));

        refused(Kind.FORBIDDEN, () -> stage.member.compute().createInstance(spec));
    }

    @Test
    void lists_by_project_name_and_host() {
        Instance one = stage.boot(Optional.empty(), undo);
        Instance two = stage.boot(Optional.empty(), undo);
        Compute admin = stage.admin.compute();

        assertThat(stage.member.compute().instances(InstanceFilter.mine()))
                .extracting(Instance::id)
                .contains(one.id(), two.id());
        assertThat(stage.member.compute().instances(InstanceFilter.mine().named(one.name())))
                .extracting(Instance::id)
                .containsExactly(one.id());
        assertThat(stage.member.compute().instances(InstanceFilter.mine().named("ontract-")))
                .isEmpty();
        assertThat(admin.instances(InstanceFilter.mine()))
                .extracting(Instance::id)
                .doesNotContain(one.id());
        assertThat(admin.instances(InstanceFilter.everyones().on(one.host())))
                .extracting(Instance::id)
                .contains(one.id())
                .allSatisfy(id ->
                        assertThat(admin.instance(id).orElseThrow().host()).isEqualTo(one.host()));
        assertThat(admin.instances(InstanceFilter.everyones().on(Stage.unique("host"))))
                .isEmpty();
    }

    @Test
    void renames_an_instance_of_one_s_own_project_only() {
        String id = stage.boot(Optional.empty(), undo).id();
        Cloud stranger = stage.project(undo);

        stage.member.compute().rename(id, "contract-renamed");
        assertThat(stage.member.compute().instance(id).orElseThrow().name()).isEqualTo("contract-renamed");
        assertThat(stranger.compute().instance(id)).isEmpty();
        refused(Kind.NOT_FOUND, () -> stranger.compute().rename(id, "contract-stolen"));
    }

    @Test
    void resets_the_state_to_error_and_back() {
        String id = stage.boot(Optional.empty(), undo).id();
        Compute compute = stage.admin.compute();

        compute.resetState(id, "error");
        assertThat(compute.instance(id).orElseThrow().status()).isEqualTo("ERROR");
        compute.resetState(id, "active");
        assertThat(compute.instance(id).orElseThrow().status()).isEqualTo("ACTIVE");
        refused(Kind.FORBIDDEN, () -> stage.member.compute().resetState(id, "error"));
    }

    @Test
    void deletes_an_instance_in_error_too() {
        String id = stage.boot(Optional.empty(), undo).id();
        stage.admin.compute().resetState(id, "error");

        stage.member.compute().deleteInstance(id);

        await().atMost(Stage.PATIENCE)
                .until(() -> stage.admin.compute().instance(id).isEmpty());
        stage.member.compute().deleteInstance(id);
    }

    @Test
    void counts_what_a_project_uses_and_ends_it_at_the_quota() {
        String project = stage.member.projectId();
        Compute admin = stage.admin.compute();
        Quota before = admin.quota(project);
        undo.later(() -> admin.setQuota(
                project,
                before.instances().limit(),
                before.cores().limit(),
                before.ramMb().limit()));
        stage.boot(Optional.empty(), undo);

        int used = admin.quota(project).instances().inUse();
        assertThat(used).isPositive();
        admin.setQuota(project, used, 7, 7168);
        Quota now = stage.member.compute().quota(project);
        assertThat(now.instances()).isEqualTo(new Quota.Usage(used, used));
        assertThat(now.cores().limit()).isEqualTo(7);
        assertThat(now.ramMb().limit()).isEqualTo(7168);

        refused(Kind.FORBIDDEN, () -> stage.member.compute().setQuota(project, used + 1, 7, 7168));
        InstanceSpec spec = new InstanceSpec(
                Stage.unique("instance"), stage.imageId, stage.flavorId, stage.networkId, Map.of(), Optional.empty());
        refused(Kind.OVER_QUOTA, () -> stage.member.compute().createInstance(spec));
    }

    @Test
    void refuses_an_instance_of_an_unknown_image_flavor_or_network() {
        Compute compute = stage.member.compute();
        String name = Stage.unique("instance");

        refused(
                Kind.BAD_REQUEST,
                () -> compute.createInstance(
                        new InstanceSpec(name, NOBODY, stage.flavorId, stage.networkId, Map.of(), Optional.empty())));
        refused(
                Kind.BAD_REQUEST,
                () -> compute.createInstance(
                        new InstanceSpec(name, stage.imageId, NOBODY, stage.networkId, Map.of(), Optional.empty())));
        refused(
                Kind.BAD_REQUEST,
                () -> compute.createInstance(
                        new InstanceSpec(name, stage.imageId, stage.flavorId, NOBODY, Map.of(), Optional.empty())));
    }
}
