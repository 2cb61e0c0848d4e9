package org.opnfv.doctor.functest.scenario;

/** A run is impossible with these settings; the message is one line and says what to change. */
public final class SettingsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public SettingsError(String message, Throwable cause) {
        super(message, cause);
    }
}
