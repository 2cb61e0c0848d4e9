package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What strangers on the same network may send to a port: at loopback, and of a fixed amount. */
final class Attack implements AutoCloseable {
    private static final int BATCH = 50;
    private static final int GIGABYTE = 1 << 30;

    /** Two readings of where a request ends, of which a server must take none. */
    private static final List<String> SMUGGLED = List.of(
            "POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
            "POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 40\r\n\r\nabcd",
            "POST /events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "POST /events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n\r\n",
            "POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\nabcd",
            "POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "GET /events HTTP/1.1\nHost: a\n\n",
            "GET /events HTTP/9.9\r\n\r\n",
            "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /%zz/../../etc/passwd?%00 HTTP/1.1\r\nHost: a\r\n\r\n",
            "\0\0\0\0\0\0\0\0\r\n\r\n",
            "GET / HTTP/1.1\r\nX: " + "a".repeat(100_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\n" + "X: a\r\n".repeat(10_000) + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    private static final String DOWN = "{\"type\":\"compute.host.down\",\"time\":\"2026-11-23T01:17:06\",\"details\":"
            + "{\"hostname\":\"compute-2\",\"status\":\"down\",\"monitor\":\"m\",\"monitor_event_id\":\"e\"}}";
    private static final String TOLD =
            "{\"alarm_id\":\"x\",\"current\":\"alarm\\r\\n2026 doctor consumer notified at 1.0\","
                    + "\"reason_data\":{\"event\":{\"traits\":[[\"state\",1,\"error\"],[\"instance_id\",1,\"x\"]]}}}";

    private final int[] ports;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> slow = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    Attack(int... ports) {
        this.ports = ports;
    }

    /** Waits until there is something to attack. */
    void awaitPorts() {
        Awaitility.await("open ports")
                .atMost(1, TimeUnit.MINUTES)
                .ignoreExceptions()
                .until(() -> {
                    for (int port : ports) {
                        connect(port).close();
                    }
                    return true;
                });
    }

    /** Opens so many connections and sends each a byte of a head that never ends. */
    void hold(int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            Socket socket = connect(ports[i % ports.length]);
            socket.getOutputStream()
                    .write("POST /events HTTP/1.1\r\nHost: a\r\nX-".getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
    }

    /** Each of them gets one byte more. */
    void drip() {
        for (Socket socket : slow) {
            try {
                socket.getOutputStream().write('a');
            } catch (IOException cut) {
                // That the server ends it is its right.
            }
        }
    }

    /** Sends so many requests by so many threads, all of them without the secrets; returns at once. */
    void flood(int count, int by) {
        for (int i = 0; i < by; i++) {
            int port = ports[i % ports.length];
            threads.execute(() -> send(port, count / by));
        }
    }

    private void send(int port, int count) {
        for (int sent = 0; sent < count; sent += BATCH) {
            try (Socket socket = connect(port)) {
                StringBuilder batch = new StringBuilder();
                for (int i = 0; i < BATCH; i++) {
                    boolean event = i % 2 == 0;
                    String body = event ? DOWN : TOLD;
                    batch.append(event ? "PUT /events" : "POST /failure/guess" + i)
                            .append(" HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n")
                            .append(i == BATCH - 1 ? "Connection: close\r\n" : "")
                            .append("Content-Length: " + body.length() + "\r\n\r\n" + body);
                }
                socket.getOutputStream().write(batch.toString().getBytes(StandardCharsets.US_ASCII));
                String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                accepted.addAndGet(answers.split("HTTP/1.1 2", -1).length - 1);
                requests.addAndGet(BATCH);
            } catch (IOException cut) {
                requests.addAndGet(BATCH);
            }
        }
    }

    /** Sends each of the shapes to each port. */
    void smuggle() {
        for (String shape : SMUGGLED) {
            for (int port : ports) {
                try (Socket socket = connect(port)) {
                    socket.setSoTimeout(2_000);
                    socket.getOutputStream().write(shape.getBytes(StandardCharsets.ISO_8859_1));
                    socket.shutdownOutput();
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                    accepted.addAndGet(answer.split("HTTP/1.1 2", -1).length - 1);
                } catch (IOException cut) {
                    // As it should be.
                }
            }
        }
    }

    /** Sends a body of 1 GiB to each port, or as much as is taken of it. */
    long pour() {
        long poured = 0;
        byte[] part = new byte[1 << 16];
        for (int port : ports) {
            try (Socket socket = connect(port)) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST /events HTTP/1.1\r\nHost: a\r\nContent-Length: " + GIGABYTE + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int sent = 0; sent < GIGABYTE; sent += part.length) {
                    out.write(part);
                    poured += part.length;
                }
            } catch (IOException cut) {
                // As it should be.
            }
        }
        return poured;
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** How many requests the flood has sent. */
    int requests() {
        return requests.get();
    }

    /** How many were answered as if they were welcome. */
    int accepted() {
        return accepted.get();
    }

    /** Waits until the flood is over. */
    void awaitEnd() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new AssertionError("the flood does not end: " + requests + " requests");
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Socket socket : slow) {
            socket.close();
        }
    }
}
