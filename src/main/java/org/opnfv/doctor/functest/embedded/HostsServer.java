package org.opnfv.doctor.functest.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.BiConsumer;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;

/** The HTTP API that controls the hosts: {@code GET /hosts}, {@code PUT /hosts/{name}/link}, {@code PUT /hosts/{name}/nova-compute}. */
final class HostsServer implements AutoCloseable {

    private final ComputeHosts hosts;
    private final HttpServer server;

    HostsServer(ComputeHosts hosts) throws IOException {
        this.hosts = hosts;
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
                .start();
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
