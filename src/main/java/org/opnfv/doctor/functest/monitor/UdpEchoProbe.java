package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;

/**
 * Probes by UDP echo (RFC 862). The datagram is ours: eight random bytes that distinguish our probes from others', then the number of the
 * probe, big-endian.
 */
final class UdpEchoProbe implements Probe {
    private static final int LENGTH = 2 * Long.BYTES;

    private final long nonce = new SecureRandom().nextLong();
    private final InetSocketAddress target;
    private final DatagramChannel channel;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(LENGTH + 1);

    UdpEchoProbe(InetSocketAddress target) throws IOException {
        this.target = target;
        channel = DatagramChannel.open();
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public void send(long sequence) throws IOException {
        channel.send(
                ByteBuffer.allocate(LENGTH).putLong(nonce).putLong(sequence).flip(), target);
    }

    @Override
    public void receive(long millis, ReplyHandler answers) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        selector.selectedKeys().clear();
        while (channel.receive(in.clear()) != null) {
            in.flip();
            if (in.remaining() == LENGTH && in.getLong() == nonce) {
                answers.alive(in.getLong());
            }
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
