package org.opnfv.doctor.functest.profile;

/** Settings cannot be used. The message is one line: where, which key, what is wrong, what is allowed. */
public final class ProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    /** An error with that one line. */
    public ProfileException(String message) {
        super(message);
    }
}
