package org.opnfv.doctor.functest.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands between Aodh and the Consumer, and hands on each alarm after a while: so that how much slower a run is is known. */
final class HeldBack implements AutoCloseable {
    private final HttpServer server;
    private final int consumerPort;
    private final long milliseconds;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newCachedThreadPool();

    private HeldBack(HttpServer server, int consumerPort, long milliseconds) {
        this.server = server;
        this.consumerPort = consumerPort;
        this.milliseconds = milliseconds;
    }

    static HeldBack by(long milliseconds) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HeldBack held = new HeldBack(server, port, milliseconds);
        server.createContext("/", held::handOn);
        server.setExecutor(held.workers);
        server.start();
        return held;
    }

    /** What lets a run's alarms come this way. */
    Map<String, String> environment() {
        return Map.of(
                "DOCTOR_CONSUMER_LISTEN",
                "127.0.0.1",
                "DOCTOR_CONSUMER_PORT",
                String.valueOf(consumerPort),
                "DOCTOR_CONSUMER_URL",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            // Nothing ever counts it down: the time is what is wanted.
            new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
            HttpRequest onward = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + consumerPort + exchange.getRequestURI()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            int status =
                    client.send(onward, HttpResponse.BodyHandlers.discarding()).statusCode();
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
