package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;
import org.opnfv.doctor.functest.cloud.transport.CloudResponse;

/** The nova-compute services and their forced-down flag, at the microversions that the cloud supports. */
final class ComputeServices {
    private static final String BINARY = "nova-compute";
    private static final String ASKED = "compute: GET /os-services";

    private final Api api;
    private final Session session;
    private final MicroversionDiscovery discovery;
    // A service keeps its id for life, and force-down is on the measured path: it should cost one request.
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    ComputeServices(Api api, Session session, MicroversionDiscovery discovery) {
        this.api = api;
        this.session = session;
        this.discovery = discovery;
    }

    List<ComputeService> list() {
        Microversions versions = discovery.versions(session);
        Api at = versions.has(Microversions.SERVICE_UUID)
                ? api.at(Microversions.SERVICE_UUID)
                : versions.has(Microversions.FORCE_DOWN) ? api.at(Microversions.FORCE_DOWN) : api;
        List<ComputeService> services = new ArrayList<>();
        for (JsonNode node :
                ApiJson.list(at.get("/os-services?binary=" + BINARY).path("services"), ASKED)) {
            ComputeService service = service(node);
            services.add(service);
            ids.put(service.host(), service.id());
        }
        return List.copyOf(services);
    }

    boolean heedsMicroversions() {
        Api at = api.at(Microversions.FORCE_DOWN);
        CloudResponse answer = at.send(at.ask("GET", "/os-services?binary=" + BINARY));
        // A proxy that drops the header from a request may drop it from the answer, or leave it there.
        return answer.header("OpenStack-API-Version").orElse("").endsWith(Microversions.FORCE_DOWN)
                || ApiJson.list(ApiJson.read(answer, ASKED).path("services"), ASKED)
                        .path(0)
                        .has("forced_down");
    }

    ComputeService on(String host) {
        List<ComputeService> services = list();
        return services.stream()
                .filter(service -> service.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new CloudException(
                        Kind.NOT_FOUND,
                        0,
                        "compute: host " + host + " has no " + BINARY
                                + "; hosts that have: "
                                + services.stream().map(ComputeService::host).collect(Collectors.joining(", "))));
    }

    void forceDown(String host, boolean down) {
        Microversions versions = discovery.versions(session);
        if (versions.has(Microversions.SERVICE_UUID)) {
            changeByUuid(host, Map.of("forced_down", down));
        } else if (versions.has(Microversions.FORCE_DOWN)) {
            api.at(Microversions.FORCE_DOWN)
                    .put("/os-services/force-down", Map.of("host", host, "binary", BINARY, "forced_down", down));
        } else {
            throw new CloudException(
                    Kind.FAILED,
                    0,
                    "compute: this Nova ends at microversion " + versions.max() + ", and marking a host down takes "
                            + Microversions.FORCE_DOWN);
        }
    }

    void enable(String host) {
        change(host, Map.of("status", "enabled"));
    }

    void disable(String host, String reason) {
        change(host, Map.of("status", "disabled", "disabled_reason", reason));
    }

    private void change(String host, Map<String, Object> change) {
        cannotDisable().ifPresent(why -> {
            throw new CloudException(Kind.FAILED, 0, "compute: " + why);
        });
        changeByUuid(host, change);
    }

    /** Why hosts cannot be disabled; empty when they can. */
    Optional<String> cannotDisable() {
        Microversions versions = discovery.versions(session);
        return versions.has(Microversions.SERVICE_UUID)
                ? Optional.empty()
                : Optional.of("this Nova ends at microversion " + versions.max() + ", and disabling a host takes "
                        + Microversions.SERVICE_UUID);
    }

    private void changeByUuid(String host, Map<String, Object> change) {
        String known = ids.get(host);
        try {
            put(known == null ? on(host).id() : known, change);
        } catch (CloudException e) {
            if (known == null || e.kind() != Kind.NOT_FOUND) {
                throw e;
            }
            // The service was deleted and registered anew.
            put(on(host).id(), change);
        }
    }

    private void put(String id, Map<String, Object> change) {
        api.at(Microversions.SERVICE_UUID).put("/os-services/" + Api.escape(id), change);
    }

    private static ComputeService service(JsonNode node) {
        return new ComputeService(
                ApiJson.need(node, "id", ASKED),
                ApiJson.need(node, "host", ASKED),
                "up".equals(ApiJson.need(node, "state", ASKED)),
                "enabled".equals(ApiJson.text(node, "status")),
                node.path("forced_down").asBoolean(),
                ApiJson.time(node, "updated_at", ASKED),
                ApiJson.text(node, "zone"),
                ApiJson.text(node, "disabled_reason"));
    }
}
