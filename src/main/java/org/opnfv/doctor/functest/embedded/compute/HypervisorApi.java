package org.opnfv.doctor.functest.embedded.compute;

import java.util.Map;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-hypervisors}: one on each host, with the id of its service. */
record HypervisorApi(HostServices services, Scheduler scheduler) {

    Reply list(NovaRequest request) {
        request.requireAdmin("os_compute_api:os-hypervisors:list-detail");
        return Reply.json(
                200,
                Map.of(
                        "hypervisors",
                        services.all().stream()
                                .map(service -> shown(request, service))
                                .toList()));
    }

    private Map<String, Object> shown(NovaRequest request, HostService service) {
        Map<String, Object> shown = OrderedMaps.of(
                "id", service.id(request),
                "hypervisor_hostname", service.name(),
                "state", service.upOrDown(),
                "status", service.status(),
                "hypervisor_type", "embedded",
                "host_ip", service.host().address(),
                "service", Map.of("id", service.id(request), "host", service.name()));
        if (request.has(88)) {
            shown.put("uptime", null);
        } else {
            shown.put("vcpus", Scheduler.VCPUS);
            shown.put("vcpus_used", scheduler.used(service.name()));
        }
        return shown;
    }
}
