package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Makes the probe that a host answers to. Each fails when the name cannot be resolved or no socket is to be had. */
public final class Probes {

    private Probes() {}

    /** A probe by UDP echo. */
    public static Probe udpEcho(String address, int port) throws IOException {
        return new UdpEchoProbe(new InetSocketAddress(resolved(address), port));
    }

    /** A probe by ICMP echo; fails with what to do when this process may not send one. */
    public static Probe icmpEcho(String address) throws IOException {
        return new IcmpProbe(resolved(address));
    }

    /** A probe by TCP: that the host takes a connection or refuses it, either says that it lives. */
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
