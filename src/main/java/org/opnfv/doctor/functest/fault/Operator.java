package org.opnfv.doctor.functest.fault;

/** A person at a terminal who does by hand what we may not. */
@FunctionalInterface
public interface Operator {

    /**
     * Asks for an action and waits until the operator confirms it.
     *
     * @throws org.opnfv.doctor.functest.host.HostException when there is nobody, or the wait is interrupted
     */
    void ask(String what);
}
