package org.opnfv.doctor.functest.embedded;

import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** A service's action for a caller with a valid token. */
@FunctionalInterface
public interface ApiAction {

    /**
     * Answers one request.
     *
     * @throws ApiError when the request is refused
     * @throws Exception when the service itself is at fault; the client sees status 500
     */
    Reply handle(Call call, Caller caller) throws Exception;
}
