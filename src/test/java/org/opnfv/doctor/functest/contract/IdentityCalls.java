package org.opnfv.doctor.functest.contract;

import static org.opnfv.doctor.functest.contract.CloudCall.admin;
import static org.opnfv.doctor.functest.contract.CloudCall.anyone;
import static org.opnfv.doctor.functest.contract.ContractCloud.NOBODY;
import static org.opnfv.doctor.functest.contract.Stage.unique;

import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Identity;

/** Calls of Keystone. */
final class IdentityCalls {
    private IdentityCalls() {}

    static Stream<CloudCall> identity() {
        return Stream.of(
                admin(
                        "identity",
                        "findProject",
                        null,
                        (cloud, undo) -> cloud.identity().findProject(unique("none"))),
                admin("identity", "createProject", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createProject(unique("project"), "made by a contract test");
                    undo.later(() -> identity.deleteProject(id));
                }),
                admin(
                        "identity",
                        "deleteProject",
                        null,
                        (cloud, undo) -> cloud.identity().deleteProject(NOBODY)),
                admin(
                        "identity",
                        "findUser",
                        null,
                        (cloud, undo) -> cloud.identity().findUser(unique("none"))),
                admin("identity", "createUser", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createUser(unique("user"), Stage.PASSWORD, cloud.projectId());
                    undo.later(() -> identity.deleteUser(id));
                }),
                admin(
                        "identity",
                        "deleteUser",
                        null,
                        (cloud, undo) -> cloud.identity().deleteUser(NOBODY)),
                admin(
                        "identity",
                        "findRole",
                        null,
                        (cloud, undo) -> cloud.identity().findRole(unique("none"))),
                admin("identity", "createRole", null, (cloud, undo) -> {
                    Identity identity = cloud.identity();
                    String id = identity.createRole(unique("role"));
                    undo.later(() -> identity.deleteRole(id));
                }),
                anyone(
                        "identity",
                        "deleteRole",
                        null,
                        (cloud, undo) -> cloud.identity().deleteRole(NOBODY)),
                anyone(
                        "identity",
                        "grant",
                        Kind.NOT_FOUND,
                        (cloud, undo) -> cloud.identity().grant(cloud.projectId(), NOBODY, NOBODY)),
                anyone(
                        "identity",
                        "granted",
                        null,
                        (cloud, undo) -> cloud.identity().granted(cloud.projectId(), NOBODY, NOBODY)),
                anyone(
                        "identity",
                        "revoke",
                        null,
                        (cloud, undo) -> cloud.identity().revoke(cloud.projectId(), NOBODY, NOBODY)));
    }
}
