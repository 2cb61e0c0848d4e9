package org.opnfv.doctor.functest.host;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import org.apache.sshd.agent.common.AbstractAgentClient;
import org.apache.sshd.agent.local.AgentImpl;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An ssh-agent with one key, at a Unix socket. */
final class AgentFixture implements AutoCloseable {
    private final Path socket;
    private final AgentImpl keys = new AgentImpl();
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    AgentFixture(Path socket, KeyPair key) throws IOException {
        this.socket = socket;
        keys.addIdentity(key, "a test");
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread thread = new Thread(this::serve, "test-agent");
        thread.setDaemon(true);
        thread.start();
    }

    Path socket() {
        return socket;
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel client = server.accept()) {
                    answer(client);
                } catch (EOFException e) {
                    // This one is done.
                }
            }
        } catch (ClosedChannelException e) {
            // The test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(SocketChannel client) throws IOException {
        AbstractAgentClient agent = new AbstractAgentClient(keys) {
            @Override
            protected void reply(Buffer buffer) throws IOException {
                client.write(ByteBuffer.wrap(buffer.getCompactData()));
            }
        };
        while (true) {
            ByteBuffer length = read(client, Integer.BYTES);
            int bytes = length.getInt(0);
            ByteBuffer message =
                    ByteBuffer.allocate(Integer.BYTES + bytes).put(length).put(read(client, bytes));
            agent.messageReceived(new ByteArrayBuffer(message.array()));
        }
    }

    private static ByteBuffer read(SocketChannel client, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            if (client.read(in) < 0) {
                throw new EOFException();
            }
        }
        return in.flip();
    }

    @Override
    public void close() throws IOException {
        server.close();
        keys.close();
    }
}
