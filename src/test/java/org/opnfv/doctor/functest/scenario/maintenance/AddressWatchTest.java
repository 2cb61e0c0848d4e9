package org.opnfv.doctor.functest.scenario.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.host.ProbeTarget;
import org.opnfv.doctor.functest.maintenance.Journal;
import org.opnfv.doctor.functest.scenario.ScenarioException;

/** An address that answers or not, and what is written down of it. */
class AddressWatchTest {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AtomicInteger got = new AtomicInteger();
    private volatile boolean answers = true;
    private volatile boolean busy;
    private DatagramSocket socket;
    private Journal journal;

    @BeforeEach
    void listen() throws Exception {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::echo, "address");
        thread.setDaemon(true);
        thread.start();
        Logger log = new LoggerContext().getLogger("watch");
        lines.start();
        log.addAppender(lines);
        journal = new Journal("watch", log, Clocks.system());
    }

    @AfterEach
    void end() {
        socket.close();
    }

    private void echo() {
        List<DatagramPacket> held = new ArrayList<>();
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[64], 64);
                socket.receive(packet);
                if (answers) {
                    held.add(packet);
                }
                while (!busy && !held.isEmpty()) {
                    socket.send(held.remove(0));
                }
                got.incrementAndGet();
            }
        } catch (SocketException closed) {
            // The test has ended.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AddressWatch begun() {
        return AddressWatch.begin(
                new ProbeTarget(ProbeTarget.Kind.UDP, "127.0.0.1", socket.getLocalPort()), "192.168.168.9", journal);
    }

    private void more(int probes) {
        int before = got.get();
        until(() -> got.get() >= before + probes);
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(10)).until(condition);
    }

    private double written(String name) {
        Matcher value = Pattern.compile(" " + name + "=([0-9.]+)")
                .matcher(lines.list.get(0).getFormattedMessage());
        assertThat(value.find()).as(lines.list.get(0).getFormattedMessage()).isTrue();
        return Double.parseDouble(value.group(1));
    }

    @Test
    void aSilenceLiesBetweenWhatWasNotAnsweredAndTheAnswersBesideIt() {
        AddressWatch watch = begun();
        more(3);
        answers = false;
        more(12);
        answers = true;
        more(3);
        watch.close();

        assertThat(written("certain")).isGreaterThan(0.15).isLessThan(written("longest"));
        assertThat(written("still")).isLessThan(1);
    }

    @Test
    void aSilenceThatLastsUntilTheEndCounts() {
        AddressWatch watch = begun();
        more(3);
        answers = false;
        more(12);
        watch.close();

        assertThat(written("still")).isGreaterThan(0.15);
        assertThat(written("longest")).isGreaterThan(0.15);
    }

    /** On a busy machine nobody knows what was so meanwhile. */
    @Test
    void answersThatComeLateAreNoCertainSilence() {
        AddressWatch watch = begun();
        more(3);
        busy = true;
        more(12);
        busy = false;
        more(3);
        watch.close();

        assertThat(written("longest")).isGreaterThan(0.2);
        assertThat(written("certain")).isLessThan(0.1);
    }

    @Test
    void anAddressThatNeverAnswersIsAnError() {
        answers = false;

        assertThatThrownBy(this::begun)
                .isInstanceOf(ScenarioException.class)
                .hasMessageContaining("until the address 192.168.168.9 answers");
        assertThat(lines.list).isEmpty();
    }
}
