package org.opnfv.doctor.functest.http;

/** Answers one request. Called on a handler thread of the server, so it may block. */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers the call.
     *
     * @throws Exception any failure; the caller gets an empty 500 and the failure is logged
     */
    Reply handle(Call call) throws Exception;
}
