package org.opnfv.doctor.functest.embedded.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A proxy port in front of one service. It does not use our HTTP server, for it has to truncate answers, and to reset connections before
 * answering.
 */
final class ProxyPort implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyPort.class);
    private static final int WAITING = 1024;

    private final FaultProxy doors;
    private final Function<String, URI> behind;
    private final ExecutorService threads;
    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Opens it.
     *
     * @param behind the target of paths; null for none
     */
    ProxyPort(FaultProxy doors, InetAddress address, Function<String, URI> behind, ExecutorService threads)
            throws IOException {
        this.doors = doors;
        this.behind = behind;
        this.threads = threads;
        server.bind(new InetSocketAddress(address, 0), WAITING);
        threads.execute(this::accept);
    }

    URI root() {
        return URI.create("http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException shut) {
                LOG.debug("door {}: {}", server.getLocalPort(), shut.getMessage());
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                DefaultBHttpServerConnection connection =
                        new DefaultBHttpServerConnection("http", Http1Config.DEFAULT)) {
            connection.bind(socket);
            for (ClassicHttpRequest request = connection.receiveRequestHeader();
                    request != null;
                    request = socket.isClosed() ? null : connection.receiveRequestHeader()) {
                connection.receiveRequestEntity(request);
                byte[] body = request.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(request.getEntity());
                RelayedRequest received = new RelayedRequest(
                        behind.apply(request.getPath()),
                        request.getMethod(),
                        request.getPath(),
                        List.of(request.getHeaders()),
                        body);
                doors.handle(new ProxiedCall(doors, socket, connection, received), this);
            }
        } catch (IOException | HttpException gone) {
            LOG.debug("door {}: {}", server.getLocalPort(), gone.toString());
        } catch (InterruptedException shut) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
