package org.opnfv.doctor.functest.ini;

/** Text that is not a configuration file of this dialect; the message is one line without the file's name or content. */
public final class IniException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    IniException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line number, from 1. */
    public int line() {
        return line;
    }
}
