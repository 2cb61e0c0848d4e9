package org.opnfv.doctor.functest.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class SubnetsTest extends NeutronFixture {

    private String network;

    @BeforeEach
    void aNetwork() {
        network = network(admin, "'name': 'green'");
    }

    private Answer create(String attributes) {
        return admin.post(
                SUBNETS, "{'subnet': {'network_id': '" + network + "', 'ip_version': 4, " + attributes + "}}");
    }

    @Test
    void aSubnetHandsOutAllButItsGateway() {
        Answer created = create("'name': 's', 'cidr': '192.168.168.0/24'");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/subnet/gateway_ip")).isEqualTo("192.168.168.1");
        assertThat(created.at("/subnet/allocation_pools/0/start")).isEqualTo("192.168.168.2");
        assertThat(created.at("/subnet/allocation_pools/0/end")).isEqualTo("192.168.168.254");
        assertThat(admin.get(NETWORKS + "/" + network).at("/network/subnets/0")).isEqualTo(created.at("/subnet/id"));
    }

    @Test
    void whatIsAskedForIsTaken() {
        Answer created = create("'cidr': '10.0.0.5/24', 'gateway_ip': null, 'enable_dhcp': false,"
                + "'allocation_pools': [{'start': '10.0.0.10', 'end': '10.0.0.12'}], 'dns_nameservers': ['1.1.1.1']");

        assertThat(created.at("/subnet/cidr")).isEqualTo("10.0.0.0/24");
        assertThat(created.json("/subnet/gateway_ip").isNull()).isTrue();
        assertThat(created.json("/subnet/enable_dhcp").asBoolean()).isFalse();
        assertThat(created.at("/subnet/allocation_pools/0/start")).isEqualTo("10.0.0.10");
        assertThat(create("'cidr': '10.0.1.0/24', 'gateway_ip': '10.0.1.100'").json("/subnet/allocation_pools"))
                .as("the gateway splits the pool")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'cidr': 'nope'|Invalid input for operation: nope is not in a CIDR format.",
                "'cidr': '10.0.0.300/24'|Invalid input for operation: 10.0.0.300/24 is not in a CIDR format.",
                "'name': 'x'|Bad subnets request: a subnetpool must be specified in the absence of a cidr.",
                "'cidr': '10.0.0.0/24', 'gateway_ip': 'x'|Invalid input for gateway_ip. Reason: 'x' is not a valid IP address."
            })
    void whatMakesNoSenseIsRefused(String attributes, String words) {
        Answer refused = create(attributes.replace('\'', '"'));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/NeutronError/message")).isEqualTo(words);
    }

    @Test
    void whatIsNeededIsNamed() {
        assertThat(admin.post(SUBNETS, "{'subnet': {'cidr': '10.0.0.0/24', 'ip_version': 4}}")
                        .at("/NeutronError/message"))
                .isEqualTo("Failed to parse request. Required attribute 'network_id' not specified");
        assertThat(admin.post(SUBNETS, "{'subnet': {'network_id': 'x', 'ip_version': 4}}")
                        .at("/NeutronError/message"))
                .isEqualTo("Invalid input for network_id. Reason: 'x' is not a valid UUID.");
        Answer nowhere = admin.post(
                SUBNETS,
                "{'subnet': {'network_id': '00000000-0000-0000-0000-000000000000',"
                        + " 'ip_version': 4, 'cidr': '10.0.0.0/24'}}");
        assertThat(nowhere.status()).isEqualTo(404);
    }

    @Test
    void subnetsOfANetworkDoNotOverlap() {
        subnet(admin, network, "10.0.0.0/16");

        Answer refused = create("'cidr': '10.0.5.0/24'");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/NeutronError/message"))
                .isEqualTo("Invalid input for operation: Requested subnet with" + " cidr: 10.0.5.0/24 for network: "
                        + network + " overlaps with another subnet.");
        assertThat(subnet(admin, network(admin, "'name': 'other'"), "10.0.5.0/24"))
                .isNotEmpty();
    }

    @Test
    void aSubnetWithPortsStays() {
        String subnet = subnet(admin, network, "10.0.0.0/24");
        String port = port(admin, network);

        Answer refused = admin.delete(SUBNETS + "/" + subnet);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/NeutronError/type")).isEqualTo("SubnetInUse");

        admin.delete(PORTS + "/" + port);
        assertThat(admin.delete(SUBNETS + "/" + subnet).status()).isEqualTo(204);
        assertThat(admin.get(NETWORKS + "/" + network).json("/network/subnets")).isEmpty();
    }

    @Test
    void aMemberLeavesSubnetsOfOthersAlone() {
        String subnet = subnet(admin, network(admin, "'shared': true"), "10.0.0.0/24");

        assertThat(anna.get(SUBNETS + "/" + subnet).status()).isEqualTo(200);
        assertThat(anna.delete(SUBNETS + "/" + subnet).status()).isEqualTo(403);
        assertThat(anna.put(SUBNETS + "/" + subnet, "{'subnet': {'name': 'x'}}").status())
                .isEqualTo(403);
        assertThat(anna.get(SUBNETS + "/" + subnet(admin, network, "10.0.0.0/24"))
                        .status())
                .isEqualTo(404);
    }
}
