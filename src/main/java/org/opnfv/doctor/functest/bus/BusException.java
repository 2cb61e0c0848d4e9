package org.opnfv.doctor.functest.bus;

/** The bus cannot be reached or used; the message is one line without secrets. */
public final class BusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** {@code cause} may be null. */
    public BusException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private BusException(String message, Throwable cause, boolean refused) {
        super(message, cause);
        this.refused = refused;
    }

    /** Of a bus that answers, and lets this user not do that. */
    static BusException refused(String message, Throwable cause) {
        return new BusException(message, cause, true);
    }

    /** Whether the bus answers, and what lacks is a right or the right password. */
    public boolean isRefused() {
        return refused;
    }
}
