package org.opnfv.doctor.functest.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class InstancePortsTest extends NeutronFixture {

    private String network;

    @BeforeEach
    void aNetwork() {
        network = network(anna, "'name': 'green'");
        subnet(anna, network, "10.0.0.0/29");
    }

    @Test
    void anInstanceIsPluggedAndUnplugged() {
        Map<String, List<FixedAddress>> plugged = neutron.plug("i1", "p1", List.of(network), "compute-1");

        assertThat(plugged).containsOnlyKeys("green");
        FixedAddress address = plugged.get("green").get(0);
        Answer port = admin.get(PORTS + "?device_id=i1");
        assertThat(port.at("/ports/0/device_id")).isEqualTo("i1");
        assertThat(port.at("/ports/0/device_owner")).isEqualTo("compute:nova");
        assertThat(port.at("/ports/0/project_id")).isEqualTo("p1");
        assertThat(port.at("/ports/0/binding:host_id")).isEqualTo("compute-1");
        assertThat(port.at("/ports/0/status")).isEqualTo("ACTIVE");
        assertThat(port.at("/ports/0/mac_address")).isEqualTo(address.mac());
        assertThat(port.at("/ports/0/fixed_ips/0/ip_address")).isEqualTo(address.ip());

        neutron.unplug("i1");
        assertThat(admin.get(PORTS + "?device_id=i1").json("/ports")).isEmpty();
        neutron.unplug("i1");
    }

    @Test
    void theOnlyNetworkOfAProjectNeedNotBeNamed() {
        assertThat(neutron.plug("i1", "p1", List.of(), "compute-1")).containsOnlyKeys("green");
        assertThat(neutron.plug("i2", "p9", List.of(), "compute-1")).isEmpty();

        network(anna, "'name': 'blue'");

        assertThatThrownBy(() -> neutron.requireUsable(List.of(), annaHerself))
                .isInstanceOfSatisfying(
                        ApiError.class, refusal -> assertThat(refusal.status()).isEqualTo(409))
                .hasMessageStartingWith("Multiple possible networks found");
    }

    @Test
    void aNetworkThatIsNotSeenCannotBeUsed() {
        String hidden = network(admin, "'name': 'hidden'");

        neutron.requireUsable(List.of(network), annaHerself);
        assertThatThrownBy(() -> neutron.requireUsable(List.of(network, hidden), annaHerself))
                .isInstanceOfSatisfying(
                        ApiError.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessage("Network " + hidden + " could not be found.");
    }

    @Test
    void aPlugThatFailsLeavesNothing() {
        String small = network(anna, "'name': 'small'");
        subnet(anna, small, "10.1.0.0/30");
        neutron.plug("i1", "p1", List.of(small), "compute-1");

        assertThatThrownBy(() -> neutron.plug("i2", "p1", List.of(network, small), "compute-1"))
                .hasMessage("No more IP addresses available on the network.");

        assertThat(admin.get(PORTS + "?device_id=i2").json("/ports")).isEmpty();
    }

    @Test
    void aThousandInstancesArePluggedAtOnceWithAnAddressEach() {
        String large = network(anna, "'name': 'large'");
        subnet(anna, large, "10.2.0.0/20");

        Set<String> addresses = new HashSet<>(IntStream.range(0, 1000)
                .parallel()
                .mapToObj(number -> neutron.plug("i" + number, "p1", List.of(large), "compute-1"))
                .map(plugged -> plugged.get("large").get(0).ip())
                .toList());

        assertThat(addresses).hasSize(1000);
        IntStream.range(0, 1000).parallel().forEach(number -> neutron.unplug("i" + number));
        assertThat(admin.get(PORTS).json("/ports")).isEmpty();
    }
}
