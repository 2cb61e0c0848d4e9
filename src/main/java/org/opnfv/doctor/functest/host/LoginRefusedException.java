package org.opnfv.doctor.functest.host;

/** A host answers, and refuses all our logins. */
public final class LoginRefusedException extends HostException {
    private static final long serialVersionUID = 1L;

    LoginRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
