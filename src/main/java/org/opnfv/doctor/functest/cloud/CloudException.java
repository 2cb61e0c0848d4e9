package org.opnfv.doctor.functest.cloud;

import java.time.Duration;

/**
 * A call to a cloud failed. The message is one line for the user: which service, what was asked of it, the status, the cloud's own words
 * and its request id; never a password or a token.
 */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason, as far as a caller can act on it. */
    public enum Kind {
        /** No answer: connection refused, unknown host, time-out, failed TLS handshake. */
        UNREACHABLE,
        /** Credentials or a fresh token were refused. */
        UNAUTHORIZED,
        /** The user may not do this. */
        FORBIDDEN,
        /** No such resource, or none that the user can see. */
        NOT_FOUND,
        /** The state of the resource, or another one of that name, does not allow it. */
        CONFLICT,
        /** A quota of the project is used up. */
        OVER_QUOTA,
        /** The cloud did not understand the request. */
        BAD_REQUEST,
        /** The service exists but cannot serve now: 429, 502, 503, 504. */
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
        // A quoted text, a project's name for example, may hold anything.
        super(message.replaceAll("[\\p{Cntrl}\\s]+", " "), cause);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** A copy, since an exception thrown by two threads could come to suppress itself; not to be retried before the pause is over. */
    CloudException again(Duration pause) {
        return new CloudException(kind, status, pause, getMessage(), this);
    }

    public Kind kind() {
        return kind;
    }

    /** How long not to retry: at most 30 s where the service asks for it, for ever where credentials are refused for good; zero else. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The HTTP status of the answer; 0 when there was none. */
    public int status() {
        return status;
    }
}
