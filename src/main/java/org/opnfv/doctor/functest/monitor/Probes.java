package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Makes the probe that a host answers. Fails when the name cannot be resolved or no socket is available. */
public final class Probes {

    private Probes() {}

    /** A probe by UDP echo. */
    public static Probe udpEcho(String address, int port) throws IOException {
        return new UdpEchoProbe(new InetSocketAddress(resolved(address), port));
    }

    /** A probe by ICMP echo; when this process may not send one, fails with what to do. */
    public static Probe icmpEcho(String address) throws IOException {
        return new IcmpProbe(resolved(address));
    }

    /** A probe by TCP: a host that accepts or refuses the connection lives. */
    public static Probe tcpConnect(String address, int port) throws IOException {
        return new TcpProbe(new InetSocketAddress(resolved(address), port));
    }

    private static InetAddress resolved(String address) throws IOException {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IOException("the host's address " + address + " cannot be resolved", e);
        }
    }
}
