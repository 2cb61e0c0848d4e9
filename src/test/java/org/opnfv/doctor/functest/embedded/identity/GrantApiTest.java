package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class GrantApiTest extends KeystoneFixture {

    private String project;
    private String user;
    private String member;

    @BeforeEach
    void people() {
        project = create("project", "'name': 'forest'");
        user = create("user", "'name': 'anna', 'password': 'pw'");
        member = idOf("role", "member");
    }

    private String grant(String onProject, String ofUser, String role) {
        return "/v3/projects/" + onProject + "/users/" + ofUser + "/roles/" + role;
    }

    @Test
    void aRoleIsGivenCheckedAndTakenBack() {
        String grant = grant(project, user, member);

        assertThat(admin.head(grant).status()).isEqualTo(404);
        assertThat(admin.put(grant).status()).isEqualTo(204);
        assertThat(admin.put(grant).status()).as("again").isEqualTo(204);
        assertThat(admin.head(grant).status()).isEqualTo(204);
        assertThat(admin.get("/v3/projects/" + project + "/users/" + user + "/roles")
                        .at("/roles/0/name"))
                .isEqualTo("member");
        assertThat(admin.delete(grant).status()).isEqualTo(204);
        Answer again = admin.delete(grant);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/error/message"))
                .isEqualTo("Could not find role assignment with role: " + member + ", user or group: " + user
                        + ", project, domain, or system: " + project + ".");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(admin.put(grant(project, user, "x")).at("/error/message")).isEqualTo("Could not find role: x.");
        assertThat(admin.put(grant(project, "x", member)).at("/error/message")).isEqualTo("Could not find user: x.");
        assertThat(admin.put(grant("x", user, member)).at("/error/message")).isEqualTo("Could not find project: x.");
    }

    @Test
    void assignmentsAreListedByFilterAndWithNames() {
        admin.put(grant(project, user, member));

        Answer plain = admin.get("/v3/role_assignments?user.id=" + user);
        Answer named = admin.get("/v3/role_assignments?scope.project.id=" + project + "&include_names=True");

        assertThat(plain.json("/role_assignments")).hasSize(1);
        assertThat(plain.at("/role_assignments/0/scope/project/id")).isEqualTo(project);
        assertThat(plain.at("/role_assignments/0/links/assignment"))
                .isEqualTo(keystone.root() + grant(project, user, member));
        assertThat(plain.json("/role_assignments/0/role").has("name")).isFalse();
        assertThat(named.at("/role_assignments/0/role/name")).isEqualTo("member");
        assertThat(named.at("/role_assignments/0/user/name")).isEqualTo("anna");
        assertThat(named.at("/role_assignments/0/scope/project/name")).isEqualTo("forest");
        assertThat(admin.get("/v3/role_assignments?role.id=" + member).json("/role_assignments"))
                .hasSize(1);
        assertThat(admin.get("/v3/role_assignments").json("/role_assignments")).hasSize(2);
        assertThat(admin.get("/v3/role_assignments?group.id=x").json("/role_assignments"))
                .isEmpty();
    }

    @Test
    void impliedRolesAreEffective() {
        admin.put(grant(project, user, member));

        assertThat(admin.get("/v3/role_assignments?effective&include_names&user.id=" + user)
                        .json("/role_assignments")
                        .findValues("role"))
                .extracting(role -> role.path("name").asText())
                .containsExactly("member", "reader");
    }

    @Test
    void aNewRoleIsWorthSomethingWithoutANewToken() {
        admin.put(grant(project, user, member));
        String token = login("anna", "pw", "forest").header("X-Subject-Token");
        assertThat(anybody.as(token).get("/v3/projects").status()).isEqualTo(403);

        admin.put(grant(project, user, idOf("role", "admin")));

        assertThat(anybody.as(token).get("/v3/projects").status()).isEqualTo(200);
    }

    @Test
    void grantsGoWithTheirUser() {
        admin.put(grant(project, user, member));

        admin.delete("/v3/users/" + user);

        assertThat(admin.get("/v3/role_assignments").json("/role_assignments")).hasSize(1);
    }
}
