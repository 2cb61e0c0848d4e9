package org.opnfv.doctor.functest.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class NetworksTest extends NeutronFixture {

    @Test
    void aNetworkLivesFromCreateToDelete() {
        Answer created = admin.post(NETWORKS, "{'network': {'name': 'green', 'project_id': 'p2'}}");
        String path = NETWORKS + "/" + created.at("/network/id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/network/status")).isEqualTo("ACTIVE");
        assertThat(created.at("/network/tenant_id")).isEqualTo("p2");
        assertThat(bert.get(path).json("/network/id")).isEqualTo(created.json("/network/id"));
        assertThat(anna.get(path).status()).isEqualTo(404);
        assertThat(anna.delete(path).status()).isEqualTo(404);
        assertThat(bert.delete(path).status()).isEqualTo(204);
        Answer again = admin.delete(path);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/NeutronError/type")).isEqualTo("NETWORKNotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networks|{x|400",
                "networks|{}|400",
                "networks|{'network': {'nope': 1}}|400",
                "networks|{'network': {'name': 5}}|400",
                "networks|{'network': {'project_id': 'p2'}}|400",
                "networks|{'network': {'shared': true}}|403",
                "subnets|{'subnet': {'network_id': 'x', 'ip_version': 4, 'cidr': '10.0.0.0/24'}}|404",
                "ports|{'port': {'network_id': 'x'}}|404"
            })
    void whatMakesNoSenseOrIsNotAllowedIsRefused(String kind, String body, int status) {
        assertThat(anna.post("/v2.0/" + kind, body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"4,nope", "4,10.0.0.300/24", "4,10.0.0.0/31", "4,10.0.0.0/99", "4,", "6,fd00::/64", "4,10.0.5.0/24"})
    void aSubnetThatIsNoneOrOverlapsIsRefused(int version, String cidr) {
        String network = network(admin, "'name': 'green'");
        subnet(admin, network, "10.0.0.0/16");

        assertThat(admin.post(
                                SUBNETS,
                                "{'subnet': {'network_id': '" + network + "', 'ip_version': " + version + ", 'cidr': '"
                                        + (cidr == null ? "" : cidr) + "'}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void listsAreFiltered() {
        network(anna, "'name': 'a'");
        network(anna, "'name': 'b'");
        network(bert, "'name': 'a'");

        assertThat(anna.get(NETWORKS + "?name=a&limit=9").json("/networks")).hasSize(1);
        assertThat(admin.get(NETWORKS + "?name=a&name=b").json("/networks")).hasSize(3);
        assertThat(admin.get(NETWORKS + "?nope=1").json("/networks")).isEmpty();
    }

    @Test
    void aSubnetHandsOutAllButItsGatewayAndStaysWhileItIsUsed() {
        String network = network(anna, "'name': 'green'");
        String subnet = subnet(anna, network, "10.0.0.5/29");

        assertThat(anna.get(SUBNETS + "/" + subnet).at("/subnet/cidr")).isEqualTo("10.0.0.0/29");
        assertThat(anna.get(SUBNETS + "/" + subnet).at("/subnet/gateway_ip")).isEqualTo("10.0.0.1");
        assertThat(anna.get(NETWORKS + "/" + network).at("/network/subnets/0")).isEqualTo(subnet);
        String last = "";
        for (int host = 2; host <= 6; host++) {
            last = port(anna, network);
            assertThat(anna.get(PORTS + "/" + last).at("/port/fixed_ips/0/ip_address"))
                    .isEqualTo("10.0.0." + host);
        }
        assertThat(anna.post(PORTS, "{'port': {'network_id': '" + network + "'}}")
                        .status())
                .isEqualTo(409);
        assertThat(anna.delete(SUBNETS + "/" + subnet).status()).isEqualTo(409);
        assertThat(anna.delete(NETWORKS + "/" + network).status()).isEqualTo(409);
        anna.delete(PORTS + "/" + last);
        assertThat(port(anna, network)).isNotEmpty();
        anna.get(PORTS)
                .json("/ports")
                .findValuesAsText("id")
                .forEach(port ->
                        assertThat(anna.delete(PORTS + "/" + port).status()).isEqualTo(204));
        assertThat(anna.delete(NETWORKS + "/" + network).status()).isEqualTo(204);
        assertThat(anna.get(SUBNETS).json("/subnets"))
                .as("its subnet went with it")
                .isEmpty();
    }

    @Test
    void theOwnerOfANetworkSeesThePortsOnItButNotTheirHosts() {
        String network = network(anna, "'name': 'green'");
        String port = admin.post(PORTS, "{'port': {'network_id': '" + network + "', 'binding:host_id': 'compute-1'}}")
                .at("/port/id");

        assertThat(admin.get(PORTS + "?network_id=" + network).at("/ports/0/binding:host_id"))
                .isEqualTo("compute-1");
        assertThat(anna.get(PORTS + "/" + port).json("/port").has("binding:host_id"))
                .isFalse();
        assertThat(bert.get(PORTS + "/" + port).status()).isEqualTo(404);
        assertThat(anna.delete(PORTS + "/" + port).status()).isEqualTo(204);
    }

    @Test
    void strangersAreTurnedAway() {
        assertThat(anybody.get("/").at("/versions/0/links/0/href")).isEqualTo(neutron.root() + "/v2.0/");
        assertThat(anybody.get(NETWORKS).status()).isEqualTo(401);
        assertThat(admin.get("/v2.0/nope").status()).isEqualTo(404);
    }
}
