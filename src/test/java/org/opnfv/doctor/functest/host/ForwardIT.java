package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** Ports of a host whose connections come to us. */
@Needs({Tool.SSH, Tool.SSHD, Tool.UNSHARE})
class ForwardIT extends SshdFixture {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private Ssh ssh;
    private RemoteHost host;
    private ServerSocket ours;

    @BeforeEach
    void open() throws Exception {
        sshd.welcome(sshd.key("k", "ed25519"));
        sshd.start();
        ssh = new Ssh(sshd.settings(Sshd.login("root", sshd.file("k"))));
        host = ssh.host("controller-0", Sshd.ADDRESS);
        ours = new ServerSocket(0, 50, LOOPBACK);
        Thread greeter = new Thread(this::greet, "test-greeter");
        greeter.setDaemon(true);
        greeter.start();
    }

    @AfterEach
    void close() throws Exception {
        ssh.close();
        ours.close();
    }

    @Test
    void connectionsToThePortOfTheHostComeToUsUntilItIsClosed() throws Exception {
        Forward forward = forward(0);
        assertThat(forward.isOpen()).isTrue();
        assertThat(greeting(forward)).isEqualTo("hello");
        assertThat(greeting(forward)).isEqualTo("hello");

        forward.close();

        assertThat(forward.isOpen()).isFalse();
        // The host is told, and does not answer.
        await("the port is given back")
                .untilAsserted(() -> assertThatIOException().isThrownBy(() -> greeting(forward)));
        assertThat(host.ask("echo the session lives on")).isEqualTo("the session lives on\n");
        forward.close();
    }

    @Test
    void itIsThereAgainAtTheSamePortWhenTheSessionWasLost() throws Exception {
        try (Forward forward = forward(0)) {
            int port = forward.remotePort();
            sshd.cut();
            await("the tunnel").until(() -> forward.reopened() == 1);

            assertThat(forward.isOpen()).isTrue();
            assertThat(forward.problem()).isEmpty();
            assertThat(forward.remotePort()).isEqualTo(port);
            assertThat(greeting(forward)).isEqualTo("hello");

            host.forget();
            await("the tunnel").until(() -> forward.reopened() == 2);
            assertThat(greeting(forward)).isEqualTo("hello");
        }
    }

    @Test
    void whatKeepsItFromBeingThereAgainIsTold() throws Exception {
        try (Forward forward = forward(0)) {
            int port = forward.remotePort();
            sshd.restart("AllowTcpForwarding no");
            await("what is wrong")
                    .until(() -> forward.problem()
                            .filter(problem -> problem.contains("opens no tunnel to us: set AllowTcpForwarding"))
                            .isPresent());
            assertThat(forward.isOpen()).isFalse();
            assertThat(forward.remotePort()).isEqualTo(port);
        }
    }

    @Test
    void itGoesOnUntilItIsClosedAlsoWhenThereIsNoWayToTheHostAnyMore() {
        try (Forward forward = forward(0)) {
            ssh.close();

            await("what is wrong")
                    .until(() -> forward.problem()
                            .filter("host controller-0: all connections of this program are closed"::equals)
                            .isPresent());
            assertThat(forward.isOpen()).isFalse();
        }
    }

    @Test
    void aPortThatSomebodyElseHasIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            assertThatExceptionOfType(PortTakenException.class)
                    .isThrownBy(() -> forward(other.getLocalPort()))
                    .withMessageStartingWith("host controller-0: port " + other.getLocalPort() + " is taken there");
        }
    }

    @Test
    void aHostThatOpensNoneSaysWhatToDo() throws Exception {
        sshd.restart("AllowTcpForwarding no");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> forward(0))
                .isNotInstanceOf(PortTakenException.class)
                .withMessageStartingWith("host controller-0: it opens no tunnel to us: set AllowTcpForwarding yes");
    }

    private Forward forward(int port) {
        return host.forward(port, "127.0.0.1", ours.getLocalPort());
    }

    private static String greeting(Forward forward) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, forward.remotePort())) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void greet() {
        try {
            while (true) {
                try (Socket guest = ours.accept()) {
                    guest.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            assertThat(ours.isClosed()).isTrue();
        }
    }
}
