package org.opnfv.doctor.functest.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends datagrams back to their sender: one thread for any number of ports. */
final class UdpEcho implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UdpEcho.class);
    private static final int LARGEST_DATAGRAM = 65_535;

    private final Selector selector;
    private final List<DatagramChannel> channels = new CopyOnWriteArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final Thread thread = new Thread(this::serve, "embedded-udp-echo");

    private UdpEcho(Selector selector) {
        this.selector = selector;
    }

    static UdpEcho open() throws IOException {
        return new UdpEcho(Selector.open());
    }

    /** Opens a port, which answers nothing before {@link #answer} is called. */
    DatagramChannel bind(SocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channels.add(channel);
        channel.configureBlocking(false);
        return channel.bind(address);
    }

    /** Answers on this port while {@code alive} is true, and otherwise discards what arrives. */
    void answer(DatagramChannel channel, BooleanSupplier alive) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, alive);
        selector.wakeup();
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::echo);
            }
        } catch (ClosedSelectorException closed) {
            LOG.debug("UDP echo ended");
        } catch (IOException failure) {
            throw new UncheckedIOException("the compute hosts cannot answer probes any more", failure);
        }
    }

    private void echo(SelectionKey key) {
        DatagramChannel channel = (DatagramChannel) key.channel();
        BooleanSupplier alive = (BooleanSupplier) key.attachment();
        try {
            buffer.clear();
            SocketAddress from = channel.receive(buffer);
            if (from != null && alive.getAsBoolean()) {
                channel.send(buffer.flip(), from);
            }
        } catch (IOException lost) {
            // One datagram is lost, as on any network; the next one is answered.
            LOG.debug("a probe could not be answered: {}", lost.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            for (DatagramChannel channel : channels) {
                channel.close();
            }
            if (thread.isAlive() && thread != Thread.currentThread()) {
                thread.join();
            }
        } catch (IOException failure) {
            LOG.warn("a UDP port of the compute hosts was not freed: {}", failure.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
