package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * Fenix, API v1, service {@code maintenance}: sessions in which hosts are maintained, and what the owners of instances reply. Formats are
 * those of its documentation and of its source (openstack/fenix, 2019); not shown on a real one. Every call throws {@link CloudException}.
 */
public final class MaintenanceSessions {
    /** The type of the service in a catalog. */
    public static final String TYPE = "maintenance";

    private static final String SESSIONS = "/maintenance";
    private static final Set<String> OVER = Set.of("MAINTENANCE_DONE", "MAINTENANCE_FAILED");

    private final Api api;

    MaintenanceSessions(Session session) {
        this.api = new Api(session, TYPE);
    }

    /**
     * Sends a request; returns the JSON of the answer.
     *
     * @param path below the service's URL, such as {@code /maintenance/<session>}
     * @param body null for none, as Fenix takes none with GET and DELETE
     */
    public JsonNode call(String method, String path, Object body) {
        CloudRequest ask = api.ask(method, path);
        return ApiJson.read(
                api.send(body == null ? ask : ask.json(ApiJson.bytes(body))), TYPE + ": " + method + " " + path);
    }

    /** The ids of all sessions that there are. */
    public List<String> all() {
        JsonNode sessions = call("GET", SESSIONS, null).path("sessions");
        List<String> ids = new ArrayList<>();
        ApiJson.list(sessions, TYPE + ": GET " + SESSIONS).forEach(id -> ids.add(id.asText()));
        return ids;
    }

    /** The ids of those that may still do something. */
    public List<String> underWay() {
        return all().stream()
                .filter(id -> Optional.ofNullable(state(id))
                        .filter(state -> !OVER.contains(state))
                        .isPresent())
                .toList();
    }

    /** The state of a session, such as {@code PLANNED_MAINTENANCE}; null when Fenix knows no such session (any more). */
    public String state(String session) {
        String path = SESSIONS + "/" + Api.escape(session);
        return Session.unlessAbsent(() -> call("GET", path, null))
                .map(answer -> ApiJson.need(answer, "state", TYPE + ": GET " + path))
                .orElse(null);
    }

    /** Ends a session. What it does just then it does to the end: Fenix looks only between two states whether it is to stop. */
    public void delete(String session) {
        call("DELETE", SESSIONS + "/" + Api.escape(session), null);
    }
}
