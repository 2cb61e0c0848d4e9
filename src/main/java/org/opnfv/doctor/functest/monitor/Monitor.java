package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import org.opnfv.doctor.functest.registry.Named;
import org.opnfv.doctor.functest.registry.Registry;

/** A kind of monitor. Each is listed in {@code META-INF/services}. */
public interface Monitor extends Named {

    /** Who tells an Inspector that a host is dead. */
    enum Reporter {
        /** This program: its Monitor finds the host dead. */
        OURS,
        /** Somebody else's program, by an event to our Inspector. */
        FOREIGN,
        /** Nobody whom we know: whoever acts in the cloud finds it by himself. */
        NOBODY
    }

    /** Who tells the Inspector. */
    Reporter reporter();

    /**
     * Opens a watch over one host, which does not start yet.
     *
     * @throws IOException when it cannot work, with one line that says why
     */
    Watch watch(WatchRequest request) throws IOException;

    /** The one of that name; fails when there is none. */
    static Monitor named(String name) {
        return Registry.named(Monitor.class, name);
    }
}
