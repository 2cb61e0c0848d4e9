package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-quota-sets}, with what instances need alone. */
record QuotaApi(Quotas quotas) {

    private static final String POLICY = "os_compute_api:os-quota-sets:";

    Reply show(NovaRequest request) {
        String project = seen(request);
        return set(project, resource -> quotas.limit(project, resource));
    }

    Reply detail(NovaRequest request) {
        String project = seen(request);
        return set(
                project,
                resource -> Map.of(
                        "limit", quotas.limit(project, resource),
                        "in_use", quotas.used(project, resource),
                        "reserved", 0));
    }

    private static String seen(NovaRequest request) {
        String project = request.param("project");
        if (!project.equals(request.caller().projectId())) {
            request.requireAdmin(POLICY + "show");
        }
        return project;
    }

    private static Reply set(String id, Function<String, Object> value) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("id", id);
        Quotas.RESOURCES.forEach(resource -> set.put(resource, value.apply(resource)));
        return Reply.json(200, Map.of("quota_set", set));
    }

    Reply update(NovaRequest request) {
        JsonNode set = JsonBody.object(request.call(), "quota_set");
        Map<String, Integer> wished = new LinkedHashMap<>();
        set.fieldNames().forEachRemaining(name -> {
            if (!Quotas.RESOURCES.contains(name)) {
                throw new ApiError(400, name + ": this cloud limits " + Quotas.RESOURCES);
            }
            wished.put(name, JsonBody.number(set, name, -1));
        });
        request.requireAdmin(POLICY + "update");
        quotas.set(request.param("project"), wished);
        return show(request);
    }

    Reply reset(NovaRequest request) {
        request.requireAdmin(POLICY + "delete");
        quotas.reset(request.param("project"));
        return Reply.empty(202);
    }
}
