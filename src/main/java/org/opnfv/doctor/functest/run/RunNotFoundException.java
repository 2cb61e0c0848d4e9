package org.opnfv.doctor.functest.run;

/** There is no run by that name: nothing matches it, and nothing that it could mean is out of reach. */
public final class RunNotFoundException extends RunException {
    private static final long serialVersionUID = 1L;

    RunNotFoundException(String message) {
        super(message, null);
    }
}
