package org.opnfv.doctor.functest.contract;

import static org.opnfv.doctor.functest.contract.CloudCall.admin;
import static org.opnfv.doctor.functest.contract.CloudCall.anyone;
import static org.opnfv.doctor.functest.contract.ContractCloud.NOBODY;
import static org.opnfv.doctor.functest.contract.Stage.unique;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.cloud.InstanceSpec;

/** Calls of Nova. */
final class ComputeCalls {
    private ComputeCalls() {}

    static Stream<CloudCall> compute() {
        InstanceSpec nothing = new InstanceSpec("contract", NOBODY, NOBODY, NOBODY, Map.of(), Optional.empty());
        return Stream.of(
                anyone(
                        "compute",
                        "versions",
                        null,
                        (cloud, undo) -> cloud.compute().versions()),
                anyone(
                        "compute",
                        "findFlavor",
                        null,
                        (cloud, undo) -> cloud.compute().findFlavor(unique("none"))),
                admin("compute", "createFlavor", null, (cloud, undo) -> {
                    Compute compute = cloud.compute();
                    String id = compute.createFlavor(unique("flavor"), 64, 1, 1);
                    undo.later(() -> compute.deleteFlavor(id));
                }),
                admin(
                        "compute",
                        "deleteFlavor",
                        null,
                        (cloud, undo) -> cloud.compute().deleteFlavor(NOBODY)),
                anyone(
                        "compute",
                        "createInstance",
                        Kind.BAD_REQUEST,
                        (cloud, undo) -> cloud.compute().createInstance(nothing)),
                anyone(
                        "compute",
                        "instance",
                        null,
                        (cloud, undo) -> cloud.compute().instance(NOBODY)),
                anyone(
                        "compute",
                        "instances",
                        null,
                        (cloud, undo) -> cloud.compute().instances(InstanceFilter.mine())),
                admin(
                        "compute",
                        "instances of all projects",
                        null,
                        (cloud, undo) -> cloud.compute().instances(InstanceFilter.everyones())),
                anyone(
                        "compute",
                        "rename",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().rename(NOBODY, "contract")),
                anyone(
                        "compute",
                        "resetState",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().resetState(NOBODY, "error")),
                anyone(
                        "compute",
                        "migrate",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().migrate(NOBODY)),
                anyone(
                        "compute",
                        "migrateLive",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().migrateLive(NOBODY)),
                anyone(
                        "compute",
                        "confirmMove",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().confirmMove(NOBODY)),
                anyone(
                        "compute",
                        "deleteInstance",
                        null,
                        (cloud, undo) -> cloud.compute().deleteInstance(NOBODY)),
                anyone(
                        "compute",
                        "quota",
                        null,
                        (cloud, undo) -> cloud.compute().quota(cloud.projectId())),
                anyone(
                        "compute",
                        "setQuota",
                        Kind.BAD_REQUEST,
                        (cloud, undo) -> cloud.compute().setQuota(cloud.projectId(), -2, -2, -2)));
    }

    static Stream<CloudCall> hosts() {
        return Stream.of(
                admin(
                        "compute",
                        "computeServices",
                        null,
                        (cloud, undo) -> cloud.compute().computeServices()),
                admin(
                        "compute",
                        "forceDown",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().forceDown(unique("host"), true)),
                admin(
                        "compute",
                        "disable",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().disable(unique("host"), "contract")),
                admin(
                        "compute",
                        "enable",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.compute().enable(unique("host"))),
                admin(
                        "compute",
                        "hypervisors",
                        null,
                        (cloud, undo) -> cloud.compute().hypervisors()));
    }
}
