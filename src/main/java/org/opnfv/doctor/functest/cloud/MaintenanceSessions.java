package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * Fenix, API v1, service {@code maintenance}: sessions in which hosts are maintained, and what the owners of instances reply. Formats are
 * those of its documentation and of its source (openstack/fenix, 2019); not shown on a real one. Every call throws {@link CloudException}.
 */
public final class MaintenanceSessions {
    /** The type of the service in a catalog. */
    public static final String TYPE = "maintenance";

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

    /** The state of a session, such as {@code PLANNED_MAINTENANCE}; null when Fenix knows no such session (any more). */
    public String state(String session) {
        return Session.unlessAbsent(() -> call("GET", "/maintenance/" + Api.escape(session), null))
                .map(answer -> ApiJson.text(answer, "state"))
                .orElse(null);
    }

    /** Ends a session. What it does just then it does to the end: Fenix looks only between two states whether it is to stop. */
    public void delete(String session) {
        call("DELETE", "/maintenance/" + Api.escape(session), null);
    }
}
