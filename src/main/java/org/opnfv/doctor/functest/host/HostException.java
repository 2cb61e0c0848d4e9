package org.opnfv.doctor.functest.host;

/** A host that cannot be reached or does not do what it is told; the message is one line that names it. */
public final class HostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public HostException(String message, Throwable cause) {
        super(message, cause);
    }
}
