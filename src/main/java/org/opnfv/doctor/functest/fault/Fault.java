package org.opnfv.doctor.functest.fault;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** A way to take a host from the cloud. */
public interface Fault {

    /** Its kind. */
    FaultKind kind();

    /** What it is about to do, for the console: {@code takes the link eth0 of compute-1 down}. */
    String task();

    /** What it has done: {@code the link of compute-1 is down}. */
    String outcome();

    /** What its undo needs to know beside the host. */
    default Map<String, String> details() {
        return Map.of();
    }

    /**
     * Injects the fault. Its undo must already be in the ledger.
     *
     * @param seen whether it is seen to have happened by other means: the Monitor found the host dead
     * @throws org.opnfv.doctor.functest.host.HostException when it cannot be done
     */
    InjectionTime inject(BooleanSupplier seen);
}
