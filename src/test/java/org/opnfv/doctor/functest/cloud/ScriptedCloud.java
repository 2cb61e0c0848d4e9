package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.http.tls.Tls;

/** A cloud that answers as a test tells it, on one port, with a Keystone that counts. */
public final class ScriptedCloud implements AutoCloseable {
    static final String PASSWORD = "s3cret-word";

    final AtomicInteger authentications = new AtomicInteger();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final String name;
    private volatile boolean open = true;

    /** Listens; {@code name} is in its tokens. */
    public ScriptedCloud(String name) throws IOException {
        this.name = name;
        this.server = HttpServer.named(name)
                .threads(64)
                .route("POST", "/v3/auth/tokens", this::token)
                .fallback(this::answer)
                .start();
    }

    /** From now on {@code "GET /v2.1/servers"} is answered so; the query is not part of it. */
    public ScriptedCloud on(String request, HttpHandler answer) {
        answers.put(request, answer);
        return this;
    }

    /** The same with that answer. */
    public ScriptedCloud on(String request, int status, String json) {
        return on(request, call -> Reply.rawJson(status, json));
    }

    /** Makes every token worthless. */
    void revokeAll() {
        tokens.clear();
    }

    /** Lets nobody in any more. */
    void lock() {
        open = false;
        revokeAll();
    }

    URI uri() {
        return server.uri();
    }

    Credentials credentials() {
        return credentials("RegionOne", "public");
    }

    Credentials credentials(String region, String endpointInterface) {
        return new Credentials(
                URI.create(uri() + "/v3"),
                new AuthMethod.Password(IdentityRef.name("doctor"), IdentityRef.id("default"), PASSWORD),
                IdentityRef.name("ward"),
                IdentityRef.id("default"),
                region,
                endpointInterface,
                Map.of(),
                Tls.system(),
                Proxies.none(),
                "a test");
    }

    /** As its user. */
    public Cloud connect() {
        return Cloud.connect(credentials(), settings());
    }

    static CloudSettings settings() {
        return new CloudSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), 64);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply token(Call call) {
        authentications.incrementAndGet();
        if (!open) {
            return Reply.json(
                    401,
                    Map.of(
                            "error",
                            Map.of(
                                    "code",
                                    401,
                                    "message",
                                    "The request you have made requires authentication.",
                                    "title",
                                    "Unauthorized")));
        }
        String id = name + "-token-" + authentications.get();
        tokens.add(id);
        Map<String, Object> domain = Map.of("id", "default", "name", "Default");
        return Reply.json(
                        201,
                        Map.of(
                                "token",
                                Map.of(
                                        "methods", List.of("password"),
                                        "expires_at", "2099-01-01T00:00:00.000000Z",
                                        "issued_at", "2026-01-01T00:00:00.000000Z",
                                        "user", Map.of("id", "u-" + name, "name", "doctor", "domain", domain),
                                        "project", Map.of("id", "p-" + name, "name", "ward", "domain", domain),
                                        "roles", List.of(Map.of("id", "r", "name", "admin")),
                                        "catalog",
                                                List.of(
                                                        service("compute", "nova", "/v2.1"),
                                                        service("network", "neutron", "/network"),
                                                        service("alarming", "aodh", "/alarming"),
                                                        service("policy", "congress", "/policy"),
                                                        service("instance-ha", "masakari", "/ha/v1"),
                                                        service("rca", "vitrage", "/rca"),
                                                        service("image", "glance", "/image")))))
                .with("X-Subject-Token", id);
    }

    private Map<String, Object> service(String type, String service, String path) {
        return Map.of(
                "id",
                type,
                "type",
                type,
                "name",
                service,
                "endpoints",
                List.of(
                        endpoint("public", "RegionOne", path),
                        endpoint("internal", "RegionOne", "/internal" + path),
                        endpoint("public", "RegionTwo", "/two" + path)));
    }

    private Map<String, Object> endpoint(String endpointInterface, String region, String path) {
        return Map.of(
                "id",
                endpointInterface + region,
                "interface",
                endpointInterface,
                "region",
                region,
                "region_id",
                region,
                "url",
                uri() + path);
    }

    private Reply answer(Call call) throws Exception {
        requests.add(call.method() + " " + call.path());
        if (!tokens.contains(call.header("X-Auth-Token").orElse(""))) {
            return Reply.json(
                            401,
                            Map.of("error", Map.of("message", "The request you have made requires authentication.")))
                    .with("WWW-Authenticate", "Keystone uri=\"" + uri() + "\"");
        }
        HttpHandler answer = answers.get(call.method() + " " + call.path());
        return answer == null
                ? Reply.json(404, Map.of("itemNotFound", Map.of("message", "no such thing here")))
                : answer.handle(call);
    }

    /** The body of a request as JSON. */
    static JsonNode body(Call call) throws IOException {
        return Json.mapper().readTree(call.body());
    }
}
