package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.opnfv.doctor.functest.embedded.event.EventBus;
import org.opnfv.doctor.functest.embedded.event.Notification;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;

/**
 * The HTTP API for what a client of OpenStack has no way to: {@code GET /hosts}, {@code PUT /hosts/{name}/link}, {@code PUT
 * /hosts/{name}/nova-compute}, {@code GET /addresses/{address}}, which stands for the packets of instances, and {@code POST
 * /notifications}, which stands for a message bus.
 */
final class HostsServer implements AutoCloseable {

    private final ComputeHosts hosts;
    private final EventBus bus;
    private final Predicate<String> answers;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** {@code answers} says whether whoever has an address of an instance answers now. */
    HostsServer(ComputeHosts hosts, EventBus bus, Predicate<String> answers) throws IOException {
        this.hosts = hosts;
        this.bus = bus;
        this.answers = answers;
        this.server = HttpServer.named("doctor-hosts")
                .route(
                        "GET",
                        "/hosts",
                        call -> Reply.json(
                                200,
                                Map.of(
                                        "hosts",
                                        hosts.all().stream().map(HostInfo::of).toList())))
                .route("PUT", "/hosts/{name}/link", call -> turn(call, ComputeHost::setLink))
                .route("PUT", "/hosts/{name}/nova-compute", call -> turn(call, ComputeHost::setNovaCompute))
                .route("GET", "/addresses/{address}", this::probed)
                .route("POST", "/notifications", this::notified)
                .start();
    }

    /** A UDP port that stands for an address of an instance, which nobody outside of this cloud can reach. */
    private Reply probed(Call call) {
        String address = call.param("address");
        int port = ports.computeIfAbsent(address, one -> {
            try {
                return hosts.answer(() -> answers.test(one));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Reply.json(200, Map.of("probe_port", port));
    }

    private Reply notified(Call call) {
        try {
            bus.publish(Notification.event(JsonBody.read(call)));
            return Reply.json(200, Map.of());
        } catch (ApiError refusal) {
            return Reply.json(refusal.status(), Map.of("error", refusal.getMessage()));
        }
    }

    private Reply turn(Call call, BiConsumer<ComputeHost, Boolean> what) {
        try {
            String name = call.param("name");
            ComputeHost host =
                    hosts.find(name).orElseThrow(() -> new ApiError(404, "there is no compute host named " + name));
            JsonNode up = JsonBody.read(call).path("up");
            if (!up.isBoolean()) {
                throw new ApiError(400, "the body must be {\"up\": true} or {\"up\": false}");
            }
            what.accept(host, up.asBoolean());
            return Reply.json(200, HostInfo.of(host));
        } catch (ApiError refusal) {
            return Reply.json(refusal.status(), Map.of("error", refusal.getMessage()));
        }
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }
}
