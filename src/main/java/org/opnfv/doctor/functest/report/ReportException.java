package org.opnfv.doctor.functest.report;

/** A report cannot be written; the message is one line for the user. */
public final class ReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With the cause. */
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Without one. */
    public ReportException(String message) {
        super(message);
    }
}
