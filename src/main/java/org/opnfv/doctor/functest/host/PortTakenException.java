package org.opnfv.doctor.functest.host;

/** A port of a host is taken, for example by a tunnel whose end the host has not noticed yet. */
public final class PortTakenException extends HostException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
