package org.opnfv.doctor.functest.embedded.identity;

import org.opnfv.doctor.functest.embedded.ApiError;

/** What Keystone says when it refuses: status and words as Keystone of OpenStack Zed has them. */
final class Refusals {

    private static final String CLIENT_ERROR =
            ". The server could not comply with the request since it is either malformed"
                    + " or otherwise incorrect. The client is assumed to be in error.";

    private Refusals() {}

    /** What is said of a body that is not JSON. */
    static String noJson() {
        return "Expecting to find valid JSON in request body" + CLIENT_ERROR;
    }

    static ApiError expecting(String what, String where) {
        return new ApiError(400, "Expecting to find " + what + " in " + where + CLIENT_ERROR);
    }

    static ApiError badRequest(String message) {
        return new ApiError(400, message);
    }

    static ApiError unauthorized() {
        return new ApiError(401, "The request you have made requires authentication.");
    }

    static ApiError unsupported() {
        return new ApiError(401, "Attempted to authenticate with an unsupported method.");
    }

    static ApiError noCredential(String id) {
        return new ApiError(404, "Could not find Application Credential: " + id + ".");
    }

    static ApiError notFoundRole(String name) {
        return new ApiError(404, "Role " + name + " is not defined");
    }

    static ApiError past(String field) {
        return new ApiError(400, "The '" + field + "' must not be before now" + CLIENT_ERROR);
    }

    static ApiError scopedCredential() {
        return new ApiError(
                401,
                "Error authenticating with application credential: Application credentials cannot request a scope.");
    }

    static ApiError delegated() {
        return new ApiError(
                403,
                "You are not authorized to perform the requested action: Using a delegated token to create another token"
                        + " is not allowed..");
    }

    static ApiError restricted() {
        return new ApiError(
                403,
                "You are not authorized to perform the requested action: Using method 'application_credential' is not"
                        + " allowed for managing additional application credentials..");
    }

    static ApiError forbidden(String action) {
        return new ApiError(403, "You are not authorized to perform the requested action: identity:" + action + ".");
    }

    static ApiError immutable(String kind, String id) {
        return new ApiError(
                403,
                "Unable to delete immutable " + kind + " resource: `" + id
                        + ". Set resource option \"immutable\" to false first.");
    }

    static ApiError notFound(String kind, String id) {
        return new ApiError(404, "Could not find " + kind + ": " + id + ".");
    }

    static ApiError noToken(String message) {
        return new ApiError(404, message);
    }

    static ApiError noGrant(Grant grant) {
        return new ApiError(
                404,
                "Could not find role assignment with role: " + grant.roleId() + ", user or group: " + grant.userId()
                        + ", project, domain, or system: " + grant.projectId() + ".");
    }

    static ApiError conflict(String kind, String details) {
        return new ApiError(409, "Conflict occurred attempting to store " + kind + " - " + details);
    }
}
