package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceSpec;
import org.opnfv.doctor.functest.cloud.Network;
import org.opnfv.doctor.functest.monitor.Probe;
import org.opnfv.doctor.functest.monitor.Probes;
import org.opnfv.doctor.functest.monitor.ReplyHandler;

/** What only this cloud shows: instances of a group keep apart, and an address answers while who has it runs. */
class PairTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @AutoClose
    private SmallCloud cloud;

    @BeforeEach
    void start() {
        cloud = SmallCloud.start();
    }

    private Instance in(String group, String status) {
        String image = cloud.admin().image().findImage("some-image").orElseThrow();
        String flavor = cloud.admin().compute().findFlavor("some-flavor").orElseThrow();
        String network = cloud.admin().network().findNetwork("some-network").orElseThrow();
        String id = cloud.admin()
                .compute()
                .createInstance(new InstanceSpec(
                        "one", image, flavor, network, Map.of(), Optional.empty(), Optional.of(group)));
        return await().atMost(PATIENCE)
                .until(() -> cloud.admin().compute().instance(id).orElseThrow(), seen -> status.equals(seen.status()));
    }

    @Test
    void noTwoOfAGroupAreOnOneHost() {
        String group = cloud.admin().compute().createServerGroup("apart");
        Set<String> hosts = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            hosts.add(in(group, "ACTIVE").host());
        }

        assertThat(hosts).hasSize(3);
        assertThat(in(group, "ERROR").fault()).contains("No valid host");
    }

    @Test
    void anAddressAnswersWhileItsInstanceRunsOnAHostThatIsConnected() throws Exception {
        Instance one = cloud.boot("one", "compute-1");
        Instance other = cloud.boot("other", "compute-2");
        Network network = cloud.admin().network();
        String address = network.address(
                network.createPort(network.findNetwork("some-network").orElseThrow(), "kept"));
        int port = cloud.hosts().probePort(address);
        assertThat(cloud.hosts().probePort(address)).as("the same one").isEqualTo(port);
        assertThat(answers(port)).as("nobody has it").isFalse();

        network.allowAddresses(network.portsOf(one.id()).get(0).id(), List.of(address));
        assertThat(answers(port)).isTrue();
        cloud.hosts().link("compute-1", false);
        assertThat(answers(port)).as("its host is silent").isFalse();

        network.allowAddresses(network.portsOf(one.id()).get(0).id(), List.of());
        network.allowAddresses(network.portsOf(other.id()).get(0).id(), List.of(address));
        assertThat(answers(port)).as("the other has it").isTrue();
    }

    private static boolean answers(int port) throws IOException {
        AtomicBoolean alive = new AtomicBoolean();
        ReplyHandler answers = new ReplyHandler() {
            @Override
            public void alive(long sequence) {
                alive.set(true);
            }

            @Override
            public void unreachable(long sequence) {
                // It does not live.
            }
        };
        try (Probe probe = Probes.udpEcho("127.0.0.1", port)) {
            for (int n = 1; n <= 5 && !alive.get(); n++) {
                probe.send(n);
                probe.receive(200, answers);
            }
        }
        return alive.get();
    }
}
