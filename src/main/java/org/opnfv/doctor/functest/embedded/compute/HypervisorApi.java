package org.opnfv.doctor.functest.embedded.compute;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.text.PythonText;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-hypervisors}: one on each host. */
final class HypervisorApi {

    private static final String POLICY = "os_compute_api:os-hypervisors:";
    private static final String TYPE = "embedded";
    private static final int VERSION = 1000;
    private static final Map<String, Object> CPU = Ordered.of(
            "arch",
            "x86_64",
            "model",
            "embedded",
            "vendor",
            "embedded",
            "features",
            List.of(),
            "topology",
            Ordered.of("cores", 1, "threads", 1, "sockets", 1));

    private final HostServices services;
    private final Scheduler scheduler;
    private final Instances instances;

    HypervisorApi(HostServices services, Scheduler scheduler, Instances instances) {
        this.services = services;
        this.scheduler = scheduler;
        this.instances = instances;
    }

    Reply list(Request request) {
        request.requireAdmin(POLICY + "list");
        return list(request, "/os-hypervisors", this::brief);
    }

    Reply detail(Request request) {
        request.requireAdmin(POLICY + "list-detail");
        return list(request, "/os-hypervisors/detail", this::shown);
    }

    private Reply list(Request request, String path, BiFunction<Request, HostService, Map<String, Object>> view) {
        List<HostService> found = services.all();
        boolean withServers = false;
        if (request.has(53)) {
            found = request.query("hypervisor_hostname_pattern")
                    .map(this::matching)
                    .orElse(found);
            withServers =
                    request.query("with_servers").flatMap(PythonText::bool).orElse(false);
        }
        boolean servers = withServers;
        Paging paging = new Paging(request);
        List<HostService> page = request.has(33) ? paging.page(found, HostService::hypervisorId) : found;
        Map<String, Object> answer = Ordered.of(
                "hypervisors",
                page.stream()
                        .map(service -> servers
                                ? withServers(view.apply(request, service), service)
                                : view.apply(request, service))
                        .toList());
        if (request.has(33)) {
            paging.linkNext(answer, "hypervisors", path, page, HostService::hypervisorId);
        }
        return Reply.json(200, answer);
    }

    private List<HostService> matching(String pattern) {
        List<HostService> found = services.all().stream()
                .filter(service -> service.name().contains(pattern))
                .toList();
        if (found.isEmpty()) {
            throw new ApiError(404, "No hypervisor matching '" + pattern + "' could be found.");
        }
        return found;
    }

    Reply search(Request request) {
        request.require(!request.has(53));
        request.requireAdmin(POLICY + "search");
        return Reply.json(
                200,
                Map.of(
                        "hypervisors",
                        matching(request.param("id")).stream()
                                .map(service -> brief(request, service))
                                .toList()));
    }

    Reply servers(Request request) {
        request.require(!request.has(53));
        request.requireAdmin(POLICY + "servers");
        return Reply.json(
                200,
                Map.of(
                        "hypervisors",
                        matching(request.param("id")).stream()
                                .map(service -> withServers(brief(request, service), service))
                                .toList()));
    }

    Reply show(Request request) {
        request.requireAdmin(POLICY + "show");
        HostService service = get(request);
        Map<String, Object> shown = shown(request, service);
        boolean withServers = request.has(53)
                && request.query("with_servers").flatMap(PythonText::bool).orElse(false);
        return Reply.json(200, Map.of("hypervisor", withServers ? withServers(shown, service) : shown));
    }

    private HostService get(Request request) {
        String id = request.has(53) ? request.uuid("id") : request.param("id");
        return services.all().stream()
                .filter(service -> id.equals(String.valueOf(service.hypervisorId(request))))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, "Hypervisor with ID '" + id + "' could not be found."));
    }

    Reply uptime(Request request) {
        request.require(!request.has(88));
        request.requireAdmin(POLICY + "uptime");
        get(request);
        throw new ApiError(501, "The requested functionality is not supported.");
    }

    Reply statistics(Request request) {
        request.require(!request.has(88));
        request.requireAdmin(POLICY + "statistics");
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("count", services.all().size());
        for (HostService service : services.all()) {
            usage(service)
                    .forEach((name, value) -> sums.merge(
                            name, value, (sum, more) -> ((Number) sum).longValue() + ((Number) more).longValue()));
        }
        return Reply.json(200, Map.of("hypervisor_statistics", sums));
    }

    private Map<String, Object> brief(Request request, HostService service) {
        return Ordered.of(
                "id", service.hypervisorId(request),
                "hypervisor_hostname", service.name(),
                "state", service.upOrDown(),
                "status", service.status());
    }

    private Map<String, Object> shown(Request request, HostService service) {
        Map<String, Object> shown = brief(request, service);
        shown.put("hypervisor_type", TYPE);
        shown.put("hypervisor_version", VERSION);
        shown.put("host_ip", service.host().address());
        shown.put(
                "service",
                Ordered.of(
                        "id",
                        service.id(request),
                        "host",
                        service.name(),
                        "disabled_reason",
                        service.disabledReason()));
        if (request.has(88)) {
            shown.put("uptime", null);
        } else {
            shown.putAll(usage(service));
            shown.put("cpu_info", request.has(28) ? CPU : PythonText.json(CPU));
        }
        return shown;
    }

    private Map<String, Object> usage(HostService service) {
        Scheduler.Load has = Scheduler.CAPACITY;
        Scheduler.Load used = scheduler.load(service.name());
        return Ordered.of(
                "vcpus", has.vcpus(),
                "memory_mb", has.ramMb(),
                "local_gb", has.diskGb(),
                "vcpus_used", used.vcpus(),
                "memory_mb_used", used.ramMb(),
                "local_gb_used", used.diskGb(),
                "free_ram_mb", has.ramMb() - used.ramMb(),
                "free_disk_gb", has.diskGb() - used.diskGb(),
                "current_workload", 0,
                "running_vms", used.instances(),
                "disk_available_least", 0);
    }

    private Map<String, Object> withServers(Map<String, Object> shown, HostService service) {
        List<Map<String, Object>> servers = instances.on(service.name()).stream()
                .map(instance -> Ordered.of("name", InstanceView.domain(instance), "uuid", instance.id()))
                .toList();
        if (!servers.isEmpty()) {
            shown.put("servers", servers);
        }
        return shown;
    }
}
