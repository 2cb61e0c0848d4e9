package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-services}: until 2.52 named by host and binary, from 2.53 on by UUID. */
final class HostServiceApi {

    private static final String POLICY = "os_compute_api:os-services:";
    private static final Set<String> OLD_FIELDS = Set.of("host", "binary", "disabled_reason");
    private static final Set<String> OLD_FIELDS_SINCE_11 = Set.of("host", "binary", "disabled_reason", "forced_down");
    private static final Set<String> FIELDS = Set.of("status", "disabled_reason", "forced_down");
    private static final int NAME = 255;

    private final HostServices services;

    HostServiceApi(HostServices services) {
        this.services = services;
    }

    Reply list(Request request) {
        request.requireAdmin(POLICY + "list");
        List<Map<String, Object>> all = new ArrayList<>(services.controller(request));
        services.all().forEach(service -> all.add(service.shown(request)));
        all.removeIf(service ->
                differs(service.get("host"), request, "host") || differs(service.get("binary"), request, "binary"));
        return Reply.json(200, Map.of("services", all));
    }

    private static boolean differs(Object actual, Request request, String parameter) {
        return request.query(parameter).map(wanted -> !wanted.equals(actual)).orElse(false);
    }

    Reply update(Request request) {
        return request.has(53) ? updateByUuid(request) : updateByName(request);
    }

    private Reply updateByName(Request request) {
        Schema body = Schema.body(request.body()).only(request.has(11) ? OLD_FIELDS_SINCE_11 : OLD_FIELDS);
        String host = body.required("host").text(1, NAME);
        String binary = body.required("binary").text(1, NAME);
        request.requireAdmin(POLICY + "update");
        String action = request.param("id");
        return switch (action) {
            case "enable" -> {
                find(host, binary).enable();
                yield changed(host, binary, "status", "enabled");
            }
            case "disable" -> {
                find(host, binary).disable(null);
                yield changed(host, binary, "status", "disabled");
            }
            case "disable-log-reason" -> disable(host, binary, body);
            case "force-down" -> {
                if (!request.has(11)) {
                    throw unknownAction();
                }
                yield forceDown(host, binary, body);
            }
            default -> throw unknownAction();
        };
    }

    private static ApiError unknownAction() {
        return new ApiError(404, "Unknown action");
    }

    private Reply disable(String host, String binary, Schema body) {
        Schema reason = body.optional("disabled_reason");
        if (reason.absent()) {
            throw new ApiError(400, "Missing disabled reason field");
        }
        String words = reason.text(1, NAME);
        find(host, binary).disable(words);
        return changed(host, binary, "status", "disabled", "disabled_reason", words);
    }

    private Reply forceDown(String host, String binary, Schema body) {
        Schema down = body.optional("forced_down");
        if (down.absent()) {
            throw new ApiError(400, "Missing forced_down field");
        }
        find(host, binary).force(down.bool());
        return changed(host, binary, "forced_down", down.bool());
    }

    private HostService find(String host, String binary) {
        HostService service = services.find(host)
                .orElseThrow(() -> new ApiError(404, "Host '" + host + "' is not mapped to any cell"));
        if (!binary.equals(HostService.BINARY)) {
            throw new ApiError(404, "Could not find binary " + binary + " on host " + host + ".");
        }
        return service;
    }

    private static Reply changed(String host, String binary, Object... more) {
        Map<String, Object> service = Ordered.of("host", host, "binary", binary);
        service.putAll(Ordered.of(more));
        return Reply.json(200, Map.of("service", service));
    }

    private Reply updateByUuid(Request request) {
        Schema body = Schema.body(request.body()).only(FIELDS);
        Schema status = body.optional("status");
        Schema reason = body.optional("disabled_reason");
        Schema down = body.optional("forced_down");
        if (!status.absent()) {
            status.choice(List.of("enabled", "disabled"));
        }
        if (!down.absent()) {
            down.bool();
        }
        request.requireAdmin(POLICY + "update");
        HostService service = byUuid(request);
        if (status.absent() && down.absent()) {
            throw new ApiError(400, "No updates were requested. Fields 'status' or 'forced_down' should be specified.");
        }
        if (!status.absent()) {
            setStatus(service, status.value().textValue(), reason);
        }
        if (!down.absent()) {
            service.force(down.bool());
        }
        return Reply.json(200, Map.of("service", service.shown(request)));
    }

    private static void setStatus(HostService service, String status, Schema reason) {
        JsonNode words = reason.value();
        if (status.equals("disabled")) {
            service.disable(words.isTextual() ? reason.text(1, NAME) : null);
        } else if (words.isTextual()) {
            throw new ApiError(400, "Specifying 'disabled_reason' with status 'enabled' is invalid.");
        } else {
            service.enable();
        }
    }

    private HostService byUuid(Request request) {
        String id = request.uuid("id");
        if (services.onController(id)) {
            throw new ApiError(
                    400,
                    "Updating a service on the controller is not supported."
                            + " Only nova-compute services can be updated.");
        }
        return services.all().stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, "Service " + id + " could not be found."));
    }
}
