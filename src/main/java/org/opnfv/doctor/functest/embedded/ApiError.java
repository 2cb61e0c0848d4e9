package org.opnfv.doctor.functest.embedded;

/** A request that a service refuses; the service turns it into its own error body. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * @param status the HTTP status to answer with, 400 to 599
     * @param message what the client is told, in the words of the real service
     */
    public ApiError(int status, String message) {
        this(status, "", message);
    }

    /**
     * @param status the HTTP status to answer with, 400 to 599
     * @param type the kind of error for services that name it, such as Neutron's {@code NetworkInUse}
     * @param message what the client is told, in the words of the real service
     */
    public ApiError(int status, String type, String message) {
        // Refusals are ordinary answers here: without a stack trace they cost nothing.
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** The HTTP status to answer with. */
    public int status() {
        return status;
    }

    /** The kind of error; empty when the service names none. */
    public String type() {
        return type;
    }
}
