package org.opnfv.doctor.functest.contract;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.cloud.Credentials;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;
import org.opnfv.doctor.functest.cloud.transport.HttpTransport;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.http.tls.Tls;

/**
 * Stands between a client and a cloud: passes requests on, writes down which there were, sees the tokens, answers
 * 503 for a service on demand, and anything else a number of times. Its paths are the real ones behind the service's type: {@code /compute/v2.1/servers}.
 */
public final class CloudProxy implements AutoCloseable {
    private static final Set<String> PASSED_ON = Set.of(
            "x-auth-token", "x-subject-token", "accept", "openstack-api-version", "x-openstack-nova-api-version");

    /** Many more than Keystone has processes, for they are asked in no order. */
    private static final int REFUSALS = 20;

    private final Credentials real;
    private final HttpTransport transport =
            new HttpTransport(Tls.system(), Proxies.none(), Duration.ofSeconds(5), Duration.ofSeconds(60), 64);
    private final Map<String, String> upstream = new ConcurrentHashMap<>();
    private final Set<String> more = ConcurrentHashMap.newKeySet();
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> token = new AtomicReference<>();
    private final List<Function<Call, Optional<HttpHandler>>> lies = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public CloudProxy(Credentials real) throws IOException {
        this.real = real;
        upstream.put("identity", root(real.authUrl()));
        server = HttpServer.named("contract-proxy")
                .threads(64)
                .fallback(this::handle)
                .start();
    }

    /** The cloud's credentials, by way of this proxy. */
    public Credentials credentials() {
        return Doctored.at(
                real, URI.create(server.uri() + "/identity" + real.authUrl().getPath()));
    }

    /** From now on the catalog has that service, too, which answers as {@link #instead} says and 404 to all else. */
    public void with(String service) {
        more.add(service);
    }

    /** From now on requests of that method and path are answered so. */
    public void always(String request, HttpHandler answer) {
        instead(Pattern.quote(request), Integer.MAX_VALUE, answer);
    }

    /** From now on the service answers 503. */
    void down(String service) {
        down.add(service);
    }

    /** From now on so many requests whose method and path match are answered so, and not passed on. */
    public void instead(String request, int times, HttpHandler answer) {
        AtomicInteger left = new AtomicInteger(times);
        Pattern pattern = Pattern.compile(request);
        lies.add(call -> pattern.matcher(call.method() + " " + call.path()).matches() && left.getAndDecrement() > 0
                ? Optional.of(answer)
                : Optional.empty());
    }

    /** From now on all is passed on again. */
    public void honest() {
        lies.clear();
    }

    /** The newest token that a client got. */
    String token() {
        return token.get();
    }

    /** Revokes the newest token, and waits until Keystone knows: from 2026.2 on each of its processes takes it once more. */
    void revoke() throws IOException {
        URI url = URI.create(real.authUrl() + "/auth/tokens");
        CloudResponse answer = transport.send(
                CloudRequest.of("DELETE", url).header("X-Auth-Token", token()).header("X-Subject-Token", token()));
        if (answer.failed()) {
            throw new IOException("the token was not revoked: " + answer);
        }
        await("the revoked token is refused").pollDelay(Duration.ZERO).until(() -> refuses(token()));
    }

    private boolean refuses(String revoked) throws IOException {
        CloudRequest itself = CloudRequest.of("GET", URI.create(real.authUrl() + "/auth/tokens"))
                .header("X-Auth-Token", revoked)
                .header("X-Subject-Token", revoked);
        for (int asked = 0; asked < REFUSALS; asked++) {
            if (transport.send(itself).status() != 401) {
                return false;
            }
        }
        return true;
    }

    /** Sends a request to the cloud itself. */
    CloudResponse direct(CloudRequest ask) throws IOException {
        return transport.send(ask);
    }

    /** Method and path of every request since the last {@link #forget}, the service's type before the path. */
    public Queue<String> requests() {
        return requests;
    }

    long authentications() {
        return requests.stream()
                .filter(request -> request.equals("POST /identity/v3/auth/tokens"))
                .count();
    }

    void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        server.close();
        transport.close();
    }

    private Reply handle(Call call) throws Exception {
        requests.add(call.method() + " " + call.path());
        for (Function<Call, Optional<HttpHandler>> lie : lies) {
            Optional<HttpHandler> answer = lie.apply(call);
            if (answer.isPresent()) {
                return answer.get().handle(call);
            }
        }
        String service = call.path().split("/", 3)[1];
        if (down.contains(service)) {
            return Reply.bytes(
                    503,
                    "text/html",
                    "<html><body><h1>503 Service Unavailable</h1></body></html>".getBytes(StandardCharsets.UTF_8));
        }
        if (more.contains(service)) {
            return Reply.empty(404);
        }
        CloudResponse answer = transport.send(forward(call, service));
        byte[] body = answer.body();
        if (call.path().endsWith("/auth/tokens")
                && answer.header("x-subject-token").isPresent()) {
            token.set(answer.header("x-subject-token").get());
            body = rewrite(body);
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeAll(Set.of("content-length", "transfer-encoding", "connection", "date", "server"));
        return new Reply(answer.status(), headers, body);
    }

    private CloudRequest forward(Call call, String service) {
        String query = call.queries().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        String path = call.path().substring(service.length() + 1);
        URI url = URI.create(upstream.get(service) + path + (query.isEmpty() ? "" : "?" + query));
        Map<String, String> headers = new LinkedHashMap<>();
        PASSED_ON.forEach(name -> call.header(name).ifPresent(value -> headers.put(name, value)));
        return call.body().length == 0
                ? new CloudRequest(call.method(), url, headers, null, null, null)
                : new CloudRequest(
                        call.method(),
                        url,
                        headers,
                        call.header("Content-Type").orElse(CloudRequest.JSON),
                        call.body(),
                        null);
    }

    private byte[] rewrite(byte[] body) throws IOException {
        JsonNode document = Json.mapper().readTree(body);
        for (JsonNode service : document.path("token").path("catalog")) {
            String type = service.path("type").asText();
            for (JsonNode endpoint : service.path("endpoints")) {
                URI url = URI.create(endpoint.path("url").asText());
                upstream.putIfAbsent(type, root(url));
                ((ObjectNode) endpoint).put("url", server.uri() + "/" + type + url.getPath());
            }
        }
        more.forEach(type -> ((ArrayNode) document.at("/token/catalog"))
                .addPOJO(Map.of(
                        "type",
                        type,
                        "name",
                        type,
                        "endpoints",
                        Stream.of("public", "internal", "admin")
                                .map(facing -> Map.of(
                                        "interface",
                                        facing,
                                        "region",
                                        "RegionOne",
                                        "region_id",
                                        "RegionOne",
                                        "url",
                                        server.uri() + "/" + type))
                                .toList())));
        return Json.mapper().writeValueAsBytes(document);
    }

    private static String root(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
