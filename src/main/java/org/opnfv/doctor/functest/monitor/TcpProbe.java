package org.opnfv.doctor.functest.monitor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/**
 * Probes by a new TCP connection each time (RFC 9293). SYN is answered by SYN-ACK where a port is open and by RST where it is closed; in
 * both cases the host lives. The connection is reset at once, so that none remains.
 */
final class TcpProbe implements Probe {
    /** The number of pending attempts; a new one replaces the oldest. The kernel would keep trying for minutes. */
    private static final int MOST = 64;

    private final InetSocketAddress target;
    private final Selector selector;
    private final ArrayDeque<SelectionKey> underWay = new ArrayDeque<>();
    private final ArrayDeque<Long> immediate = new ArrayDeque<>();

    TcpProbe(InetSocketAddress target) throws IOException {
        this.target = target;
        selector = Selector.open();
    }

    @Override
    public void send(long sequence) throws IOException {
        if (underWay.size() >= MOST) {
            underWay.poll().channel().close();
        }
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            if (channel.connect(target)) {
                channel.close();
                immediate.add(sequence);
            } else {
                underWay.add(channel.register(selector, SelectionKey.OP_CONNECT, sequence));
            }
        } catch (ConnectException e) {
            // A host on this very machine refuses at once.
            channel.close();
            immediate.add(sequence);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void receive(long millis, ReplyHandler answers) throws IOException {
        boolean waits = millis > 0 && immediate.isEmpty();
        while (!immediate.isEmpty()) {
            answers.alive(immediate.poll());
        }
        if (waits) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isValid()) {
                finish(key, answers);
            }
        }
        selector.selectedKeys().clear();
    }

    private void finish(SelectionKey key, ReplyHandler answers) throws IOException {
        long sequence = (Long) key.attachment();
        try (SocketChannel channel = (SocketChannel) key.channel()) {
            channel.finishConnect();
            answers.alive(sequence);
        } catch (NoRouteToHostException e) {
            answers.unreachable(sequence);
        } catch (ConnectException e) {
            if (isRefusal(e)) {
                answers.alive(sequence);
            }
        }
        underWay.remove(key);
    }

    /** Java has one exception for a refusal and for a timeout. */
    private static boolean isRefusal(ConnectException e) {
        return String.valueOf(e.getMessage()).contains("refused");
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : underWay) {
            key.channel().close();
        }
        selector.close();
    }
}
