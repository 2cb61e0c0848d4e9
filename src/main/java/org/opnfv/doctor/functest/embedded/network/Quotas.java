package org.opnfv.doctor.functest.embedded.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** How much of each kind a project may have; -1 is without limit. Thread-safe. */
final class Quotas {

    // Neutron's own defaults, but for ports: a thousand instances have to fit without asking.
    private static final Map<String, Integer> DEFAULTS = Map.of(
            "network",
            100,
            "subnet",
            100,
            "port",
            -1,
            "router",
            10,
            "floatingip",
            50,
            "rbac_policy",
            10,
            "subnetpool",
            -1);

    private final Map<String, Map<String, Integer>> changed = new ConcurrentHashMap<>();
    private final NetworkState state;

    Quotas(NetworkState state) {
        this.state = state;
    }

    /** Refuses when the project already has all it may have. */
    void require(Kind kind, String projectId) {
        int limit = of(projectId).get(kind.singular());
        if (limit >= 0 && state.count(kind, projectId) >= limit) {
            throw Refusals.overQuota(kind);
        }
    }

    private Map<String, Integer> of(String projectId) {
        Map<String, Integer> quota = new LinkedHashMap<>(DEFAULTS);
        quota.putAll(changed.getOrDefault(projectId, Map.of()));
        return quota;
    }

    Reply list(Call call, Caller caller) {
        requireAdmin(caller);
        List<Object> quotas = changed.keySet().stream()
                .<Object>map(project -> {
                    Map<String, Object> quota = new LinkedHashMap<>(of(project));
                    quota.put("project_id", project);
                    quota.put("tenant_id", project);
                    return quota;
                })
                .toList();
        return Reply.json(200, Map.of("quotas", quotas));
    }

    Reply show(Call call, Caller caller) {
        requireSeen(call, caller);
        return Reply.json(200, Map.of("quota", of(call.param("id"))));
    }

    Reply details(Call call, Caller caller) {
        requireSeen(call, caller);
        String project = call.param("id");
        Map<String, Object> details = new LinkedHashMap<>();
        of(project).forEach((name, limit) -> details.put(name, Map.of("limit", limit, "reserved", 0, "used", 0)));
        synchronized (state) {
            for (Kind kind : Kind.values()) {
                details.put(
                        kind.singular(),
                        Map.of(
                                "limit",
                                of(project).get(kind.singular()),
                                "reserved",
                                0,
                                "used",
                                state.count(kind, project)));
            }
        }
        return Reply.json(200, Map.of("quota", details));
    }

    Reply update(Call call, Caller caller) {
        requireAdmin(caller);
        JsonNode quota = JsonBody.read(call, "Body contains invalid data").path("quota");
        Map<String, Integer> changes = new LinkedHashMap<>();
        quota.properties().forEach(field -> {
            if (!DEFAULTS.containsKey(field.getKey())) {
                throw Refusals.badRequest("Unrecognized attribute(s) '" + field.getKey() + "'");
            }
            changes.put(field.getKey(), field.getValue().asInt());
        });
        changed.merge(call.param("id"), Map.copyOf(changes), (before, now) -> {
            Map<String, Integer> both = new LinkedHashMap<>(before);
            both.putAll(now);
            return both;
        });
        return show(call, caller);
    }

    Reply delete(Call call, Caller caller) {
        requireAdmin(caller);
        changed.remove(call.param("id"));
        return Reply.empty(204);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw Refusals.policy("rule:get_quota");
        }
    }

    private static void requireSeen(Call call, Caller caller) {
        if (!call.param("id").equals(caller.projectId())) {
            requireAdmin(caller);
        }
    }
}
