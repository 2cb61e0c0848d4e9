package org.opnfv.doctor.functest.cloud;

import java.time.Duration;

/**
 * A cloud did not do what was asked. The message is one line for the user: which service, what was asked of it, the
 * status, the cloud's own words and its request id; never a password or a token.
 */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, as far as a caller can act on it. */
    public enum Kind {
        /** No answer: connection refused, unknown host, time-out, failed TLS handshake. */
        UNREACHABLE,
        /** Credentials or a fresh token were refused. */
        UNAUTHORIZED,
        /** The user may not do this. */
        FORBIDDEN,
        /** There is no such thing, or none the user can see. */
        NOT_FOUND,
        /** The thing's state, or another thing of that name, does not allow it. */
        CONFLICT,
        /** A quota of the project is used up. */
        OVER_QUOTA,
        /** The cloud did not understand the request. */
        BAD_REQUEST,
        /** The service is there and cannot serve now: 429, 502, 503, 504. */
        UNAVAILABLE,
        /** The catalog has no such service in the region and interface in use. */
        NO_SUCH_SERVICE,
        /** Anything else. */
        FAILED
    }

    private final Kind kind;
    private final int status;
    private final Duration retryAfter;

    CloudException(Kind kind, int status, String message) {
        this(kind, status, Duration.ZERO, message, null);
    }

    CloudException(Kind kind, int status, String message, Throwable cause) {
        this(kind, status, Duration.ZERO, message, cause);
    }

    CloudException(Kind kind, int status, Duration retryAfter, String message) {
        this(kind, status, retryAfter, message, null);
    }

    private CloudException(Kind kind, int status, Duration retryAfter, String message, Throwable cause) {
        // What is quoted, a project's name for example, may hold anything.
        super(message.replaceAll("[\\p{Cntrl}\\s]+", " "), cause);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** The same once more, since an exception that two throw may come to suppress itself; not to be tried before then. */
    CloudException again(Duration pause) {
        return new CloudException(kind, status, pause, getMessage(), this);
    }

    public Kind kind() {
        return kind;
    }

    /** How long not to try again: at most 30 s where the service asks for it, for ever where credentials are refused for good; zero else. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The HTTP status of the answer; 0 when there was none. */
    public int status() {
        return status;
    }
}
