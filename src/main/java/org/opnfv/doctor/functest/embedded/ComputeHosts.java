package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The compute hosts {@code compute-1} to {@code compute-N}; each answers UDP echo while its link is up. */
public final class ComputeHosts implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<ComputeHost> hosts;
    private final UdpEcho echo;

    private ComputeHosts(List<ComputeHost> hosts, UdpEcho echo) {
        this.hosts = List.copyOf(hosts);
        this.echo = echo;
    }

    /**
     * Makes the hosts; all links are up, and probes are answered from now on.
     *
     * @param count at least 1
     * @throws IOException when no UDP port is free
     */
    public static ComputeHosts start(int count) throws IOException {
        List<ComputeHost> hosts = new ArrayList<>();
        UdpEcho echo = UdpEcho.open();
        try {
            for (int number = 1; number <= count; number++) {
                DatagramChannel channel = echo.bind(new InetSocketAddress(LOOPBACK, 0));
                ComputeHost host = new ComputeHost("compute-" + number, LOOPBACK.getHostAddress(), port(channel));
                echo.answer(channel, host::linkUp);
                hosts.add(host);
            }
        } catch (IOException noPort) {
            echo.close();
            throw noPort;
        }
        echo.start();
        return new ComputeHosts(hosts, echo);
    }

    private static int port(DatagramChannel channel) throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Opens a UDP port that answers while that is so; returns its number. */
    int answer(BooleanSupplier alive) throws IOException {
        DatagramChannel channel = echo.bind(new InetSocketAddress(LOOPBACK, 0));
        echo.answer(channel, alive);
        return port(channel);
    }

    /** All hosts, in the order of their numbers. */
    public List<ComputeHost> all() {
        return hosts;
    }

    /** The host with this name. */
    public Optional<ComputeHost> find(String name) {
        return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
    }

    /** Stops answering and frees the ports. */
    @Override
    public void close() {
        echo.close();
    }
}
