package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class EntityApiTest extends KeystoneFixture {

    @ParameterizedTest
    @ValueSource(strings = {"project", "user", "role"})
    void livesFromCreateToDelete(String kind) {
        String list = "/v3/" + kind + "s";

        Answer created = admin.post(list, "{'" + kind + "': {'name': 'one', 'description': 'first'}}");
        String id = created.at("/" + kind + "/id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(created.at("/" + kind + "/links/self")).isEqualTo(keystone.root() + list + "/" + id);
        assertThat(admin.get(list + "/" + id).json("/" + kind)).isEqualTo(created.json("/" + kind));
        assertThat(admin.get(list + "?name=one").json("/" + kind + "s")).hasSize(1);
        assertThat(admin.patch(list + "/" + id, "{'" + kind + "': {'name': 'two'}}")
                        .at("/" + kind + "/name"))
                .isEqualTo("two");
        assertThat(admin.get(list + "?name=one").json("/" + kind + "s")).isEmpty();
        assertThat(admin.delete(list + "/" + id).status()).isEqualTo(204);
        assertThat(admin.delete(list + "/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "user", "role"})
    void namesAreTakenOnce(String kind) {
        create(kind, "'name': 'one'");

        Answer second = admin.post("/v3/" + kind + "s", "{'" + kind + "': {'name': 'one'}}");

        assertThat(second.status()).isEqualTo(409);
        String other = create(kind, "'name': 'other'");
        assertThat(admin.patch("/v3/" + kind + "s/" + other, "{'" + kind + "': {'name': 'one'}}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "user", "role"})
    void aNameIsNeeded(String kind) {
        assertThat(admin.post("/v3/" + kind + "s", "{'" + kind + "': {}}").status())
                .isEqualTo(400);
        assertThat(admin.post("/v3/" + kind + "s", "{'" + kind + "': {'name': ''}}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/v3/" + kind + "s", "{'" + kind + "': {'name': 5}}")
                        .status())
                .isEqualTo(400);
        assertThat(admin.post("/v3/" + kind + "s", "{x").status()).isEqualTo(400);
    }

    @Test
    void passwordsAreTakenAndNeverShown() {
        Answer created = admin.post("/v3/users", "{'user': {'name': 'anna', 'password': 'first'}}");
        String id = created.at("/user/id");

        assertThat(created.text()).doesNotContain("first");
        assertThat(login("anna", "first", null).status()).isEqualTo(201);
        assertThat(admin.patch("/v3/users/" + id, "{'user': {'password': 'second'}}")
                        .text())
                .doesNotContain("second");
        assertThat(login("anna", "first", null).status()).isEqualTo(401);
        assertThat(login("anna", "second", null).status()).isEqualTo(201);
    }

    @Test
    void aProjectThatGoesIsNobodysDefaultAnyMore() {
        String project = create("project", "'name': 'forest'");
        String user = create("user", "'name': 'anna', 'default_project_id': '" + project + "'");

        admin.delete("/v3/projects/" + project);

        assertThat(admin.get("/v3/users/" + user).json("/user").has("default_project_id"))
                .isFalse();
    }

    @Test
    void listsCanBeFiltered() {
        create("project", "'name': 'off', 'enabled': false");

        Answer list = admin.get("/v3/projects?enabled=False&unknown=x");

        assertThat(list.json("/projects").findValuesAsText("name")).containsExactly("off");
    }

    @Test
    void aMemberSeesHimselfAndHisProjectAndChangesNothing() {
        String project = create("project", "'name': 'forest'");
        String other = create("project", "'name': 'moor'");
        String user = create("user", "'name': 'anna', 'password': 'pw'");
        admin.put("/v3/projects/" + project + "/users/" + user + "/roles/" + idOf("role", "member"));
        Rest anna = anybody.as(login("anna", "pw", "forest").header("X-Subject-Token"));

        assertThat(anna.get("/v3/users/" + user).status()).isEqualTo(200);
        assertThat(anna.get("/v3/projects/" + project).status()).isEqualTo(200);
        for (String path : new String[] {
            "/v3/projects",
            "/v3/users",
            "/v3/roles",
            "/v3/role_assignments",
            "/v3/projects/" + other,
            "/v3/projects/nowhere",
            "/v3/users/nobody"
        }) {
            assertThat(anna.get(path).status()).as(path).isEqualTo(403);
        }
        Answer refused = anna.post("/v3/projects", "{'project': {'name': 'mine'}}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(anna.post("/v3/users", "{'user': {'name': 'friend'}}").status())
                .isEqualTo(403);
        assertThat(anna.delete("/v3/projects/" + project).status()).isEqualTo(403);
        assertThat(anna.patch("/v3/projects/" + project, "{'project': {'name': 'x'}}")
                        .status())
                .isEqualTo(403);
    }
}
