package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

/** Statuses are those that Keystone of OpenStack Zed gave to the same requests. */
class ApplicationCredentialApiTest extends KeystoneFixture {
    private static final String SUBJECT = "X-Subject-Token";

    private String project;
    private String user;
    private Rest anna;

    @BeforeEach
    void populate() {
        project = create("project", "'name': 'forest'");
        user = create("user", "'name': 'anna', 'password': 'pw'");
        admin.put(grant());
        anna = anybody.as(login("anna", "pw", "forest").header(SUBJECT));
    }

    private String grant() {
        return "/v3/projects/" + project + "/users/" + user + "/roles/" + idOf("role", "member");
    }

    private String path() {
        return "/v3/users/" + user + "/application_credentials";
    }

    private Answer make(Rest who, String attributes) {
        return who.post(path(), "{'application_credential': {" + attributes + "}}");
    }

    private Answer enter(String credential, String scope) {
        return anybody.post(
                "/v3/auth/tokens",
                "{'auth': {'identity': {'methods': ['application_credential'], 'application_credential': {" + credential
                        + "}}" + scope + "}}");
    }

    @Test
    void oneIsMadeShownOnceWithItsSecretListedAndDeleted() {
        Answer made = make(anna, "'name': 'robot', 'description': 'for CI'");
        String id = made.at("/application_credential/id");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/application_credential/secret")).hasSize(86);
        assertThat(made.at("/application_credential/project_id")).isEqualTo(project);
        assertThat(made.at("/application_credential/unrestricted")).isEqualTo("false");
        assertThat(made.json("/application_credential/roles").findValuesAsText("name"))
                .containsExactlyInAnyOrder("member", "reader");
        assertThat(anna.get(path() + "/" + id).json("/application_credential").has("secret"))
                .isFalse();
        assertThat(anna.get(path() + "?name=robot").at("/application_credentials/0/id"))
                .isEqualTo(id);
        assertThat(anna.get(path() + "?name=other").json("/application_credentials"))
                .isEmpty();
        assertThat(anna.delete(path() + "/" + id).status()).isEqualTo(204);
        assertThat(anna.get(path() + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void itLetsInByIdAndByNameIntoItsProjectAlone() {
        String id = make(anna, "'name': 'robot', 'secret': 's', 'roles': [{'name': 'reader'}]")
                .at("/application_credential/id");

        Answer byId = enter("'id': '" + id + "', 'secret': 's'", "");
        Answer byName =
                enter("'name': 'robot', 'secret': 's', 'user': {'name': 'anna', 'domain': {'id': 'default'}}", "");

        assertThat(byId.status()).isEqualTo(201);
        assertThat(byId.at("/token/methods/0")).isEqualTo("application_credential");
        assertThat(byId.at("/token/project/id")).isEqualTo(project);
        assertThat(byId.at("/token/application_credential/restricted")).isEqualTo("true");
        assertThat(byId.json("/token/roles").findValuesAsText("name")).containsExactly("reader");
        assertThat(byName.at("/token/user/id")).isEqualTo(user);
        assertThat(enter("'id': '" + id + "', 'secret': 's'", ", 'scope': {'project': {'id': '" + project + "'}}")
                        .status())
                .isEqualTo(401);
        Answer again = anybody.post(
                "/v3/auth/tokens",
                "{'auth': {'identity': {'methods': ['token'], 'token': {'id': '" + byId.header(SUBJECT) + "'}}}}");
        assertThat(again.status()).isEqualTo(403);
    }

    @Test
    void whoDoesNotKnowItIsRefused() {
        String id = make(anna, "'name': 'robot', 'secret': 's'").at("/application_credential/id");

        assertThat(enter("'id': '" + id + "', 'secret': 'bad'", "").status()).isEqualTo(401);
        assertThat(enter("'id': 'nope', 'secret': 's'", "").status()).isEqualTo(404);
        assertThat(make(admin, "'name': 'x'").status()).isEqualTo(403);
        assertThat(make(anna, "'name': 'robot'").status()).isEqualTo(409);
        assertThat(make(anna, "'name': 'y', 'roles': [{'name': 'nope'}]").status())
                .isEqualTo(404);
        assertThat(make(anna, "'name': 'y', 'roles': [{'name': 'admin'}]").status())
                .isEqualTo(400);
        assertThat(make(anna, "'name': 'y', 'expires_at': '2101-01-01T00:00:00'")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyAnUnrestrictedOneManagesOthers() {
        Answer restricted = make(anna, "'name': 'robot', 'secret': 's'");
        Answer free = make(anna, "'name': 'free', 'secret': 's', 'unrestricted': true");
        Rest robot = in(restricted);

        assertThat(make(robot, "'name': 'more'").status()).isEqualTo(403);
        assertThat(make(in(free), "'name': 'more'").status()).isEqualTo(201);
    }

    private Rest in(Answer credential) {
        return anybody.as(enter("'id': '" + credential.at("/application_credential/id") + "', 'secret': 's'", "")
                .header(SUBJECT));
    }

    @Test
    void itsTokensEndWithItAndWithTheRolesOfItsUser() {
        Answer first = make(anna, "'name': 'robot', 'secret': 's'");
        Rest robot = in(first);
        assertThat(robot.get(path()).status()).isEqualTo(200);

        anna.delete(path() + "/" + first.at("/application_credential/id"));
        assertThat(robot.get(path()).status()).isEqualTo(401);

        String second = make(anna, "'name': 'other', 'secret': 's'").at("/application_credential/id");
        admin.delete(grant());
        assertThat(enter("'id': '" + second + "', 'secret': 's'", "").status()).isEqualTo(401);
    }
}
