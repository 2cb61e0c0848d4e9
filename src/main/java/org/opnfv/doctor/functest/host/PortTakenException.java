package org.opnfv.doctor.functest.host;

/** A port of a host that cannot be ours because somebody else has it, for example a tunnel whose end was not noticed yet. */
public final class PortTakenException extends HostException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
