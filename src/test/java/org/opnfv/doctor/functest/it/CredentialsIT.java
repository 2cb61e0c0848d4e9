package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** The program comes in with files of the field, and through catalogs of the field. */
@Execution(ExecutionMode.CONCURRENT)
class CredentialsIT {
    @TempDir
    private Path folder;

    @Test
    void checksWithAnAliasDashesAndAProfileOfCloudsPublic() throws Exception {
        try (Lab lab = Lab.without()) {
            Files.writeString(folder.resolve("clouds-public.yaml"), """
                    public-clouds:
                      corp: {auth: {auth-url: '%s'}, region-name: RegionOne}
                    """.formatted(
                            lab.environment().get("OS_AUTH_URL")));
            Files.writeString(folder.resolve("clouds.yaml"), """
                    pw: &pw '%s'
                    clouds:
                      t:
                        profile: corp
                        auth: {username: admin, password: *pw, project-name: admin, user-domain-id: default}
                    """.formatted(
                            lab.environment().get("OS_PASSWORD")));

            Outcome outcome = of(lab).run("check");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.out()).contains("credentials: clouds.yaml: t (", "), user admin");
        }
    }

    @Test
    void saysInOneLineWhatCannotWork() throws Exception {
        try (Lab lab = Lab.without()) {
            Files.writeString(folder.resolve("clouds.yaml"), """
                    clouds: {t: {auth: {auth_url: 'http://127.0.0.1:1', username: u, password: p, system_scope: all}}}
                    """);

            Outcome outcome = of(lab).run("check");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.complaints()).singleElement().asString().contains("system_scope is set");
        }
    }

    private Program of(Lab lab) {
        return Program.in(folder)
                .with("DOCTOR_EMBEDDED_URL", lab.environment().get("DOCTOR_EMBEDDED_URL"))
                .with("OS_CLOUD", "t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"http://h:8080/v1/AUTH_%(tenant_id)s\"", "null", "\"ws://h:9000\""})
    void anOddEntryOfAServiceThatIsNotUsedDoesNotMatter(String url) throws Exception {
        try (Lab lab = Lab.without();
                HttpServer keystone = keystone(lab.environment().get("OS_AUTH_URL"), url)) {
            Map<String, String> env = new HashMap<>(lab.environment());
            env.put("OS_AUTH_URL", keystone.uri() + "/v3");

            Outcome outcome = Inside.in(folder).on(env).run("check");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
        }
    }

    /** Gives the tokens of a Keystone, with one entry more in their catalogs. */
    private static HttpServer keystone(String real, String url) throws IOException {
        return HttpServer.named("odd-keystone")
                .route("POST", "/v3/auth/tokens", call -> odd(call, real, url))
                .start();
    }

    private static Reply odd(Call call, String real, String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(real + "/auth/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        ObjectNode token = (ObjectNode) Json.mapper().readTree(answer.body());
        ArrayNode catalog = (ArrayNode) token.at("/token/catalog");
        catalog.insert(0, Json.mapper().readTree("""
                {"type": "object-store", "name": "odd", "endpoints": [{"interface": "public", "region": "RegionOne",
                "region_id": "RegionOne", "url": %s}]}""".formatted(url)));
        return Reply.json(answer.statusCode(), token)
                .with(
                        "X-Subject-Token",
                        answer.headers().firstValue("X-Subject-Token").orElse(""));
    }
}
