package org.opnfv.doctor.functest.bus;

/** The bus cannot be reached or used; the message is one line without secrets. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1L;

    /** {@code cause} may be null. */
    public BusException(String message, Throwable cause) {
        super(message, cause);
    }
}
