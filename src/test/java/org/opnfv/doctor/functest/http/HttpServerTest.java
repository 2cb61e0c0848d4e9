package org.opnfv.doctor.functest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<Call> seen = new AtomicReference<>();

    @AutoClose
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.named("test")
                .route("GET", "/servers/{id}", call -> keep(call, Reply.text(200, call.param("id"))))
                .route("GET", "/servers/detail", call -> keep(call, Reply.text(200, "the list")))
                .route("POST", "/servers", call -> keep(call, Reply.json(201, Map.of("size", call.body().length))))
                .route("DELETE", "/servers/{id}", call -> keep(call, Reply.empty(204)))
                .route("PUT", "/broken", call -> {
                    throw new IllegalStateException("on purpose");
                })
                .route("PUT", "/fatal", call -> {
                    throw new StackOverflowError("on purpose");
                })
                .start();
    }

    @Test
    void answersOnTheAddressItTells() throws Exception {
        assertThat(server.address()).isEqualTo("127.0.0.1");
        assertThat(server.port()).isPositive();
        assertThat(server.uri()).isEqualTo(URI.create("http://127.0.0.1:" + server.port()));

        assertThat(send("GET", "/servers/7", "").body()).isEqualTo("7");
    }

    @Test
    void aHandlerSeesTheWholeRequest() throws Exception {
        Instant before = Instant.now().minusMillis(1);

        HttpResponse<String> answer = send("POST", "/servers?limit=2&name=a%20b&name=c&all", "{\"x\":1}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("{\"size\":7}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        Call call = seen.get();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).isEqualTo("/servers");
        assertThat(call.query("limit")).contains("2");
        assertThat(call.queryAll("name")).isEqualTo(List.of("a b", "c"));
        assertThat(call.query("all")).contains("");
        assertThat(call.query("absent")).isEmpty();
        assertThat(call.header("x-auth-TOKEN")).contains("secret");
        assertThat(call.header("absent")).isEmpty();
        assertThat(call.remote().isLoopbackAddress()).isTrue();
        assertThat(call.receivedAt().wall()).isBetween(before, Instant.now());
        assertThat(call.toString()).doesNotContain("secret").contains("POST");
    }

    @Test
    void theMoreLiteralTemplateWins() throws Exception {
        assertThat(send("GET", "/servers/detail", "").body()).isEqualTo("the list");
        assertThat(send("GET", "/servers/a%2Fb%20c", "").body()).isEqualTo("a/b c");
        assertThat(send("GET", "/servers/7/", "").body()).isEqualTo("7");
    }

    @Test
    void anUnknownPathIs404AndAnUnknownMethod405() throws Exception {
        assertThat(send("GET", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/servers/7/more", "").statusCode()).isEqualTo(404);
        HttpResponse<String> refused = send("PATCH", "/servers/7", "");
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("allow")).contains("DELETE, GET");
    }

    @Test
    void headIsServedByGetWithoutABody() throws Exception {
        HttpResponse<String> answer = send("HEAD", "/servers/7", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(send("GET", "/servers/8", "").body()).isEqualTo("8");
    }

    @Test
    void aStatusWithoutBodyKeepsTheConnectionUsable() throws Exception {
        assertThat(send("DELETE", "/servers/7", "").statusCode()).isEqualTo(204);
        assertThat(send("GET", "/servers/8", "").body()).isEqualTo("8");
    }

    @Test
    void aFailingHandlerIs500() throws Exception {
        assertThat(send("PUT", "/broken", "x").statusCode()).isEqualTo(500);
        assertThat(send("PUT", "/fatal", "x").statusCode()).isEqualTo(500);
        assertThat(send("GET", "/servers/8", "").body()).isEqualTo("8");
    }

    @Test
    void theFallbackAnswersWhatNoRouteFits() throws Exception {
        try (HttpServer other = HttpServer.named("other")
                .fallback(call -> Reply.text(300, call.path()).with("X-Openstack", "yes"))
                .start()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(other.uri().resolve("/any/where?x=1"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(300);
            assertThat(answer.body()).isEqualTo("/any/where");
            assertThat(answer.headers().firstValue("x-openstack")).contains("yes");
        }
    }

    @Test
    void aTakenPortIsOneClearLine() {
        assertThatThrownBy(() -> HttpServer.named("Inspector")
                        .bind("127.0.0.1", server.port())
                        .start())
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith(
                        "Inspector cannot listen on 127.0.0.1:" + server.port() + ": Address already in use")
                .hasMessageContaining("choose a free port")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThatThrownBy(
                        () -> HttpServer.named("Consumer").bind("192.0.2.1", 0).start())
                .isInstanceOf(BindException.class)
                .hasMessageContaining("Consumer cannot listen on 192.0.2.1:0");
        assertThatThrownBy(() -> HttpServer.named("Consumer")
                        .bind("no-such-host.invalid", 0)
                        .start())
                .isInstanceOf(BindException.class)
                .hasMessageContaining("no such host");
    }

    private Reply keep(Call call, Reply reply) {
        seen.set(call);
        return reply;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("X-Auth-Token", "secret")
                        .build(),
                BodyHandlers.ofString());
    }
}
