package org.opnfv.doctor.functest.scenario;

/** Too little of what was changed to prove the notification path came to the Consumer; the message is one line, without the reason. */
public final class SilentPathException extends ScenarioException {
    private static final long serialVersionUID = 1L;

    private final int told;
    private final boolean alarmsCame;

    /** With the line to show, how many of the changes reached the Consumer, and whether alarms of anything had come by then. */
    public SilentPathException(String message, int told, boolean alarmsCame) {
        super(message, null);
        this.told = told;
        this.alarmsCame = alarmsCame;
    }

    /** How many of the changes reached the Consumer. */
    public int told() {
        return told;
    }

    /** Whether the state of an alarm says nothing, because others had come. */
    public boolean alarmsCame() {
        return alarmsCame;
    }
}
