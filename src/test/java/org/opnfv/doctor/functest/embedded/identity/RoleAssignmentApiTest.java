package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class RoleAssignmentApiTest extends KeystoneFixture {

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
        assertThat(admin.delete(grant).status()).isEqualTo(204);
        assertThat(admin.delete(grant).status()).isEqualTo(404);
        assertThat(admin.put(grant("x", user, member)).status()).isEqualTo(404);
    }

    @Test
    void assignmentsAreListedByUser() {
        admin.put(grant(project, user, member));

        Answer list = admin.get("/v3/role_assignments?user.id=" + user);

        assertThat(list.json("/role_assignments")).hasSize(1);
        assertThat(list.at("/role_assignments/0/scope/project/id")).isEqualTo(project);
        assertThat(list.at("/role_assignments/0/role/id")).isEqualTo(member);
        assertThat(admin.get("/v3/role_assignments").json("/role_assignments")).hasSize(2);
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
