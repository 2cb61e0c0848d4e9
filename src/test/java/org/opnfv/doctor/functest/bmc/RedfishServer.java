package org.opnfv.doctor.functest.bmc;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** A Redfish service that behaves as the emulator of sushy-tools: systems by UUID, of which each reset is done when it is answered. */
public final class RedfishServer implements AutoCloseable {
    static final String SYSTEM = "58893887-894-2487-2389-841168418919";

    private final HttpServer server;
    private final Consumer<Boolean> power;
    private final List<String> systems;
    private final List<String> resets = new CopyOnWriteArrayList<>();
    private volatile String login;
    private volatile boolean on = true;
    private volatile boolean deaf;

    /** With one system; {@code power} is told when it gets power or loses it. */
    public RedfishServer(Consumer<Boolean> power) throws IOException {
        this(power, SYSTEM);
    }

    RedfishServer(Consumer<Boolean> power, String... systems) throws IOException {
        this.power = power;
        this.systems = List.of(systems);
        server = HttpServer.named("redfish")
                .route("GET", "/redfish/v1", call -> allowed(call, this::root))
                .route("GET", "/redfish/v1/Systems", call -> allowed(call, this::list))
                .route("GET", "/redfish/v1/Systems/{id}", call -> allowed(call, () -> system(call)))
                .route(
                        "POST",
                        "/redfish/v1/Systems/{id}/Actions/ComputerSystem.Reset",
                        call -> allowed(call, () -> reset(call)))
                .start();
    }

    /** Its address. */
    public URI url() {
        return server.uri();
    }

    /** From now on it wants this login. */
    RedfishServer wants(String user, String password) {
        login = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** From now on it accepts resets and does none. */
    void doesNothing() {
        deaf = true;
    }

    /** The resets that it was told, by their type. */
    public List<String> resets() {
        return resets;
    }

    boolean isOn() {
        return on;
    }

    private interface Answer {
        Reply get() throws IOException;
    }

    private Reply allowed(Call call, Answer answer) {
        try {
            return login == null
                            || call.header("Authorization")
                                    .filter(login::equals)
                                    .isPresent()
                    ? answer.get()
                    : error(401, "Unauthorized");
        } catch (IOException e) {
            return error(400, e.getMessage());
        }
    }

    private Reply root() {
        return Reply.json(200, Map.of("Systems", Map.of("@odata.id", "/redfish/v1/Systems")));
    }

    private Reply list() {
        return Reply.json(
                200,
                Map.of(
                        "Members",
                        systems.stream()
                                .map(id -> Map.of("@odata.id", path(id)))
                                .toList()));
    }

    private static String path(String id) {
        return "/redfish/v1/Systems/" + id;
    }

    private Reply system(Call call) {
        String id = call.param("id");
        if (!systems.contains(id)) {
            return error(404, "Instance not found for identity " + id);
        }
        Map<String, Object> reset = Map.of(
                "target",
                path(id) + "/Actions/ComputerSystem.Reset",
                "ResetType@Redfish.AllowableValues",
                Stream.of("On", "ForceOff", "GracefulShutdown", "GracefulRestart", "ForceRestart", "Nmi", "ForceOn")
                        .toList());
        return Reply.json(
                200,
                Map.of("PowerState", on ? "On" : "Off", "Id", id, "Actions", Map.of("#ComputerSystem.Reset", reset)));
    }

    private Reply reset(Call call) throws IOException {
        JsonNode type = Json.mapper().readTree(call.body()).path("ResetType");
        resets.add(type.asText());
        boolean wanted = switch (type.asText()) {
            case "On", "ForceOn" -> true;
            case "ForceOff" -> false;
            default -> throw new IOException("Unknown ResetType " + type.asText());
        };
        if (!deaf && on != wanted) {
            on = wanted;
            power.accept(on);
        }
        return new Reply(204, Map.of(), new byte[0]);
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Map.of("error", Map.of("code", "Base.1.0.GeneralError", "message", message)));
    }

    @Override
    public void close() {
        server.close();
    }
}
