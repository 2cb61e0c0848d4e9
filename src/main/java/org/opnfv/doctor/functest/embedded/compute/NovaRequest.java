package org.opnfv.doctor.functest.embedded.compute;

import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/**
 * A request to Nova.
 *
 * @param id its id in notifications and the answer, {@code req-<uuid>}
 */
record NovaRequest(Call call, Caller caller, RequestedMicroversion version, String id) {

    /** Nova's action for it. */
    @FunctionalInterface
    interface Action {
        Reply handle(NovaRequest request) throws Exception;
    }

    boolean has(int since) {
        return version.has(since);
    }

    /** Shows a member to those who ask for 2.{@code since} or newer. */
    void since(Map<String, Object> shown, int since, String member, Object value) {
        if (has(since)) {
            shown.put(member, value);
        }
    }

    String param(String variable) {
        return call.param(variable);
    }

    /** A query parameter's first value. */
    Optional<String> query(String name) {
        return call.query(name);
    }

    /** Refuses all but administrators, naming the policy. */
    void requireAdmin(String policy) {
        if (!caller.isAdmin()) {
            throw new ApiError(403, "Policy doesn't allow " + policy + " to be performed.");
        }
    }
}
