package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Reply;

/** {@code /os-server-groups}: groups of instances that may not be on one host, and no others. Thread-safe. */
final class ServerGroups {
    private static final String POLICY = "anti-affinity";
    /** From it on a group has one policy, and rules. */
    private static final int ONE_POLICY = 64;

    private final Map<String, Group> groups = new ConcurrentHashMap<>();

    private record Group(String id, String name, String projectId, String userId) {
        boolean visibleTo(NovaRequest request) {
            return request.caller().isAdmin()
                    || projectId.equals(request.caller().projectId());
        }

        Map<String, Object> shown(NovaRequest request) {
            Map<String, Object> shown = new LinkedHashMap<>(Map.of("id", id, "name", name, "members", List.of()));
            if (request.has(ONE_POLICY)) {
                shown.put("policy", POLICY);
                shown.put("rules", Map.of());
            } else {
                shown.put("policies", List.of(POLICY));
                shown.put("metadata", Map.of());
            }
            request.since(shown, 13, "project_id", projectId);
            request.since(shown, 13, "user_id", userId);
            return shown;
        }
    }

    Reply list(NovaRequest request) {
        boolean all =
                request.caller().isAdmin() && request.query("all_projects").isPresent();
        return Reply.json(
                200,
                Map.of(
                        "server_groups",
                        groups.values().stream()
                                .filter(group -> all
                                        || group.projectId()
                                                .equals(request.caller().projectId()))
                                .map(group -> group.shown(request))
                                .toList()));
    }

    Reply show(NovaRequest request) {
        return Reply.json(
                200, Map.of("server_group", find(request.param("id"), request).shown(request)));
    }

    Reply create(NovaRequest request) {
        JsonNode wish = JsonBody.object(request.call(), "server_group");
        JsonNode policy = request.has(ONE_POLICY)
                ? wish.path("policy")
                : wish.path("policies").path(0);
        if (!policy.asText().equals(POLICY)) {
            throw new ApiError(400, "this cloud has no policy of groups but " + POLICY);
        }
        Group made = new Group(
                UUID.randomUUID().toString(),
                JsonBody.text(wish, "name"),
                request.caller().projectId(),
                request.caller().userId());
        groups.put(made.id(), made);
        return Reply.json(200, Map.of("server_group", made.shown(request)));
    }

    Reply delete(NovaRequest request) {
        groups.remove(find(request.param("id"), request).id());
        return Reply.empty(204);
    }

    /** That id, of a group of the caller's. */
    String named(String id, NovaRequest request) {
        if (!groups.containsKey(id) || !groups.get(id).visibleTo(request)) {
            throw new ApiError(400, "Instance group " + id + " could not be found.");
        }
        return id;
    }

    private Group find(String id, NovaRequest request) {
        Group group = groups.get(id);
        if (group == null || !group.visibleTo(request)) {
            throw new ApiError(404, "Instance group " + id + " could not be found.");
        }
        return group;
    }
}
