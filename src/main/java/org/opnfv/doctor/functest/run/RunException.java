package org.opnfv.doctor.functest.run;

/** A run folder cannot be made, found, read or written; the message is one line and says what to do. */
public class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and the cause, or null. */
    public RunException(String message, Throwable cause) {
        super(message, cause);
    }
}
