package org.opnfv.doctor.functest.ledger;

/** A ledger cannot be written or read; the message is one line and says what to do. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
