package org.opnfv.doctor.functest.fault;

import java.util.function.BooleanSupplier;

/** One way to take a host from the cloud. */
public interface Fault {

    /** Its name in settings, in a manifest and in the ledger. */
    String kind();

    /** What it is about to do, for who watches: {@code takes the link eth0 of compute-1 down}. */
    String task();

    /** What it has done: {@code the link of compute-1 is down}. */
    String outcome();

    /**
     * Does it. Its way back must be in the ledger before.
     *
     * @param seen whether it is known to have happened by other means: the Monitor found the host dead
     * @throws org.opnfv.doctor.functest.host.HostException when it cannot be done
     */
    InjectionTime inject(BooleanSupplier seen);
}
