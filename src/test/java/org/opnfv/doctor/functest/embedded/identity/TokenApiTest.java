package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class TokenApiTest extends KeystoneFixture {

    private static final String TOKENS = "/v3/auth/tokens";
    private static final String SUBJECT = "X-Subject-Token";

    private Answer byToken(String id, String scope) {
        return anybody.post(
                TOKENS, "{'auth': {'identity': {'methods': ['token'], 'token': {'id': '" + id + "'}}" + scope + "}}");
    }

    @Test
    void aTokenOnAProjectSaysWhoWhereAndWithWhichRoles() {
        Answer token = login("admin", ADMIN_PASSWORD, "admin");

        assertThat(token.status()).isEqualTo(201);
        assertThat(token.header(SUBJECT)).startsWith("gAAAAA");
        assertThat(token.at("/token/user/name")).isEqualTo("admin");
        assertThat(token.at("/token/project/domain/name")).isEqualTo("Default");
        assertThat(token.json("/token/roles").findValuesAsText("name"))
                .containsExactlyInAnyOrder("admin", "member", "reader");
        assertThat(token.json("/token/catalog").findValuesAsText("interface"))
                .containsExactly("public", "internal", "admin");
        assertThat(token.at("/token/expires_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000000Z");
        assertThat(token.at("/token/methods/0")).isEqualTo("password");
    }

    @Test
    void withoutAProjectThereAreNeitherRolesNorCatalog() {
        Answer token = login("admin", ADMIN_PASSWORD, null);

        assertThat(token.status()).isEqualTo(201);
        assertThat(token.json("/token").has("roles")).isFalse();
        assertThat(token.json("/token").has("catalog")).isFalse();
        assertThat(anybody.as(token.header(SUBJECT)).get("/v3/projects").status())
                .isEqualTo(403);
    }

    @Test
    void aUserWithADefaultProjectIsScopedToIt() {
        String project = create("project", "'name': 'forest'");
        String user = create("user", "'name': 'anna', 'password': 'pw', 'default_project_id': '" + project + "'");
        admin.put("/v3/projects/" + project + "/users/" + user + "/roles/" + idOf("role", "member"));

        assertThat(login("anna", "pw", null).at("/token/project/name")).isEqualTo("forest");
    }

    @Test
    void whoCannotProveHimselfIsNotToldWhy() {
        create("project", "'name': 'forest'");
        String expected = "The request you have made requires authentication.";

        assertThat(login("admin", "wrong", "admin").at("/error/message")).isEqualTo(expected);
        assertThat(login("nobody", "wrong", "admin").at("/error/message")).isEqualTo(expected);
        assertThat(login("admin", ADMIN_PASSWORD, "nowhere").at("/error/message"))
                .isEqualTo(expected);
        Answer noRole = login("admin", ADMIN_PASSWORD, "forest");
        assertThat(noRole.at("/error/message")).isEqualTo(expected);
        assertThat(noRole.status()).isEqualTo(401);
        assertThat(noRole.header("WWW-Authenticate")).isEqualTo("Keystone uri=\"" + keystone.endpoint() + "\"");
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        for (String body :
                new String[] {"{x", "{}", "{'auth': {}}", "{'auth': {'identity': {'methods': ['password']}}}"}) {
            assertThat(anybody.post(TOKENS, body).status()).as(body).isEqualTo(400);
        }
        assertThat(anybody.post(TOKENS, "{'auth': {'identity': {'methods': ['charm'], 'charm': {}}}}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aTokenOpensFurtherOnesThatRememberWhereTheyCameFrom() {
        Answer first = login("admin", ADMIN_PASSWORD, null);

        Answer second =
                byToken(first.header(SUBJECT), ", 'scope': {'project': {'id': '" + idOf("project", "admin") + "'}}");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/token/project/name")).isEqualTo("admin");
        assertThat(second.at("/token/expires_at")).isEqualTo(first.at("/token/expires_at"));
        assertThat(second.at("/token/audit_ids/1")).isEqualTo(first.at("/token/audit_ids/0"));
        assertThat(byToken("junk", "").status()).isEqualTo(404);
    }

    @Test
    void tokensCanBeLookedAtAndRevoked() {
        String id = login("admin", ADMIN_PASSWORD, "admin").header(SUBJECT);

        Answer shown = admin.with(SUBJECT, id).get(TOKENS);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header(SUBJECT)).isEqualTo(id);
        assertThat(shown.at("/token/user/name")).isEqualTo("admin");
        assertThat(admin.with(SUBJECT, id)
                        .get(TOKENS + "?nocatalog")
                        .json("/token")
                        .has("catalog"))
                .isFalse();
        assertThat(admin.with(SUBJECT, id).head(TOKENS).status()).isEqualTo(200);

        assertThat(admin.with(SUBJECT, id).delete(TOKENS).status()).isEqualTo(204);
        assertThat(admin.with(SUBJECT, id).get(TOKENS).status()).isEqualTo(404);
        assertThat(anybody.as(id).get("/v3/projects").status()).isEqualTo(401);
    }

    @Test
    void aMemberMayLookAtHisOwnTokenOnly() {
        String project = create("project", "'name': 'forest'");
        String user = create("user", "'name': 'anna', 'password': 'pw'");
        admin.put("/v3/projects/" + project + "/users/" + user + "/roles/" + idOf("role", "member"));
        String annas = login("anna", "pw", "forest").header(SUBJECT);
        String admins = login("admin", ADMIN_PASSWORD, "admin").header(SUBJECT);

        assertThat(anybody.as(annas).with(SUBJECT, annas).get(TOKENS).status()).isEqualTo(200);
        assertThat(anybody.as(annas).with(SUBJECT, admins).get(TOKENS).status()).isEqualTo(403);
    }

    @Test
    void aTokenIsWorthNothingOnceItsHolderHasNoRoleOrIsGone() {
        String project = create("project", "'name': 'forest'");
        String user = create("user", "'name': 'anna', 'password': 'pw'");
        String grant = "/v3/projects/" + project + "/users/" + user + "/roles/" + idOf("role", "member");
        admin.put(grant);
        String first = login("anna", "pw", "forest").header(SUBJECT);

        admin.delete(grant);
        assertThat(admin.with(SUBJECT, first).get(TOKENS).status()).isEqualTo(404);
        assertThat(login("anna", "pw", "forest").status()).isEqualTo(401);

        admin.put(grant);
        String second = login("anna", "pw", "forest").header(SUBJECT);
        admin.patch("/v3/users/" + user, "{'user': {'enabled': false}}");
        assertThat(admin.with(SUBJECT, second).get(TOKENS).status()).isEqualTo(404);
        assertThat(login("anna", "pw", "forest").status()).isEqualTo(401);
    }
}
