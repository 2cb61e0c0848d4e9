package org.opnfv.doctor.functest.embedded.compute;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-quota-sets}, {@code /os-quota-class-sets} and {@code /limits}. */
final class QuotaApi {

    private static final String POLICY = "os_compute_api:os-quota-sets:";

    private final Quotas quotas;

    QuotaApi(Quotas quotas) {
        this.quotas = quotas;
    }

    Reply show(Request request) {
        String project = request.param("project");
        requireOwn(request, project, POLICY + "show");
        return set(request, project, resource -> quotas.limit(project, resource));
    }

    Reply detail(Request request) {
        String project = request.param("project");
        requireOwn(request, project, POLICY + "detail");
        return set(
                request,
                project,
                resource -> Ordered.of(
                        "limit",
                        quotas.limit(project, resource),
                        "in_use",
                        quotas.used(project, resource),
                        "reserved",
                        0));
    }

    Reply defaults(Request request) {
        return set(request, request.param("project"), Quotas::byDefault);
    }

    private static void requireOwn(Request request, String project, String policy) {
        if (!project.equals(request.caller().projectId())) {
            request.requireAdmin(policy);
        }
    }

    private static Reply set(Request request, String id, Function<String, Object> value) {
        Map<String, Object> set = Ordered.of("id", id);
        Quotas.resources(request).forEach(resource -> set.put(resource, value.apply(resource)));
        return Reply.json(200, Map.of("quota_set", set));
    }

    Reply update(Request request) {
        String project = request.param("project");
        List<String> resources = Quotas.resources(request);
        Set<String> known = new HashSet<>(resources);
        known.add("force");
        Schema set = Schema.body(request.body()).required("quota_set").only(known);
        Map<String, Integer> wished = new LinkedHashMap<>();
        resources.forEach(resource -> {
            Schema value = set.optional(resource);
            if (!value.absent()) {
                wished.put(resource, value.number(-1));
            }
        });
        Schema force = set.optional("force");
        request.requireAdmin(POLICY + "update");
        quotas.set(project, wished, !force.absent() && force.bool());
        Map<String, Object> shown = new LinkedHashMap<>();
        resources.forEach(resource -> shown.put(resource, quotas.limit(project, resource)));
        return Reply.json(200, Map.of("quota_set", shown));
    }

    Reply reset(Request request) {
        request.requireAdmin(POLICY + "delete");
        quotas.reset(request.param("project"));
        return Reply.empty(202);
    }

    /** The limits of projects of which nobody said otherwise. */
    Reply classSet(Request request) {
        request.requireAdmin("os_compute_api:os-quota-class-sets:show");
        Map<String, Object> set = Ordered.of("id", request.param("class"));
        Quotas.resources(request).forEach(resource -> set.put(resource, Quotas.byDefault(resource)));
        return Reply.json(200, Map.of("quota_class_set", set));
    }

    Reply limits(Request request) {
        String project = request.query("tenant_id").orElse(request.caller().projectId());
        requireOwn(request, project, "os_compute_api:limits:other_project");
        Map<String, Object> absolute = new LinkedHashMap<>();
        Function<String, Object> limit = resource -> quotas.limit(project, resource);
        absolute.put("maxTotalInstances", limit.apply(Quotas.INSTANCES));
        absolute.put("maxTotalCores", limit.apply(Quotas.CORES));
        absolute.put("maxTotalRAMSize", limit.apply(Quotas.RAM));
        absolute.put("maxServerMeta", limit.apply("metadata_items"));
        if (!request.has(57)) {
            absolute.put("maxImageMeta", limit.apply("metadata_items"));
            absolute.put("maxPersonality", limit.apply("injected_files"));
            absolute.put("maxPersonalitySize", limit.apply("injected_file_content_bytes"));
        }
        absolute.put("maxTotalKeypairs", limit.apply("key_pairs"));
        absolute.put("maxServerGroups", limit.apply("server_groups"));
        absolute.put("maxServerGroupMembers", limit.apply("server_group_members"));
        if (!request.has(36)) {
            absolute.put("maxTotalFloatingIps", limit.apply("floating_ips"));
            absolute.put("maxSecurityGroups", limit.apply("security_groups"));
            absolute.put("maxSecurityGroupRules", limit.apply("security_group_rules"));
        }
        absolute.put("totalRAMUsed", quotas.used(project, Quotas.RAM));
        absolute.put("totalCoresUsed", quotas.used(project, Quotas.CORES));
        absolute.put("totalInstancesUsed", quotas.used(project, Quotas.INSTANCES));
        if (!request.has(36)) {
            absolute.put("totalFloatingIpsUsed", 0);
            absolute.put("totalSecurityGroupsUsed", 0);
        }
        absolute.put("totalServerGroupsUsed", 0);
        return Reply.json(200, Map.of("limits", Ordered.of("rate", List.of(), "absolute", absolute)));
    }
}
