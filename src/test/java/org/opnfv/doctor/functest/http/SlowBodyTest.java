package org.opnfv.doctor.functest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;

/** Requests whose head is there long before their body. */
class SlowBodyTest {
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    @AutoClose
    private HttpServer server;

    private Socket connect(Duration bodyWithin) throws IOException {
        server = HttpServer.named("slow")
                .bodyWithin(bodyWithin)
                .route("POST", "/failure", call -> {
                    calls.add(call);
                    return Reply.empty(200);
                })
                .start();
        return new Socket("127.0.0.1", server.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    /** What was sent before is read when another connection has been made and answered: one thread reads for all. */
    private void untilRead() throws Exception {
        try (Socket other = new Socket("127.0.0.1", server.port())) {
            send(other, "POST /failure HTTP/1.1\r\nHost: c\r\nContent-Length: 0\r\n\r\n");
            assertThat(other.getInputStream().read()).isEqualTo('H');
        }
        calls.take();
    }

    @Test
    void aRequestIsReceivedWhenItsLastByteIs() throws Exception {
        try (Socket socket = connect(Duration.ofSeconds(30))) {
            send(socket, "POST /failure HTTP/1.1\r\nHost: c\r\nContent-Length: 4\r\n\r\nab");
            untilRead();
            long nanos = Clocks.system().now().nanos();
            Instant before = Clocks.system().now().wall();
            send(socket, "cd");

            Call call = calls.poll(5, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            assertThat(call.body()).asString().isEqualTo("abcd");
            assertThat(call.receivedAt().nanos()).isGreaterThan(nanos);
            assertThat(call.receivedAt().wall()).isAfterOrEqualTo(before);
        }
    }

    @Test
    void soIsOneInChunks() throws Exception {
        try (Socket socket = connect(Duration.ofSeconds(30))) {
            send(socket, "POST /failure HTTP/1.1\r\nHost: c\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n");
            untilRead();
            long nanos = Clocks.system().now().nanos();
            send(socket, "0\r\n\r\n");

            Call call = calls.poll(5, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            assertThat(call.receivedAt().nanos()).isGreaterThan(nanos);
        }
    }

    /** No single silence is long: only the whole takes too long. */
    @Test
    void aBodyThatNeverEndsIsCutOff() throws Exception {
        try (Socket socket = connect(Duration.ofMillis(200))) {
            send(socket, "POST /failure HTTP/1.1\r\nHost: c\r\nContent-Length: 60000\r\n\r\n");
            await("the connection is cut")
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> isCut(socket));
            assertThat(calls).isEmpty();
        }
    }

    private static boolean isCut(Socket socket) throws IOException {
        try {
            send(socket, "x");
            InputStream in = socket.getInputStream();
            return in.available() > 0 || isAtEnd(socket, in);
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean isAtEnd(Socket socket, InputStream in) throws IOException {
        socket.setSoTimeout(1);
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
