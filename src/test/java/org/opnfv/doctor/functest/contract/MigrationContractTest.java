package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;

/** Instances that change their host while that is well. */
class MigrationContractTest extends ContractCloud {

    @Test
    void moves_an_instance_cold_when_that_is_confirmed() {
        Compute compute = stage.admin.compute();
        Instance instance = stage.boot(Optional.empty(), undo);

        compute.migrate(instance.id());
        awaitStatus(instance, "VERIFY_RESIZE");
        assertThat(now(instance).host()).isNotNull().isNotEqualTo(instance.host());
        refused(Kind.CONFLICT, () -> compute.migrate(instance.id()));

        compute.confirmMove(instance.id());
        awaitStatus(instance, "ACTIVE");
        assertThat(now(instance).host()).isNotEqualTo(instance.host());
        refused(Kind.CONFLICT, () -> compute.confirmMove(instance.id()));
    }

    @Test
    void moves_an_instance_live() {
        Compute compute = stage.admin.compute();
        Instance instance = stage.boot(Optional.empty(), undo);

        compute.migrateLive(instance.id());

        await().atMost(Stage.PATIENCE)
                .until(() -> !instance.host().equals(now(instance).host()) && isSettled(instance, "ACTIVE"));
    }

    @Test
    void deletes_an_instance_that_waits_for_a_confirmation() {
        Compute compute = stage.admin.compute();
        Instance instance = stage.boot(Optional.empty(), undo);
        compute.migrate(instance.id());
        awaitStatus(instance, "VERIFY_RESIZE");

        stage.member.compute().deleteInstance(instance.id());

        await().atMost(Stage.PATIENCE)
                .until(() -> compute.instance(instance.id()).isEmpty());
    }

    @Test
    void lets_no_member_move_an_instance() {
        Instance instance = stage.boot(Optional.empty(), undo);

        refused(Kind.FORBIDDEN, () -> stage.member.compute().migrate(instance.id()));
        refused(Kind.FORBIDDEN, () -> stage.member.compute().migrateLive(instance.id()));
    }

    private Instance now(Instance instance) {
        return stage.admin.compute().instance(instance.id()).orElseThrow();
    }

    private boolean isSettled(Instance instance, String status) {
        Instance now = now(instance);
        return now.status().equals(status) && now.taskState() == null;
    }

    private void awaitStatus(Instance instance, String status) {
        await().atMost(Stage.PATIENCE).until(() -> isSettled(instance, status));
    }
}
