package org.opnfv.doctor.functest.maintenance;

/** The cloud refused what a session asked of it, which is a failure of the cloud. Any other exception only says that nothing is known. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
