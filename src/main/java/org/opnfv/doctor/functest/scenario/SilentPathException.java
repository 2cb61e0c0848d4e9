package org.opnfv.doctor.functest.scenario;

/** Nothing that was changed to prove the notification path came to the Consumer; the message is one line, without the reason. */
public final class SilentPathException extends ScenarioException {
    private static final long serialVersionUID = 1L;

    private final boolean alarmsCame;

    /** With the line to show, and whether alarms of something else had come by then. */
    public SilentPathException(String message, boolean alarmsCame) {
        super(message, null);
        this.alarmsCame = alarmsCame;
    }

    /** Whether the state of an alarm says nothing, because others had come. */
    public boolean alarmsCame() {
        return alarmsCame;
    }
}
