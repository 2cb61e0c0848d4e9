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
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.clock.Reading;
import org.slf4j.LoggerFactory;

class MonitorTest {
    private static final MonitorSettings FAST = new MonitorSettings(Duration.ofMillis(20), Duration.ofMillis(400), 2);

    private final Queue<String> reports = new ConcurrentLinkedQueue<>();
    private volatile boolean refuses;
    private volatile UnaryOperator<ByteBuffer> answer = datagram -> datagram;

    @AutoClose
    private DatagramChannel host;

    @BeforeEach
    void open() throws IOException {
        host = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread echo = new Thread(this::echo, "test-echo");
        echo.setDaemon(true);
        echo.start();
    }

    @Test
    void reportsADeadHostOnce() throws Exception {
        try (Watch monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(5_000)).isTrue();
            assertThat(monitor.detected()).isEmpty();
            answer = datagram -> null;
            await("the report").until(() -> !reports.isEmpty());
            assertThat(monitor.detected()).isPresent();
        }
        assertThat(reports).containsExactly("compute-7");
    }

    @Test
    void answersToOthersProbesAreNoSignOfLife() throws Exception {
        answer = datagram -> datagram.put(0, (byte) ~datagram.get(0));
        try (Watch monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(300)).isFalse();
        }
    }

    @Test
    void aHostThatNeverAnsweredIsNotReported() throws Exception {
        answer = datagram -> null;
        try (Watch monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(1_000)).isFalse();
            assertThat(monitor.detected()).isEmpty();
        }
        assertThat(reports).isEmpty();
    }

    @Test
    void anInspectorThatDoesNotTakeTheEventIsATrouble() throws Exception {
        refuses = true;
        try (Watch monitor = monitor()) {
            monitor.start();
            assertThat(monitor.awaitFirstAnswer(5_000)).isTrue();
            answer = datagram -> null;
            await("the trouble").until(() -> monitor.trouble().isPresent());
            assertThat(monitor.detected()).isPresent();
        }
    }

    /** It is the time at which an Inspector of ours was told, whoever told it. */
    @Test
    void theDetectionOfAForeignMonitorIsTheReceiptOfItsEvent() throws Exception {
        Reading first = new Reading(Instant.ofEpochSecond(1_700_000_000), 5);
        try (Watch watch = passive("external")) {
            watch.start();
            assertThat(watch.awaitFirstAnswer(0)).isTrue();
            assertThat(watch.detected()).isEmpty();

            watch.reported(first);
            watch.reported(new Reading(Instant.ofEpochSecond(1_700_000_001), 6));

            assertThat(watch.detected()).contains(first);
        }
    }

    @Test
    void whatIsReportedAfterTheEndIsNoDetection() throws Exception {
        Watch watch = passive("external");
        watch.start();
        watch.close();

        watch.reported(new Reading(Instant.ofEpochSecond(1_700_000_000), 5));

        assertThat(watch.detected()).isEmpty();
    }

    @Test
    void whatOthersReportDoesNotReplaceOurOwnDetection() throws Exception {
        try (Watch watch = monitor()) {
            watch.reported(new Reading(Instant.ofEpochSecond(1_700_000_000), 5));

            assertThat(watch.detected()).isEmpty();
        }
    }

    private Watch passive(String kind) throws IOException {
        return Monitor.named(kind)
                .watch(new WatchRequest(
                        "compute-7", FAST, null, null, Clocks.system(), LoggerFactory.getLogger(MonitorTest.class)));
    }

    private Watch monitor() throws IOException {
        InetSocketAddress address = (InetSocketAddress) host.getLocalAddress();
        return Monitor.named("sample")
                .watch(new WatchRequest(
                        "compute-7",
                        FAST,
                        () -> Probes.udpEcho("127.0.0.1", address.getPort()),
                        this::report,
                        Clocks.system(),
                        LoggerFactory.getLogger(MonitorTest.class)));
    }

    private void report(String dead, Instant detected) throws IOException {
        if (refuses) {
            throw new IOException("nobody is there");
        }
        reports.add(dead);
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
