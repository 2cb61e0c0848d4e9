package org.opnfv.doctor.functest.cloud.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opnfv.doctor.functest.http.Proxies;
import org.opnfv.doctor.functest.http.tls.Tls;

/** Answers that do not end, or not in time. */
@Timeout(60)
class EndlessAnswerTest {
    private static final byte[] BLANKS = new byte[1 << 16];

    private ServerSocket server;
    private HttpTransport transport;

    @BeforeEach
    void start() throws IOException {
        Arrays.fill(BLANKS, (byte) ' ');
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        transport = new HttpTransport(Tls.system(), Proxies.none(), Duration.ofSeconds(1), Duration.ofSeconds(1), 4);
    }

    @AfterEach
    void stop() throws IOException {
        transport.close();
        server.close();
    }

    @Test
    void aByteNowAndThenDoesNotHoldACallForEver() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", 1, 200);
        long begin = System.nanoTime();

        assertThatThrownBy(() -> transport.send(CloudRequest.of("GET", url("http"))))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void norDoesOneOfTheHeadOrOfTheHandshake() {
        answer("HTTP/1.1 200 OK\r\nX-Long: ", 1, 200);
        assertThatThrownBy(() -> transport.send(CloudRequest.of("GET", url("http"))))
                .isInstanceOf(SocketTimeoutException.class);

        // The head of a record of 16 KiB.
        answer("\u0016\u0003\u0003\u0040\u0000", 1, 200);
        assertThatThrownBy(() -> transport.send(CloudRequest.of("GET", url("https"))))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whatIsTooLongIsNotReadToItsEnd() {
        transport.close();
        transport = new HttpTransport(Tls.system(), Proxies.none(), Duration.ofSeconds(5), Duration.ofSeconds(20), 4);
        answer("HTTP/1.1 200 OK\r\nContent-Length: 314572800\r\n\r\n", BLANKS.length, 0);
        assertThatThrownBy(() -> transport.send(CloudRequest.of("POST", url("http"))))
                .isInstanceOf(TooLongException.class)
                .hasMessage("longer than 1 MiB");

        answer("HTTP/1.1 200 OK\r\n\r\n", BLANKS.length, 0);
        assertThatThrownBy(() -> transport.send(CloudRequest.of("GET", url("http"))))
                .isInstanceOf(TooLongException.class)
                .hasMessage("longer than 64 MiB");
    }

    private URI url(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** Answers the next caller with a head, and then with blanks until he hangs up. */
    private void answer(String head, int at, int everyMs) {
        Thread thread = new Thread(() -> {
            try (Socket caller = server.accept()) {
                caller.getInputStream().read(new byte[1]);
                OutputStream out = caller.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                while (true) {
                    out.write(BLANKS, 0, at);
                    out.flush();
                    Thread.sleep(everyMs);
                }
            } catch (IOException | InterruptedException e) {
                // He has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
