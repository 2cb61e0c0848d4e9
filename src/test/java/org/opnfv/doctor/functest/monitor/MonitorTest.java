package org.opnfv.doctor.functest.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.HttpServer;
import org.opnfv.doctor.functest.http.Reply;
import org.slf4j.LoggerFactory;

class MonitorTest {
    private static final MonitorSettings FAST = new MonitorSettings(Duration.ofMillis(20), Duration.ofMillis(400), 2);

    private final Queue<Call> events = new ConcurrentLinkedQueue<>();
    private volatile UnaryOperator<ByteBuffer> answer = datagram -> datagram;
    private DatagramChannel host;
    private HttpServer inspector;

    @BeforeEach
    void open() throws IOException {
        host = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread echo = new Thread(this::echo, "test-echo");
        echo.setDaemon(true);
        echo.start();
        inspector = HttpServer.named("test-inspector")
                .bind("127.0.0.1", 0)
                .route("PUT", "/events", call -> {
                    events.add(call);
                    return Reply.empty(200);
                })
                .start();
    }

    @AfterEach
    void close() throws IOException {
        inspector.close();
        host.close();
    }

    @Test
    void reportsADeadHostOnceAndInTheOriginalsWords() throws Exception {
        try (Monitor monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(5_000)).isTrue();
            assertThat(monitor.detected()).isEmpty();
            answer = datagram -> null;
            await("the report").until(() -> !events.isEmpty());
            Call event = events.peek();
            assertThat(new String(event.body()))
                    .startsWith("[{")
                    .contains("\"compute.host.down\"", "\"hostname\":\"compute-7\"", "\"status\":\"down\"");
            assertThat(event.header("X-Doctor-Secret")).contains("s3cret");
            assertThat(monitor.detected()).isPresent();
        }
        assertThat(events).hasSize(1);
    }

    @Test
    void answersToOthersProbesAreNoSignOfLife() throws Exception {
        answer = datagram -> datagram.put(0, (byte) ~datagram.get(0));
        try (Monitor monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(300)).isFalse();
        }
    }

    @Test
    void aHostThatNeverAnsweredIsNotReported() throws Exception {
        answer = datagram -> null;
        try (Monitor monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(1_000)).isFalse();
            assertThat(monitor.detected()).isEmpty();
        }
        assertThat(events).isEmpty();
    }

    @Test
    void anInspectorThatDoesNotTakeTheEventIsATrouble() throws Exception {
        inspector.close();
        try (Monitor monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(5_000)).isTrue();
            answer = datagram -> null;
            await("the trouble").until(() -> monitor.trouble().isPresent());
            assertThat(monitor.detected()).isPresent();
        }
    }

    private Monitor monitor() throws IOException {
        InetSocketAddress address = (InetSocketAddress) host.getLocalAddress();
        EventSender sender = new EventSender(inspector.uri().resolve("/events"), "X-Doctor-Secret", "s3cret");
        return new Monitor(
                "compute-7",
                FAST,
                Probes.udpEcho("127.0.0.1", address.getPort()),
                sender,
                Clocks.system(),
                LoggerFactory.getLogger(MonitorTest.class));
    }

    private void echo() {
        ByteBuffer datagram = ByteBuffer.allocate(100);
        try {
            while (true) {
                InetSocketAddress from = (InetSocketAddress) host.receive(datagram.clear());
                ByteBuffer reply = answer.apply(datagram.flip());
                if (reply != null) {
                    host.send(reply, from);
                }
            }
        } catch (AsynchronousCloseException e) {
            // The test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
