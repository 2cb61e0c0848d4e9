package org.opnfv.doctor.functest.scenario;

/** A run could not go on; the message is one line that says where. */
public class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the line to show and its cause, or null. */
    public ScenarioException(String message, Throwable cause) {
        super(message, cause);
    }
}
