package org.opnfv.doctor.functest.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class PortsTest extends NeutronFixture {

    private String network;
    private String subnet;

    @BeforeEach
    void aNetwork() {
        network = network(anna, "'name': 'green'");
        subnet = subnet(anna, network, "10.0.0.0/29");
    }

    private Answer create(String attributes) {
        return admin.post(PORTS, "{'port': {'network_id': '" + network + "'" + attributes + "}}");
    }

    @Test
    void aPortHasAddressesOfItsOwn() {
        Answer first = create("");
        Answer second = create(", 'name': 'second'");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/port/fixed_ips/0/subnet_id")).isEqualTo(subnet);
        assertThat(first.at("/port/fixed_ips/0/ip_address")).startsWith("10.0.0.");
        assertThat(first.at("/port/mac_address")).matches("fa:16:3e(:[0-9a-f]{2}){3}");
        assertThat(second.at("/port/fixed_ips/0/ip_address")).isNotEqualTo(first.at("/port/fixed_ips/0/ip_address"));
        assertThat(second.at("/port/mac_address")).isNotEqualTo(first.at("/port/mac_address"));
        assertThat(first.at("/port/status")).isEqualTo("DOWN");
        assertThat(first.at("/port/binding:vif_type")).isEqualTo("unbound");
    }

    @Test
    void addressesCanBeChosenOnce() {
        String chosen = ", 'fixed_ips': [{'ip_address': '10.0.0.4'}], 'mac_address': 'fa:16:3e:00:00:01'";
        assertThat(create(chosen).at("/port/fixed_ips/0/ip_address")).isEqualTo("10.0.0.4");

        Answer sameMac = create(chosen);
        Answer sameIp = create(", 'fixed_ips': [{'ip_address': '10.0.0.4'}]");
        Answer foreign = create(", 'fixed_ips': [{'ip_address': '1.2.3.4'}]");

        assertThat(sameMac.at("/NeutronError/type")).isEqualTo("MacAddressInUse");
        assertThat(sameIp.status()).isEqualTo(409);
        assertThat(sameIp.at("/NeutronError/type")).isEqualTo("IpAddressAlreadyAllocated");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.at("/NeutronError/type")).isEqualTo("InvalidIpForNetwork");
        assertThat(create(", 'fixed_ips': []").json("/port/fixed_ips")).isEmpty();
    }

    @Test
    void addressesRunOutAndComeBack() {
        String last = "";
        for (int count = 0; count < 5; count++) {
            last = port(admin, network);
        }

        Answer refused = create("");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/NeutronError/message"))
                .isEqualTo("No more IP addresses available on network " + network + ".");

        admin.delete(PORTS + "/" + last);
        assertThat(create("").status()).isEqualTo(201);
    }

    @Test
    void aHostBindsAPort() {
        String port = port(admin, network);

        Answer bound = admin.put(PORTS + "/" + port, "{'port': {'binding:host_id': 'compute-1'}}");

        assertThat(bound.at("/port/binding:vif_type")).isEqualTo("bridge");
        assertThat(bound.at("/port/binding:vif_details/connectivity")).isEqualTo("l2");
        assertThat(anna.get(PORTS + "/" + port).json("/port").has("binding:host_id"))
                .isFalse();
        assertThat(anna.put(PORTS + "/" + port, "{'port': {'binding:host_id': 'compute-2'}}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void portsAreFoundByDeviceAndAddress() {
        create(", 'name': 'a', 'device_id': 'd1', 'fixed_ips': [{'ip_address': '10.0.0.5'}]");
        create(", 'name': 'b', 'device_id': 'd2'");

        assertThat(admin.get(PORTS + "?device_id=d2").json("/ports").findValuesAsText("name"))
                .containsExactly("b");
        assertThat(admin.get(PORTS + "?fixed_ips=ip_address%3D10.0.0.5")
                        .json("/ports")
                        .findValuesAsText("name"))
                .containsExactly("a");
        assertThat(admin.get(PORTS + "?network_id=" + network).json("/ports")).hasSize(2);
    }

    @Test
    void theOwnerOfANetworkSeesThePortsOnIt() {
        String port = port(admin, network);

        assertThat(anna.get(PORTS + "/" + port).status()).isEqualTo(200);
        assertThat(bert.get(PORTS + "/" + port).status()).isEqualTo(404);
        assertThat(bert.delete(PORTS + "/" + port).at("/NeutronError/type")).isEqualTo("PortNotFound");
        assertThat(bert.post(PORTS, "{'port': {'network_id': '" + network + "'}}")
                        .status())
                .isEqualTo(404);
        assertThat(anna.delete(PORTS + "/" + port).status()).isEqualTo(204);
    }
}
