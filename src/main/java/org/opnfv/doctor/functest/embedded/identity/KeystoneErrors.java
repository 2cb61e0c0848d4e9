package org.opnfv.doctor.functest.embedded.identity;

import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;

/** The errors of Keystone, each with its status. */
final class KeystoneErrors {

    private KeystoneErrors() {}

    static ApiError badRequest(String message) {
        return new ApiError(400, message);
    }

    static ApiError expecting(String what, String where) {
        return badRequest("Expecting to find " + what + " in " + where + ".");
    }

    static ApiError unauthorized() {
        return unauthorized("The request you have made requires authentication.");
    }

    static ApiError unauthorized(String message) {
        return new ApiError(401, message);
    }

    static ApiError forbidden(String action) {
        return new ApiError(403, "You are not authorized to perform the requested action: identity:" + action + ".");
    }

    static void requireAdmin(Caller caller, String action) {
        if (!caller.isAdmin()) {
            throw forbidden(action);
        }
    }

    /** A token of an application credential has fewer rights than its user. */
    static ApiError delegated(String action) {
        return new ApiError(403, "Using a delegated token to " + action + " is not allowed.");
    }

    static ApiError notFound(String kind, String id) {
        return new ApiError(404, "Could not find " + kind + ": " + id + ".");
    }

    static ApiError conflict(String kind, String name) {
        return new ApiError(409, "Conflict: there is a " + kind + " named " + name + " already.");
    }
}
