package org.opnfv.doctor.functest.host;

/** A host that answers and lets nobody of ours in. */
public final class LoginRefusedException extends HostException {
    private static final long serialVersionUID = 1L;

    LoginRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
