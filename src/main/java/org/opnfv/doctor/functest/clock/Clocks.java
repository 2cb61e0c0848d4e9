package org.opnfv.doctor.functest.clock;

/** The clocks that stamp the log lines of our components. Thread-safe and fast. */
@FunctionalInterface
public interface Clocks {

    /** The time of both clocks now. */
    Reading now();

    /** The clocks of this machine. */
    static Clocks system() {
        return SystemClocks::read;
    }
}
