package org.opnfv.doctor.functest.embedded.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class NetworksTest extends NeutronFixture {

    @Test
    void aNetworkLivesFromCreateToDelete() {
        Answer created = admin.post(NETWORKS, "{'network': {'name': 'green'}}");
        String path = NETWORKS + "/" + created.at("/network/id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/network/status")).isEqualTo("ACTIVE");
        assertThat(created.at("/network/project_id")).isEqualTo("p0");
        assertThat(created.at("/network/tenant_id")).isEqualTo("p0");
        assertThat(admin.get(path).json("/network/id")).isEqualTo(created.json("/network/id"));
        Answer changed = admin.put(path, "{'network': {'description': 'quiet'}}");
        assertThat(changed.at("/network/description")).isEqualTo("quiet");
        assertThat(changed.json("/network/revision_number").asInt()).isEqualTo(2);
        assertThat(admin.delete(path).status()).isEqualTo(204);
        Answer again = admin.delete(path);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.at("/NeutronError/type")).isEqualTo("NetworkNotFound");
        assertThat(again.at("/NeutronError/message"))
                .isEqualTo("Network " + created.at("/network/id") + " could not be found.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{x|Body contains invalid data",
                "{}|Unable to find 'network' in request body",
                "{\"network\": {\"nope\": 1}}|Unrecognized attribute(s) 'nope'",
                "{\"network\": {\"name\": 5}}|Invalid input for name. Reason: '5' is not a valid string.",
                "{\"network\": {\"admin_state_up\": \"perhaps\"}}|Invalid input for operation: 'perhaps' cannot be converted to boolean.",
                "{\"network\": {\"status\": \"DOWN\"}}|Attribute 'status' not allowed in POST"
            })
    void whatMakesNoSenseIsRefused(String body, String words) {
        Answer refused = admin.post(NETWORKS, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/NeutronError/message")).isEqualTo(words);
    }

    @Test
    void aMemberHasNetworksOfHisOwnAndSeesSharedOnes() {
        String hidden = network(admin, "'name': 'hidden'");
        String shared = network(admin, "'name': 'shared', 'shared': true");
        String annas = network(anna, "'name': 'mine'");

        assertThat(anna.get(NETWORKS).json("/networks").findValuesAsText("name"))
                .containsExactly("shared", "mine");
        assertThat(bert.get(NETWORKS).json("/networks").findValuesAsText("name"))
                .containsExactly("shared");
        assertThat(admin.get(NETWORKS).json("/networks")).hasSize(3);
        assertThat(anna.get(NETWORKS + "/" + hidden).status()).isEqualTo(404);
        assertThat(anna.delete(NETWORKS + "/" + hidden).status()).isEqualTo(404);
        Answer refused = anna.delete(NETWORKS + "/" + shared);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/NeutronError/message")).isEqualTo("rule:delete_network is disallowed by policy");
        assertThat(anna.put(NETWORKS + "/" + shared, "{'network': {'name': 'x'}}")
                        .status())
                .isEqualTo(403);
        assertThat(anna.get(NETWORKS + "/" + annas).json("/network").has("provider:network_type"))
                .isFalse();
        assertThat(admin.get(NETWORKS + "/" + annas).json("/network").has("provider:network_type"))
                .isTrue();
    }

    @Test
    void someAttributesAreForAdministrators() {
        Answer refused = anna.post(NETWORKS, "{'network': {'shared': true}}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/NeutronError/type")).isEqualTo("PolicyNotAuthorized");
        assertThat(refused.at("/NeutronError/message"))
                .isEqualTo("(rule:create_network and rule:create_network:shared) is disallowed by policy");
        assertThat(anna.post(NETWORKS, "{'network': {'project_id': 'p2'}}").status())
                .isEqualTo(400);
        assertThat(admin.post(NETWORKS, "{'network': {'project_id': 'p2'}}").at("/network/project_id"))
                .isEqualTo("p2");
    }

    @Test
    void listsAreFilteredCutAndPaged() {
        for (String name : new String[] {"b", "a", "c"}) {
            network(admin, "'name': '" + name + "'");
        }
        network(admin, "'name': 'all', 'shared': true");

        assertThat(admin.get(NETWORKS + "?name=a").json("/networks")).hasSize(1);
        assertThat(admin.get(NETWORKS + "?name=a&name=c").json("/networks")).hasSize(2);
        assertThat(admin.get(NETWORKS + "?shared=True").json("/networks").findValuesAsText("name"))
                .containsExactly("all");
        assertThat(admin.get(NETWORKS + "?name=a&fields=name").json("/networks/0"))
                .hasSize(1);
        assertThat(admin.get(NETWORKS + "?sort_key=name&sort_dir=desc")
                        .json("/networks")
                        .findValuesAsText("name"))
                .containsExactly("c", "b", "all", "a");
        Answer page = admin.get(NETWORKS + "?limit=3");
        assertThat(page.json("/networks")).hasSize(3);
        String next = page.at("/networks_links/0/href")
                .substring(neutron.root().toString().length());
        assertThat(admin.get(next).json("/networks").findValuesAsText("name")).containsExactly("all");
        assertThat(admin.get(NETWORKS + "?limit=x").status()).isEqualTo(400);
        assertThat(admin.get(NETWORKS + "?nope=1").at("/NeutronError/message"))
                .isEqualTo("['nope'] is invalid attribute for filtering");
    }

    @Test
    void aNetworkWithPortsStays() {
        String network = network(admin, "'name': 'busy'");
        subnet(admin, network, "10.0.0.0/24");
        String port = port(admin, network);

        Answer refused = admin.delete(NETWORKS + "/" + network);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/NeutronError/type")).isEqualTo("NetworkInUse");
        assertThat(refused.at("/NeutronError/message")).endsWith("id for these ports is: " + port + ".");

        admin.delete(PORTS + "/" + port);
        assertThat(admin.delete(NETWORKS + "/" + network).status()).isEqualTo(204);
        assertThat(admin.get(SUBNETS).json("/subnets"))
                .as("its subnet went with it")
                .isEmpty();
    }

    @Test
    void versionsExtensionsAndQuotasAreThere() {
        assertThat(anybody.get("/").at("/versions/0/links/0/href")).isEqualTo(neutron.root() + "/v2.0/");
        assertThat(admin.get("/v2.0/").json("/resources").findValuesAsText("name"))
                .containsExactly("network", "subnet", "port");
        assertThat(admin.get("/v2.0/extensions").json("/extensions").findValuesAsText("alias"))
                .contains("quotas", "binding");
        assertThat(admin.get("/v2.0/extensions/quotas").at("/extension/alias")).isEqualTo("quotas");
        assertThat(admin.get("/v2.0/extensions/nope").status()).isEqualTo(404);
        assertThat(admin.get("/v2.0/nope").at("/NeutronError/type")).isEqualTo("HTTPNotFound");
        assertThat(anybody.get(NETWORKS).status()).isEqualTo(401);
    }

    @Test
    void aQuotaIsKept() {
        String quota = "/v2.0/quotas/p1";
        assertThat(anna.get(quota).json("/quota/network").asInt()).isEqualTo(100);
        assertThat(admin.put(quota, "{'quota': {'network': 1}}")
                        .json("/quota/network")
                        .asInt())
                .isEqualTo(1);
        network(anna, "'name': 'first'");

        Answer refused = anna.post(NETWORKS, "{'network': {'name': 'second'}}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/NeutronError/message")).isEqualTo("Quota exceeded for resources: ['network'].");
        assertThat(admin.get(quota + "/details.json")
                        .json("/quota/network/used")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.get("/v2.0/quotas").at("/quotas/0/project_id")).isEqualTo("p1");
        assertThat(bert.get(quota).status()).isEqualTo(403);
        assertThat(anna.put(quota, "{'quota': {'network': 9}}").status()).isEqualTo(403);
        assertThat(admin.delete(quota).status()).isEqualTo(204);
        assertThat(anna.post(NETWORKS, "{'network': {'name': 'second'}}").status())
                .isEqualTo(201);
    }
}
