package org.opnfv.doctor.functest.patch;

/** Controllers cannot be configured for a test; the message is one line that names them. */
public final class PatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
