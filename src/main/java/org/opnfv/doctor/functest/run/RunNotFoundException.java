package org.opnfv.doctor.functest.run;

/** There is no run of that name: nothing matches it, and no possible place was unreadable. */
public final class RunNotFoundException extends RunException {
    private static final long serialVersionUID = 1L;

    RunNotFoundException(String message) {
        super(message, null);
    }
}
