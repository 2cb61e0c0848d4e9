package org.opnfv.doctor.functest.fault;

/** Somebody at a terminal who does by hand what we may not. */
@FunctionalInterface
public interface Operator {

    /**
     * Asks for something to be done and waits until it is said to be.
     *
     * @throws org.opnfv.doctor.functest.host.HostException when there is nobody, or the waiting is interrupted
     */
    void ask(String what);
}
