package org.opnfv.doctor.functest.embedded.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/**
 * A request to Nova.
 *
 * @param id by which notifications and answer name it, {@code req-<uuid>}
 * @param root scheme, host and port as the client knows them
 */
record Request(Call call, Caller caller, MicroVersion version, String id, String root) {

    /** What Nova does for it. */
    @FunctionalInterface
    interface Action {
        Reply handle(Request request) throws Exception;
    }

    boolean has(int since) {
        return version.has(since);
    }

    String param(String variable) {
        return call.param(variable);
    }

    /** A query parameter's first value. */
    Optional<String> query(String name) {
        return call.query(name);
    }

    /** Refuses all but administrators, naming the policy that keeps them out. */
    void requireAdmin(String policy) {
        if (!caller.isAdmin()) {
            throw forbidden(policy);
        }
    }

    static ApiError forbidden(String policy) {
        return new ApiError(403, "Policy doesn't allow " + policy + " to be performed.");
    }

    /** Refuses, as unknown, what this version of the API does not have. */
    void require(boolean versionHasIt) {
        if (!versionHasIt) {
            throw new ApiError(404, "The resource could not be found.");
        }
    }

    JsonNode body() {
        return JsonBody.read(call, "Malformed request body");
    }

    /** Refuses what is not a UUID where only one can stand. */
    String uuid(String variable) {
        String text = param(variable);
        if (!isUuid(text)) {
            throw new ApiError(400, "Invalid uuid " + text);
        }
        return text;
    }

    static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    String self(String collection, String resourceId) {
        return root + ComputeService.API + "/" + collection + "/" + resourceId;
    }

    Map<String, Object> bookmark(String collection, String resourceId) {
        return link("bookmark", root + "/" + collection + "/" + resourceId);
    }

    List<Map<String, Object>> links(String collection, String resourceId) {
        return List.of(link("self", self(collection, resourceId)), bookmark(collection, resourceId));
    }

    static Map<String, Object> link(String rel, String href) {
        return Ordered.of("rel", rel, "href", href);
    }
}
