package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A cloud with those in it whom the {@link CloudsCase cases} are about. */
final class CloudsStage implements AutoCloseable {
    private static final String SECRET = "of-the-r0bot";

    private final EmbeddedCloud cloud = EmbeddedCloud.start(EmbeddedSettings.defaults());
    private final Map<String, String> values = new LinkedHashMap<>();

    CloudsStage() throws IOException {
        Map<String, String> env = cloud.environment();
        Rest anybody = Rest.at(URI.create(env.get("OS_AUTH_URL").replaceAll("/v3$", "")));
        Rest.Answer login = anybody.post(
                "/v3/auth/tokens",
                "{'auth': {'identity': {'methods': ['password'], 'password': {'user': {'name': 'admin', 'domain':"
                        + " {'id': 'default'}, 'password': '" + env.get("OS_PASSWORD")
                        + "'}}}, 'scope': {'project': {'name': 'admin', 'domain': {'id': 'default'}}}}}");
        String token = login.header("X-Subject-Token");
        Rest admin = anybody.as(token);
        String userId = login.at("/token/user/id");
        Rest.Answer robot = admin.post(
                "/v3/users/" + userId + "/application_credentials",
                "{'application_credential': {'name': 'robot', 'secret': '" + SECRET + "'}}");
        String forest = project(admin, "forest");
        String anna = user(admin, "anna", "12345", forest);
        for (String project : new String[] {"True", "2024-01-01", "1.5"}) {
            grant(admin, project(admin, project), anna);
        }
        user(admin, "octal", "83", forest);
        user(admin, "exponent", "12e345", forest);
        user(admin, "braces", "{pw} %s", forest);
        values.put("%(P)s", env.get("OS_PASSWORD"));
        values.put("%(U)s", userId);
        values.put("%(J)s", login.at("/token/project/id"));
        values.put("%(A)s", robot.at("/application_credential/id"));
        values.put("%(S)s", SECRET);
        values.put("%(T)s", token);
        values.put("25000", String.valueOf(cloud.authUrl().getPort()));
    }

    private static String project(Rest admin, String name) {
        return admin.post("/v3/projects", "{'project': {'name': '" + name + "'}}")
                .at("/project/id");
    }

    private static String user(Rest admin, String name, String password, String project) {
        String id = admin.post(
                        "/v3/users",
                        "{'user': {'name': '" + name + "', 'password': '" + password + "', 'default_project_id': '"
                                + project + "'}}")
                .at("/user/id");
        grant(admin, project, id);
        return id;
    }

    private static void grant(Rest admin, String project, String user) {
        String member = admin.get("/v3/roles?name=member").at("/roles/0/id");
        admin.put("/v3/projects/" + project + "/users/" + user + "/roles/" + member);
    }

    /** The text with secrets and ids of this cloud. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    @Override
    public void close() {
        cloud.close();
    }
}
