package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.util.Locale;
import java.util.ServiceLoader;

/** A kind of monitor. Each is listed in {@code META-INF/services}. Its name is the class's in lower case. */
public interface Monitor {

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

    /** Its name. */
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The one of that name, which is one of those in {@code META-INF/services}. */
    static Monitor named(String name) {
        return ServiceLoader.load(Monitor.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(monitor -> monitor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no monitor " + name));
    }
}
