package org.opnfv.doctor.functest.patch;

/** A file's text cannot be edited; the message is one line with the place in the file, without its content or name. */
final class EditException extends Exception {
    private static final long serialVersionUID = 1L;

    EditException(String message) {
        super(message);
    }
}
