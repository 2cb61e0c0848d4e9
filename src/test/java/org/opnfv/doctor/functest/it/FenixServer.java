package org.opnfv.doctor.functest.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.opnfv.doctor.functest.bus.NotificationSender;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.embedded.HostControl;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpHandler;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/**
 * A small Fenix on an embedded cloud: the paths, fields and messages of its API v1 and of its workflow {@code default}, as its source of
 * 2019 has them, a token required. A host's maintenance takes two seconds here. Where an owner refuses, hosts stay disabled, as there.
 */
final class FenixServer implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String WORKS = "START_MAINTENANCE";
    private static final String SESSION = "/v1/maintenance/{session}";
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration HOST_TIME = Duration.ofSeconds(2);

    private final Lab lab;
    private final Compute compute;
    private final String lost;
    private final HttpServer server;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private volatile List<String> asked = List.of();
    private volatile String project;
    private volatile String replied = "";
    private final AtomicInteger busy = new AtomicInteger();
    private volatile boolean refusing;

    /** {@code lost} is the state of notices that it does not publish; null for none. */
    FenixServer(Lab lab, String lost) throws IOException {
        this.lab = lab;
        this.lost = lost;
        compute = lab.admin().compute();
        server = HttpServer.named("fenix")
                .route(
                        "GET",
                        "/v1/maintenance",
                        byToken(call -> Reply.json(200, Map.of("sessions", List.copyOf(sessions.keySet())))))
                .route("POST", "/v1/maintenance", byToken(this::create))
                .route("GET", SESSION, byToken(this::show))
                .route(
                        "DELETE",
                        SESSION,
                        byToken(call ->
                                Reply.json(sessions.remove(call.param("session")) == null ? 500 : 200, Map.of())))
                .route("GET", SESSION + "/{project}", byToken(call -> Reply.json(200, Map.of("instance_ids", asked))))
                .route("PUT", SESSION + "/{project}", byToken(this::reply))
                .start();
    }

    /** What its endpoint is in a catalog. */
    URI uri() {
        return URI.create(server.uri() + "/v1");
    }

    /** So many times it does not tell the state of a session, while it works. */
    void busy(int times) {
        busy.set(times);
    }

    /** From now on it begins none. */
    void refusing() {
        refusing = true;
    }

    /** Those that nobody has deleted. */
    List<String> sessions() {
        return List.copyOf(sessions.keySet());
    }

    private static HttpHandler byToken(HttpHandler handler) {
        return call -> call.header("X-Auth-Token").isEmpty() ? Reply.empty(401) : handler.handle(call);
    }

    private Reply create(Call call) throws IOException {
        if (refusing) {
            return Reply.json(409, Map.of("error", "maintained already"));
        }
        List<String> hosts = new ArrayList<>();
        Json.mapper().readTree(call.body()).path("hosts").forEach(host -> hosts.add(host.asText()));
        String session = UUID.randomUUID().toString();
        sessions.put(session, "MAINTENANCE");
        Thread thread = new Thread(() -> work(session, hosts), "fenix-workflow");
        thread.setDaemon(true);
        thread.start();
        return Reply.json(200, Map.of("session_id", session));
    }

    private Reply show(Call call) {
        String state = sessions.get(call.param("session"));
        if (WORKS.equals(state) && busy.getAndDecrement() > 0) {
            return Reply.empty(503);
        }
        return state == null
                ? Reply.json(404, Map.of("error", "Invalid session"))
                : Reply.json(200, Map.of("session_id", call.param("session"), "state", state));
    }

    private Reply reply(Call call) throws IOException {
        replied = Json.mapper().readTree(call.body()).path("state").asText();
        return Reply.json(200, Map.of("state", replied));
    }

    private Map<String, List<Instance>> on(List<String> hosts) {
        Map<String, List<Instance>> on = new HashMap<>();
        hosts.forEach(host -> on.put(host, new ArrayList<>()));
        compute.instances(InstanceFilter.everyones()).stream()
                .filter(instance -> on.containsKey(instance.host()))
                .forEach(instance -> on.get(instance.host()).add(instance));
        return on;
    }

    private void work(String session, List<String> hosts) {
        try {
            List<Instance> all =
                    on(hosts).values().stream().flatMap(List::stream).toList();
            project = all.get(0).projectId();
            ask(session, "MAINTENANCE", all);
            ask(session, "SCALE_IN", all);
            String first = on(hosts).entrySet().stream()
                    .min(Comparator.comparing(host -> host.getValue().size()))
                    .orElseThrow()
                    .getKey();
            empty(session, "PREPARE_MAINTENANCE", first, hosts);
            sessions.replace(session, WORKS);
            hosts.forEach(host -> compute.disable(host, "maintenance"));
            maintain(session, first);
            for (String host : hosts.stream().filter(one -> !one.equals(first)).toList()) {
                empty(session, "PLANNED_MAINTENANCE", host, hosts);
                sessions.replace(session, WORKS);
                maintain(session, host);
            }
            ask(
                    session,
                    "MAINTENANCE_COMPLETE",
                    on(hosts).values().stream().flatMap(List::stream).toList());
            sessions.replace(session, "MAINTENANCE_DONE");
        } catch (RuntimeException | Error e) {
            sessions.replace(session, "MAINTENANCE_FAILED");
        }
    }

    private void ask(String session, String state, List<Instance> instances) {
        sessions.replace(session, state);
        asked = instances.stream().map(Instance::id).toList();
        replied = "";
        tell(session, state, uri() + "/maintenance/" + session + "/" + project);
        await(state).atMost(WINDOW).until(() -> !replied.isEmpty());
        if (!replied.equals("ACK_" + state)) {
            throw new IllegalStateException(replied);
        }
    }

    private void empty(String session, String state, String host, List<String> hosts) {
        List<Instance> there = on(hosts).get(host);
        ask(session, state, there);
        for (Instance instance : there) {
            compute.migrate(instance.id());
            await().atMost(WINDOW).until(() -> has(instance, "VERIFY_RESIZE"));
            compute.confirmMove(instance.id());
            await().atMost(WINDOW).until(() -> has(instance, "ACTIVE"));
            tell(session, "INSTANCE_ACTION_DONE", "['" + instance.id() + "']");
        }
    }

    private boolean has(Instance instance, String status) {
        return compute.instance(instance.id()).orElseThrow().status().equals(status);
    }

    private void maintain(String session, String host) {
        tellOfHost(session, host, "IN_MAINTENANCE");
        await().pollDelay(HOST_TIME).until(() -> true);
        tellOfHost(session, host, "MAINTENANCE_COMPLETE");
        compute.enable(host);
    }

    private void tell(String session, String state, String instances) {
        Map<String, Object> payload = new HashMap<>();
        String closes = TIME.format(Instant.now().plus(WINDOW));
        payload.put("project_id", project);
        payload.put("instance_ids", instances);
        payload.put("allowed_actions", List.of());
        payload.put("state", state);
        payload.put("actions_at", closes);
        payload.put("reply_at", closes);
        payload.put("session_id", session);
        payload.put("metadata", Map.of());
        // The address that it is told to listen on.
        payload.put("reply_url", "http://0.0.0.0:12347/v1/maintenance/" + session + "/" + project);
        publish("maintenance.scheduled", state, payload);
    }

    private void tellOfHost(String session, String host, String state) {
        publish(
                "maintenance.host",
                state,
                Map.of("project_id", lab.admin().projectId(), "host", host, "state", state, "session_id", session));
    }

    private void publish(String type, String state, Map<String, Object> payload) {
        if (!state.equals(lost)) {
            new HostControl(URI.create(lab.environment().get("DOCTOR_EMBEDDED_URL")))
                    .publish(NotificationSender.text("fenix", type, payload, Instant.now()));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
