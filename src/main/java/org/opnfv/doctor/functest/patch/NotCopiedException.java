package org.opnfv.doctor.functest.patch;

/** A container's configuration does not come from the host's files; the message is one line with the container and why. */
final class NotCopiedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotCopiedException(String message) {
        super(message);
    }
}
