package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-availability-zone}: the hosts are in nova, the controller's services in internal. */
final class ZoneApi {

    private final HostServices services;

    ZoneApi(HostServices services) {
        this.services = services;
    }

    Reply list(Request request) {
        return Reply.json(200, Map.of("availabilityZoneInfo", List.of(zone(HostService.ZONE, available(), null))));
    }

    Reply detail(Request request) {
        request.requireAdmin("os_compute_api:os-availability-zone:detail");
        Map<String, Object> controller = new LinkedHashMap<>();
        services.controller(request)
                .forEach(service -> controller.put(
                        (String) service.get("binary"), service(true, true, (String) service.get("updated_at"))));
        Map<String, Object> hosts = new LinkedHashMap<>();
        services.all()
                .forEach(service -> hosts.put(
                        service.name(),
                        Map.of(
                                HostService.BINARY,
                                service(service.enabled(), service.up(), Times.stored(service.lastSeen())))));
        return Reply.json(
                200,
                Map.of(
                        "availabilityZoneInfo",
                        List.of(
                                zone("internal", true, Map.of(HostServices.CONTROLLER, controller)),
                                zone(HostService.ZONE, available(), hosts))));
    }

    /** Nova calls a zone available while one of its hosts is enabled. */
    private boolean available() {
        return services.all().stream().anyMatch(HostService::enabled);
    }

    private static Map<String, Object> zone(String name, boolean available, Object hosts) {
        return Ordered.of("zoneName", name, "zoneState", Map.of("available", available), "hosts", hosts);
    }

    private static Map<String, Object> service(boolean enabled, boolean up, String updated) {
        return Ordered.of("available", enabled, "active", up, "updated_at", updated);
    }
}
