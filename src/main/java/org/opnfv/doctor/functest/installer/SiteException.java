package org.opnfv.doctor.functest.installer;

/** A deployment cannot be found, started or used; the message is one line and says what to do. */
public final class SiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public SiteException(String message, Throwable cause) {
        super(message, cause);
    }
}
