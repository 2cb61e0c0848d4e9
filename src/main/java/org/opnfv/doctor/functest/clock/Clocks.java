package org.opnfv.doctor.functest.clock;

/** Where a component of ours takes the time of what it writes to its log. Thread-safe, and quick. */
@FunctionalInterface
public interface Clocks {

    /** What both show now. */
    Reading now();

    /** Those of this machine. */
    static Clocks system() {
        return SystemClocks::read;
    }
}
