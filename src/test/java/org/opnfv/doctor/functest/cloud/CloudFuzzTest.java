package org.opnfv.doctor.functest.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.fuzz.Fuzz;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;

/** Whatever stands in a clouds.yaml or a cloud answers is understood, or named in one line. */
class CloudFuzzTest {
    private static final CloudSettings SETTINGS = new CloudSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), 4);

    @TempDir
    private Path folder;

    @Test
    void noCloudsYamlBreaksTheReader() {
        Path file = folder.resolve("clouds.yaml");
        Map<String, String> named = Map.of("OS_CLOUD", "mine", "OS_CLIENT_CONFIG_FILE", file.toString());
        Map<String, String> alone = Map.of("OS_CLIENT_CONFIG_FILE", file.toString());
        Fuzz.of(
                        "clouds:\n  mine:\n    auth: {auth_url: 'http://127.0.0.1:5000/v3', username: a, password: b, project_name: c}\n"
                                + "    region_name: R\n    verify: false\n    interface: public\n",
                        "clouds: {mine: {regions: [{name: R}], cacert: /x, auth: {auth_url: https://h/identity, project_id: 1,"
                                + " user_domain_id: default, username: u, password: p}}}")
                .read(
                        400,
                        text -> {
                            Files.write(file, text);
                            read(named);
                            read(alone);
                        },
                        CredentialsException.class);
    }

    private void read(Map<String, String> environment) throws CredentialsException {
        Credentials.find(environment, folder, folder, folder);
    }

    @Test
    void noCatalogBreaksTheReader() throws Exception {
        AtomicReference<byte[]> body = new AtomicReference<>();
        try (HttpServer keystone = HttpServer.named("keystone")
                .route("POST", "/v3/auth/tokens", call -> answer(201, body).with("X-Subject-Token", "t"))
                .start()) {
            Credentials credentials = credentials(keystone);
            Fuzz.of(token(keystone))
                    .read(
                            300,
                            text -> {
                                body.set(text);
                                try (Cloud cloud = Cloud.connect(credentials, SETTINGS)) {
                                    cloud.catalog();
                                    cloud.roles();
                                    cloud.projectId();
                                    cloud.userId();
                                }
                            },
                            CloudException.class);
        }
    }

    @Test
    void noListBreaksTheReader() throws Exception {
        AtomicReference<byte[]> body = new AtomicReference<>();
        AtomicReference<HttpServer> self = new AtomicReference<>();
        try (HttpServer cloud = HttpServer.named("cloud")
                .route(
                        "POST",
                        "/v3/auth/tokens",
                        call -> Reply.rawJson(201, token(self.get())).with("X-Subject-Token", "t"))
                .fallback(call -> call.path().endsWith("/v2.1/") || call.path().endsWith("/v2.1")
                        ? Reply.rawJson(
                                200,
                                "{\"version\":{\"id\":\"v2.1\",\"status\":\"CURRENT\",\"version\":\"2.90\",\"min_version\":\"2.1\"}}")
                        : answer(200, body))
                .start()) {
            self.set(cloud);
            try (Cloud client = Cloud.connect(credentials(cloud), SETTINGS)) {
                Fuzz.of(
                                "{\"services\":[{\"id\":\"1\",\"binary\":\"nova-compute\",\"host\":\"compute-1\",\"state\":\"up\","
                                        + "\"status\":\"enabled\",\"forced_down\":false,\"updated_at\":\"2026-11-23T01:17:06.000000\"}]}",
                                "{\"servers\":[{\"id\":\"1\",\"name\":\"a\",\"status\":\"ACTIVE\",\"OS-EXT-SRV-ATTR:host\":\"h\","
                                        + "\"host_status\":\"UP\",\"tenant_id\":\"p\"}],\"servers_links\":[]}")
                        .read(300, text -> {
                            body.set(text);
                            ask(() -> client.compute().computeServices().forEach(ComputeService::toString));
                            ask(() -> client.compute()
                                    .instances(InstanceFilter.everyones())
                                    .forEach(Instance::toString));
                        });
            }
        }
    }

    private static void ask(Runnable call) {
        try {
            call.run();
        } catch (CloudException documented) {
            // one line for the user
        }
    }

    private static Reply answer(int status, AtomicReference<byte[]> body) {
        return Reply.bytes(status, "application/json", body.get());
    }

    private static Credentials credentials(HttpServer keystone) throws CredentialsException {
        return Credentials.find(
                Map.of(
                        "OS_AUTH_URL", keystone.uri() + "/v3",
                        "OS_USERNAME", "admin",
                        "OS_PASSWORD", "secret",
                        "OS_PROJECT_NAME", "admin",
                        "OS_USER_DOMAIN_NAME", "Default",
                        "OS_PROJECT_DOMAIN_NAME", "Default"),
                Path.of(""),
                Path.of(""));
    }

    private static String token(HttpServer server) {
        return ("{'token':{'methods':['password'],'user':{'id':'u','name':'admin','domain':{'id':'d','name':'Default'}},"
                        + "'roles':[{'id':'r','name':'admin'}],'project':{'id':'p','name':'admin','domain':{'id':'d','name':'Default'}},"
                        + "'expires_at':'2036-11-23T01:17:06.000000Z','issued_at':'2026-11-23T01:17:06.000000Z','audit_ids':['a'],"
                        + "'catalog':[{'id':'c','type':'compute','name':'nova','endpoints':[{'id':'e','interface':'public',"
                        + "'region':'R','region_id':'R','url':'URL/v2.1'}]}]}}")
                .replace('\'', '"')
                .replace("URL", server.uri().toString());
    }
}
