package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.Identity;

/** Projects, users, roles. */
class IdentityContractTest extends ContractCloud {
    @Test
    void makes_finds_and_deletes_a_project() {
        Identity identity = stage.admin.identity();
        String name = Stage.unique("project");
        String id = identity.createProject(name, "made by a contract test");
        undo.later(() -> identity.deleteProject(id));

        assertThat(identity.findProject(name)).contains(id);
        refused(Kind.CONFLICT, () -> identity.createProject(name, "the second of that name"));

        identity.deleteProject(id);
        assertThat(identity.findProject(name)).isEmpty();
    }

    @Test
    void makes_finds_and_deletes_a_user() {
        Identity identity = stage.admin.identity();
        String name = Stage.unique("user");
        String id = identity.createUser(name, Stage.PASSWORD, stage.member.projectId());
        undo.later(() -> identity.deleteUser(id));

        assertThat(identity.findUser(name)).contains(id);
        refused(Kind.CONFLICT, () -> identity.createUser(name, Stage.PASSWORD, stage.member.projectId()));

        identity.deleteUser(id);
        assertThat(identity.findUser(name)).isEmpty();
    }

    @Test
    void makes_finds_and_deletes_a_role() {
        Identity identity = stage.admin.identity();
        String name = Stage.unique("role");
        String id = identity.createRole(name);
        undo.later(() -> identity.deleteRole(id));

        assertThat(identity.findRole(name)).contains(id);
        refused(Kind.CONFLICT, () -> identity.createRole(name));

        identity.deleteRole(id);
        assertThat(identity.findRole(name)).isEmpty();
    }

    @Test
    void grants_and_revokes_a_role_as_often_as_one_likes() {
        Identity identity = stage.admin.identity();
        String project = stage.member.projectId();
        String user = identity.createUser(Stage.unique("user"), Stage.PASSWORD, project);
        undo.later(() -> identity.deleteUser(user));

        assertThat(identity.granted(project, user, stage.roleId)).isFalse();
        identity.grant(project, user, stage.roleId);
        identity.grant(project, user, stage.roleId);
        assertThat(identity.granted(project, user, stage.roleId)).isTrue();
        identity.revoke(project, user, stage.roleId);
        identity.revoke(project, user, stage.roleId);
        assertThat(identity.granted(project, user, stage.roleId)).isFalse();
    }

    @Test
    void lets_a_user_in_only_with_a_role_in_the_project() {
        String name = Stage.unique("user");
        String id = stage.admin.identity().createUser(name, Stage.PASSWORD, stage.member.projectId());
        undo.later(() -> stage.admin.identity().deleteUser(id));

        refused(Kind.UNAUTHORIZED, () -> stage.admin.asUser(name, Stage.PASSWORD, stage.member.projectId()));
    }

    @Test
    void lets_no_member_give_or_take_roles() {
        Identity admin = stage.admin.identity();
        Identity member = stage.member.identity();
        String project = stage.member.projectId();
        String user = stage.member.userId();
        String role = admin.createRole(Stage.unique("role"));
        undo.later(() -> admin.deleteRole(role));

        refused(Kind.NOT_FOUND, () -> member.grant(project, user, NOBODY));
        refused(Kind.FORBIDDEN, () -> member.deleteRole(role));
        refused(Kind.FORBIDDEN, () -> member.grant(project, user, role));
        refused(Kind.FORBIDDEN, () -> member.granted(project, user, role));
        admin.grant(project, user, role);
        refused(Kind.FORBIDDEN, () -> member.revoke(project, user, role));
        assertThat(admin.granted(project, user, role)).isTrue();
    }
}
