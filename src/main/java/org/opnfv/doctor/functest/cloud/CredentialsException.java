package org.opnfv.doctor.functest.cloud;

/** No usable credentials: one line that says what is wrong, where, and what to do; never a password. */
public final class CredentialsException extends Exception {
    private static final long serialVersionUID = 1L;

    CredentialsException(String message) {
        super(message);
    }

    CredentialsException(String message, Throwable cause) {
        super(message, cause);
    }
}
