package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComputeHostsTest {

    private static final int PATIENCE_MS = 5_000;
    private static final int SILENCE_MS = 100;

    private ComputeHosts hosts;
    private DatagramSocket socket;

    @BeforeEach
    void start() throws IOException {
        hosts = ComputeHosts.start(3);
        socket = new DatagramSocket();
    }

    @AfterEach
    void stop() {
        socket.close();
        hosts.close();
    }

    private void send(ComputeHost host, String text) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(data, data.length, InetAddress.getByName(host.address()), host.probePort()));
    }

    private String receive(int timeoutMs) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.setSoTimeout(timeoutMs);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8) + " from "
                + packet.getPort();
    }

    @Test
    void areNamedAndReachableEachAtAPortOfItsOwn() {
        assertThat(hosts.all()).extracting(ComputeHost::name).containsExactly("compute-1", "compute-2", "compute-3");
        assertThat(hosts.all()).extracting(ComputeHost::probePort).doesNotHaveDuplicates();
        assertThat(hosts.find("compute-2")).contains(hosts.all().get(1));
        assertThat(hosts.find("compute-4")).isEmpty();
    }

    @Test
    void sendProbesBack() throws IOException {
        for (ComputeHost host : hosts.all()) {
            send(host, host.name());
            assertThat(receive(PATIENCE_MS)).isEqualTo(host.name() + " from " + host.probePort());
        }
    }

    @Test
    void areSilentWhileTheirLinkIsDownAndForgetWhatCameThen() throws IOException {
        ComputeHost host = hosts.all().get(0);
        host.setLink(false);

        send(host, "lost");
        assertThatThrownBy(() -> receive(SILENCE_MS)).isInstanceOf(SocketTimeoutException.class);
        host.setLink(true);
        send(host, "back");

        assertThat(receive(PATIENCE_MS)).startsWith("back");
    }

    @Test
    void oneHostsLinkIsNoOtherOnes() throws IOException {
        hosts.all().get(0).setLink(false);

        send(hosts.all().get(1), "still here");

        assertThat(receive(PATIENCE_MS)).startsWith("still here");
    }

    @Test
    void listenersHearOfChangesOnly() {
        List<Boolean> heard = new ArrayList<>();
        ComputeHost host = hosts.all().get(0);
        host.onChange(heard::add);

        host.setLink(true);
        host.setLink(false);
        host.setLink(false);
        host.setLink(true);

        assertThat(heard).containsExactly(false, true);
    }

    @Test
    void giveTheirPortsBack() throws IOException {
        int port = hosts.all().get(0).probePort();
        hosts.close();

        try (DatagramSocket again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }
}
