package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.consumer.Consumer;
import org.opnfv.doctor.functest.consumer.ConsumerSettings;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.PortTakenException;
import org.opnfv.doctor.functest.host.ServiceLayout;
import org.opnfv.doctor.functest.host.ShellHost;
import org.slf4j.LoggerFactory;

/** Alarms reach the Consumer from controllers that cannot, over tunnels. */
class TunnelsTest {
    @TempDir
    private Path folder;

    private final List<ShellHost> hosts = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Consumer consumer;

    @BeforeEach
    void listen() throws Exception {
        consumer = new Consumer(
                new ConsumerSettings("127.0.0.1", 0, null), Clocks.system(), LoggerFactory.getLogger("consumer"));
        consumer.start();
    }

    @AfterEach
    void close() throws Exception {
        consumer.close();
        for (ShellHost host : hosts) {
            host.close();
        }
    }

    /** One whose connections get nowhere unless it {@code reaches} us. */
    private Controller controller(String name, boolean reaches) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        if (!reaches) {
            Path bash = Files.writeString(own.resolve("bash"), "#!/bin/sh\nexit 1\n");
            Files.setPosixFilePermissions(bash, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        ShellHost host = new ShellHost(name, own, "env", "PATH=" + own + ":" + System.getenv("PATH"));
        hosts.add(host);
        return new Controller(name, host.remote(), ServiceLayout.PLAIN);
    }

    private int post(URI url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString("no alarm"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void whoReachesUsNeedsNone() throws Exception {
        URI before = consumer.alarmUrl();

        try (Tunnels tunnels = Tunnels.open(List.of(controller("c0", true)), consumer, told::add)) {
            assertThat(told).containsExactly("the controllers reach the Consumer");
            assertThat(consumer.alarmUrl()).isEqualTo(before);
            assertThat(tunnels.lost()).isEmpty();
        }
    }

    @Test
    void alarmsAreSentToTheControllersOwnLoopbackAndArriveHere() throws Exception {
        try (Tunnels tunnels = Tunnels.open(List.of(controller("c0", false)), consumer, told::add)) {
            assertThat(told).singleElement().asString().contains("c0 cannot reach the Consumer");
            URI alarms = consumer.alarmUrl();
            assertThat(alarms.getHost()).isEqualTo("localhost");
            assertThat(post(alarms)).as("what the Consumer says to no alarm").isEqualTo(400);
            assertThat(tunnels.lost()).isEmpty();
        }
    }

    @Test
    void aTunnelThatIsCutIsALossFromTheBeginningOn() throws Exception {
        try (Tunnels tunnels = Tunnels.open(List.of(controller("c0", false)), consumer, told::add)) {
            tunnels.begin();
            hosts.get(0).stop();

            await().atMost(Duration.ofSeconds(30)).until(() -> tunnels.lost().isPresent());
            assertThat(tunnels.lost().orElseThrow())
                    .startsWith("the tunnel for alarms was lost during the observation: c0");
        }
    }

    @Test
    void aTunnelWhoseHostDoesNotAnswerIsALossBeforeItsSessionIsKnownToBeDead() throws Exception {
        try (Tunnels tunnels = Tunnels.open(List.of(controller("c0", false)), consumer, told::add)) {
            tunnels.begin();
            assertThat(tunnels.lost()).isEmpty();
            hosts.get(0).fallSilent();

            assertThat(tunnels.lost())
                    .hasValueSatisfying(lost -> assertThat(lost)
                            .isEqualTo("the tunnel for alarms was lost during the observation: c0 (no answer)"));
        }
    }

    @Test
    void aPortThatIsTakenOnAnotherControllerIsTriedAnewAndThenNamed() throws Exception {
        List<Controller> onOneMachine = List.of(controller("c0", false), controller("c1", false));
        hosts.get(1).takePorts();

        assertThatExceptionOfType(PortTakenException.class)
                .isThrownBy(() -> Tunnels.open(onOneMachine, consumer, told::add))
                .withMessageStartingWith("host c1: port ");
        assertThat(consumer.alarmUrl().getHost()).as("as before").isEqualTo("127.0.0.1");
    }
}
