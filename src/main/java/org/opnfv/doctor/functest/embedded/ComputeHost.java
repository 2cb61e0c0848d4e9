package org.opnfv.doctor.functest.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A compute host: a name, an address that answers UDP echo, and a link that can be taken down. Thread-safe. */
public final class ComputeHost {

    private final String name;
    private final String address;
    private final int probePort;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean linkUp = true;

    ComputeHost(String name, String address, int probePort) {
        this.name = name;
        this.address = address;
        this.probePort = probePort;
    }

    /** Its name in Nova. */
    public String name() {
        return name;
    }

    /** The IPv4 address at which it answers probes. */
    public String address() {
        return address;
    }

    /** The UDP port at which it answers probes. */
    public int probePort() {
        return probePort;
    }

    /** Whether it is connected: a disconnected host is silent. */
    public boolean linkUp() {
        return linkUp;
    }

    /** Connects or disconnects the host; listeners are called only for changes, and before this method returns. */
    public synchronized void setLink(boolean up) {
        if (linkUp != up) {
            linkUp = up;
            listeners.forEach(listener -> listener.accept(up));
        }
    }

    /** Registers a listener for changes: true when the link came up, false when it went down. */
    public void onLinkChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }
}
