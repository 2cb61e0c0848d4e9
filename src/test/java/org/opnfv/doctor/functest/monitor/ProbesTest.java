package org.opnfv.doctor.functest.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.http.ClosedPort;

class ProbesTest {
    private final Set<Long> alive = new HashSet<>();
    private final Set<Long> unreachable = new HashSet<>();
    private final ReplyHandler answers = new ReplyHandler() {
        @Override
        public void alive(long sequence) {
            alive.add(sequence);
        }

        @Override
        public void unreachable(long sequence) {
            unreachable.add(sequence);
        }
    };

    /** Whether a process may send ICMP depends on who runs it; either it works, or it says what to do. Not every machine has IPv6. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void icmpIsAnsweredOrSaysHowToAllowIt(String address) throws Exception {
        try (Probe probe = Probes.icmpEcho(address)) {
            for (long number = 65_530; number < 65_545; number++) {
                probe.send(number);
            }
            awaitAlive(probe, 15);
            assertThat(alive).allMatch(number -> number >= 65_530 && number < 65_545);
        } catch (IOException e) {
            boolean isHere = NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
            if (isHere || !e.getMessage().contains("Cannot assign requested address")) {
                assertThat(e)
                        .hasMessageContaining("net.ipv4.ping_group_range")
                        .hasMessageContaining("monitor.probe: tcp");
            }
        }
    }

    @Test
    void aTcpPortThatIsOpenIsASignOfLife() throws Exception {
        try (ServerSocket host = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Probe probe = Probes.tcpConnect("127.0.0.1", host.getLocalPort())) {
            for (long number = 1; number <= 20; number++) {
                probe.send(number);
                probe.receive(5, answers);
            }
            awaitAlive(probe, 20);
        }
    }

    @Test
    void aTcpPortThatRefusesIsASignOfLifeToo() throws Exception {
        try (ClosedPort port = new ClosedPort();
                Probe probe = Probes.tcpConnect("127.0.0.1", port.number())) {
            probe.send(1);
            probe.send(2);
            awaitAlive(probe, 2);
        }
    }

    @Test
    void anAddressThatCannotBeResolvedIsNamed() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Probes.icmpEcho("no-such-host.invalid"))
                .withMessage("the host's address no-such-host.invalid cannot be resolved");
    }

    private void awaitAlive(Probe probe, int count) {
        await("the answers").until(() -> {
            probe.receive(10, answers);
            return alive.size() == count;
        });
        assertThat(unreachable).isEmpty();
    }
}
