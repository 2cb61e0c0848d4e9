package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Makes the probe that a host answers to. */
public final class Probes {

    private Probes() {}

    /** A probe by UDP echo. Fails when the name cannot be resolved or no socket is to be had. */
    public static Probe udpEcho(String address, int port) throws IOException {
        InetSocketAddress target = new InetSocketAddress(address, port);
        if (target.isUnresolved()) {
            throw new IOException("the host's address " + address + " cannot be resolved");
        }
        return new UdpEchoProbe(target);
    }
}
