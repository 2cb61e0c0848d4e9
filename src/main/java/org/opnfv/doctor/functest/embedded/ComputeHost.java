package org.opnfv.doctor.functest.embedded;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A compute host: a name, an address that answers UDP echo, and a link and a nova-compute that can be taken down. Thread-safe. */
public final class ComputeHost {

    private final String name;
    private final String address;
    private final int probePort;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean linkUp = true;
    private volatile boolean novaComputeUp = true;

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

    /** Whether its nova-compute runs. */
    public boolean novaComputeUp() {
        return novaComputeUp;
    }

    /** Whether its nova-compute runs and reaches Nova. */
    public boolean serves() {
        return linkUp && novaComputeUp;
    }

    /** Connects or disconnects the host; listeners are called only for changes, and before this method returns. */
    public synchronized void setLink(boolean up) {
        boolean before = serves();
        linkUp = up;
        tell(before);
    }

    /** Starts or stops its nova-compute; likewise. */
    public synchronized void setNovaCompute(boolean up) {
        boolean before = serves();
        novaComputeUp = up;
        tell(before);
    }

    private void tell(boolean before) {
        boolean now = serves();
        if (now != before) {
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /** Registers a listener for changes of {@link #serves}. */
    public void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }
}
