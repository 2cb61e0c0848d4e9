package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-services}: until 2.52 named by host and binary, from 2.53 on by UUID. */
record HostServiceApi(HostServices services) {

    private static final String POLICY = "os_compute_api:os-services:";
    private static final String DOWN = "forced_down";
    private static final String STATUS = "status";

    Reply list(NovaRequest request) {
        request.requireAdmin(POLICY + "list");
        boolean compute =
                request.query("binary").map(HostService.BINARY::equals).orElse(true);
        return Reply.json(
                200,
                Map.of(
                        "services",
                        services.all().stream()
                                .filter(service -> compute
                                        && request.query("host")
                                                .map(service.name()::equals)
                                                .orElse(true))
                                .map(service -> service.shown(request))
                                .toList()));
    }

    Reply update(NovaRequest request) {
        JsonNode body = JsonBody.read(request.call());
        request.requireAdmin(POLICY + "update");
        return request.has(53) ? updateByUuid(request, body) : updateByName(request, body);
    }

    private Reply updateByName(NovaRequest request, JsonNode body) {
        if (!request.has(11) || !request.param("id").equals("force-down")) {
            throw new ApiError(404, "Unknown action");
        }
        String host = JsonBody.text(body, "host");
        HostService service = services.find(host)
                .orElseThrow(() -> new ApiError(404, "Host '" + host + "' is not mapped to any cell"));
        service.force(JsonBody.flag(body, DOWN, true));
        return Reply.json(200, Map.of("service", service.shown(request)));
    }

    private Reply updateByUuid(NovaRequest request, JsonNode body) {
        HostService service = services.all().stream()
                .filter(found -> found.id().equals(request.param("id")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, "Service " + request.param("id") + " could not be found."));
        if (!body.has(STATUS) && !body.has(DOWN)) {
            throw new ApiError(400, "No updates were requested. Fields 'status' or 'forced_down' should be specified.");
        }
        if (body.has(STATUS)) {
            boolean disabled = JsonBody.choice(body, STATUS, List.of("enabled", "disabled"))
                    .equals("disabled");
            service.disable(disabled, body.path("disabled_reason").asText(null));
        }
        if (body.has(DOWN)) {
            service.force(JsonBody.flag(body, DOWN, true));
        }
        return Reply.json(200, Map.of("service", service.shown(request)));
    }

    /** {@code /os-migrations}, which lists evacuations alone: those from each host of which its nova-compute does not know yet. */
    Reply migrations(NovaRequest request) {
        request.requireAdmin("os_compute_api:os-migrations:index");
        boolean listed =
                request.query("migration_type").map("evacuation"::equals).orElse(true)
                        && request.query(STATUS).map("done"::equals).orElse(true);
        List<Map<String, Object>> evacuations = new ArrayList<>();
        services.all().stream()
                .filter(service -> listed
                        && request.query("source_compute")
                                .map(service.name()::equals)
                                .orElse(true))
                .forEach(service -> service.evacuated()
                        .forEach(instance -> evacuations.add(
                                Map.of("instance_uuid", instance, "source_compute", service.name(), STATUS, "done"))));
        return Reply.json(200, Map.of("migrations", evacuations));
    }
}
