package org.opnfv.doctor.functest.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.http.SiteProxy;
import org.opnfv.doctor.functest.http.tls.Samples;
import org.opnfv.doctor.functest.http.tls.TlsServer;

/** Clouds whose Keystone and services have such names as the field gives them, in URL and in catalog, found as a user's openrc has them. */
@Timeout(30)
class FieldHostsTest {
    private SiteProxy proxy;
    private HttpServer cloud;
    private String authority;

    @BeforeEach
    void start() throws IOException {
        proxy = new SiteProxy();
        cloud = HttpServer.create(new InetSocketAddress(0), 0);
        cloud.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("/auth/tokens");
            byte[] body = (token ? token() : "[]").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Subject-Token", "a-token");
            exchange.sendResponseHeaders(token ? 201 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        cloud.start();
    }

    @AfterEach
    void stop() throws IOException {
        cloud.stop(0);
        proxy.close();
    }

    @Test
    void are_reached_by_a_name_with_an_underscore_through_the_proxy_that_knows_it() throws Exception {
        authority = "keystone_vip:" + cloud.getAddress().getPort();

        assertThat(ask("http://" + authority + "/v3", Map.of("http_proxy", proxy.address())))
                .isEqualTo("alarming at http://" + authority + "/alarming: 0 alarms");
        assertThat(proxy.heads())
                .extracting(head -> head.get(0))
                .containsExactly(
                        "POST http://" + authority + "/v3/auth/tokens HTTP/1.1",
                        "GET http://" + authority + "/alarming/v2/alarms HTTP/1.1");
    }

    @Test
    void are_reached_by_a_url_in_capitals() throws Exception {
        authority = "LOCALHOST:" + cloud.getAddress().getPort();

        assertThat(ask("HTTP://" + authority + "/v3", Map.of("all_proxy", "socks5://proxy")))
                .endsWith(": 0 alarms");
    }

    @Test
    void are_not_taken_for_answering_when_the_proxy_does() {
        proxy.refusing("404 Not Found");

        CloudException problem = catchThrowableOfType(
                CloudException.class,
                () -> ask("https://keystone_vip:5000", Map.of("https_proxy", "me:my-secret@" + proxy.address())));

        assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(problem.getMessage())
                .isEqualTo(
                        "Keystone at https://keystone_vip:5000 cannot be reached through the proxy http://"
                                + proxy.address() + " (https_proxy): the proxy http://" + proxy.address()
                                + " (https_proxy) answered 404 Not Found; name another, or put the host into no_proxy (POST /v3/auth/tokens)");
    }

    @Test
    void say_that_they_may_want_a_client_certificate() throws Exception {
        try (TlsServer demanding = new TlsServer(true)) {
            CloudException problem = catchThrowableOfType(
                    CloudException.class,
                    () -> ask(
                            "https://localhost:" + demanding.port(),
                            Map.of("CURL_CA_BUNDLE", Samples.pem("ca").toString())));

            assertThat(problem.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(problem.getMessage()).contains("check cert and key").doesNotContain("\n");
        }
    }

    private String ask(String authUrl, Map<String, String> site) throws CredentialsException {
        Map<String, String> env = new HashMap<>(site);
        env.putAll(Map.of(
                "OS_AUTH_URL", authUrl, "OS_USERNAME", "doctor", "OS_PASSWORD", "s3cret", "OS_PROJECT_NAME", "ward"));
        Path nowhere = Path.of("/nowhere");
        Credentials found = Credentials.find(env, nowhere, nowhere, nowhere);
        try (Cloud connected = Cloud.connect(found, ScriptedCloud.settings())) {
            URI alarming = connected.service("alarming").orElseThrow().url();
            return "alarming at " + alarming + ": "
                    + connected.alarming().alarms().size() + " alarms";
        }
    }

    private String token() {
        return """
                {"token": {"expires_at": "2099-01-01T00:00:00.000000Z", "issued_at": "2020-01-01T00:00:00.000000Z",
                  "methods": ["password"], "roles": [{"id": "r", "name": "admin"}],
                  "user": {"id": "u", "name": "doctor", "domain": {"id": "default", "name": "Default"}},
                  "project": {"id": "p", "name": "ward", "domain": {"id": "default", "name": "Default"}},
                  "catalog": [{"id": "s", "name": "aodh", "type": "alarming", "endpoints": [{"id": "e", "interface": "public",
                    "region": "RegionOne", "region_id": "RegionOne", "url": "http://%s/alarming"}]}]}}
                """.formatted(authority);
    }
}
