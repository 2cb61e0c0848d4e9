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
        return OrderedMaps.of(
                "id", service.id(request),
                "vcpus", Scheduler.VCPUS,
                "vcpus_used", scheduler.used(service.name()),
                "hypervisor_hostname", service.name(),
                "state", service.upOrDown(),
                "status", service.status(),
                "hypervisor_type", "embedded",
                "host_ip", service.host().address(),
                "service", Map.of("id", service.id(request), "host", service.name()));
    }
}
