package org.opnfv.doctor.functest.embedded.identity;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;
import org.opnfv.doctor.functest.embedded.Tokens;

/** A Keystone of its own for each test, and an administrator who may do all. */
abstract class KeystoneFixture {

    static final String ADMIN_PASSWORD = "only-admin-knows";

    final Tokens tokens = new Tokens();

    @AutoClose
    final IdentityService keystone = new IdentityService(tokens, ADMIN_PASSWORD);

    /** Nobody yet. */
    Rest anybody;

    /** The administrator, scoped to the project admin. */
    Rest admin;

    @BeforeEach
    void start() throws Exception {
        keystone.start(0);
        keystone.publish(List.of(keystone));
        anybody = Rest.at(keystone.root());
        admin = anybody.as(login("admin", ADMIN_PASSWORD, "admin").header("X-Subject-Token"));
    }

    /** Asks for a token on a project; without one when {@code project} is null. */
    Answer login(String user, String password, String project) {
        String scope = project == null
                ? ""
                : ", 'scope': {'project': {'name': '" + project + "', 'domain': {'id': 'default'}}}";
        return anybody.post("/v3/auth/tokens", """
                {"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "%s",
                "domain": {"name": "Default"}, "password": "%s"}}}%s}}""".formatted(user, password, scope));
    }

    /** Makes a project, user or role, and tells its id. */
    String create(String kind, String attributes) {
        return admin.post("/v3/" + kind + "s", "{'" + kind + "': {" + attributes + "}}")
                .at("/" + kind + "/id");
    }

    String idOf(String kind, String name) {
        return admin.get("/v3/" + kind + "s?name=" + name).at("/" + kind + "s/0/id");
    }
}
