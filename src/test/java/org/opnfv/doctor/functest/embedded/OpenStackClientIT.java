package org.opnfv.doctor.functest.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.tools.Needs;
import org.opnfv.doctor.functest.tools.Tool;

/** The embedded cloud serves the real clients, {@code openstack} and {@code aodh}, as a real cloud does. */
@Needs({Tool.OPENSTACK, Tool.AODH})
class OpenStackClientIT {

    private static final int IMAGE_BYTES = 1 << 20;

    @TempDir
    private static Path folder;

    private static EmbeddedCloud cloud;
    private static CommandLineClients client;

    @BeforeAll
    static void start() throws Exception {
        cloud = EmbeddedCloud.start(EmbeddedSettings.defaults());
        client = new CommandLineClients(cloud.environment(), folder);
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    private static List<String> column(JsonNode rows, String column) {
        return rows.findValuesAsText(column);
    }

    @Test
    void tokenAndCatalog() {
        assertThat(client.value("openstack token issue", "id")).startsWith("gAAAAA");
        assertThat(column(client.json("openstack catalog list"), "Type"))
                .containsExactlyInAnyOrder("identity", "image", "network", "compute", "alarming");
    }

    @Test
    void projectsUsersAndRoles() {
        String project = client.json("openstack project create --description for-anna it-project")
                .path("id")
                .asText();
        String user = client.json("openstack user create --project it-project --password pw it-user")
                .path("id")
                .asText();
        client.run("openstack role create it-role");

        assertThat(client.value("openstack project show it-project", "id")).isEqualTo(project);
        assertThat(client.value("openstack user show it-user", "default_project_id"))
                .isEqualTo(project);
        assertThat(client.value("openstack role show it-role", "name")).isEqualTo("it-role");
        assertThat(column(client.json("openstack project list"), "Name")).contains("admin", "it-project");
        assertThat(column(client.json("openstack user list"), "ID")).contains(user);
        assertThat(column(client.json("openstack role list"), "Name")).contains("admin", "member", "reader", "it-role");

        client.run("openstack role add --project it-project --user it-user member");
        assertThat(column(client.json("openstack role assignment list --user it-user"), "Project"))
                .containsExactly(project);
        whatAMemberMay(project);
        client.run("openstack role remove --project it-project --user it-user member");
        assertThat(client.json("openstack role assignment list --user it-user")).isEmpty();

        client.run("openstack role delete it-role");
        client.run("openstack user delete it-user");
        client.run("openstack project delete it-project");
        CommandLineClients.Outcome gone = client.attempt("openstack project show it-project");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.err()).contains("No project with a name or ID of 'it-project' exists");
    }

    private void whatAMemberMay(String project) {
        Map<String, String> environment = new HashMap<>(cloud.environment());
        environment.putAll(Map.of("OS_USERNAME", "it-user", "OS_PASSWORD", "pw", "OS_PROJECT_NAME", "it-project"));
        CommandLineClients anna = new CommandLineClients(environment, folder);

        assertThat(anna.value("openstack token issue", "project_id")).isEqualTo(project);
        CommandLineClients.Outcome refused = anna.attempt("openstack project create mine");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("identity:create_project").contains("HTTP 403");
    }

    @Test
    void applicationCredentials() {
        JsonNode made =
                client.json("openstack application credential create --role member --description for-ci it-robot");
        String id = made.path("id").asText();
        assertThat(made.path("project_id").asText()).isEqualTo(client.value("openstack token issue", "project_id"));
        assertThat(column(client.json("openstack application credential list"), "Name"))
                .contains("it-robot");
        assertThat(client.value("openstack application credential show it-robot", "id"))
                .isEqualTo(id);

        Map<String, String> environment = Map.of(
                "OS_AUTH_TYPE",
                "v3applicationcredential",
                "OS_AUTH_URL",
                cloud.environment().get("OS_AUTH_URL"),
                "OS_APPLICATION_CREDENTIAL_ID",
                id,
                "OS_APPLICATION_CREDENTIAL_SECRET",
                made.path("secret").asText());
        CommandLineClients robot = new CommandLineClients(environment, folder);
        assertThat(robot.value("openstack token issue", "project_id"))
                .isEqualTo(made.path("project_id").asText());
        CommandLineClients.Outcome refused = robot.attempt("openstack application credential create other");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("HTTP 403");

        client.run("openstack application credential delete it-robot");
        assertThat(column(client.json("openstack application credential list"), "Name"))
                .doesNotContain("it-robot");
        assertThat(robot.attempt("openstack token issue").exit()).isEqualTo(1);
    }

    @Test
    void imagesWithTheirData() throws Exception {
        Path data = Files.write(folder.resolve("it-image.raw"), new byte[IMAGE_BYTES]);

        JsonNode created = client.json(
                "openstack image create --disk-format raw --container-format bare --file " + data + " it-image");
        assertThat(created.path("name").asText()).isEqualTo("it-image");

        JsonNode shown = client.json("openstack image show it-image");
        assertThat(shown.path("status").asText()).isEqualTo("active");
        assertThat(shown.path("size").asInt()).isEqualTo(IMAGE_BYTES);
        assertThat(shown.path("checksum").asText()).isEqualTo("b6d81b360a5672d80c27430f39153e2c");
        assertThat(column(client.json("openstack image list"), "Name")).contains("it-image");
        Path saved = folder.resolve("saved.raw");
        client.run("openstack image save --file " + saved + " it-image");
        assertThat(saved).hasSameBinaryContentAs(data);
        client.run("openstack image delete it-image");
        assertThat(client.attempt("openstack image show it-image").exit()).isEqualTo(1);
    }

    @Test
    void networksSubnetsAndPorts() {
        String network =
                client.json("openstack network create it-network").path("id").asText();
        client.run("openstack subnet create --network it-network --subnet-range 192.168.168.0/24 it-subnet");
        client.run("openstack port create --network it-network it-port");

        assertThat(client.value("openstack network show it-network", "id")).isEqualTo(network);
        assertThat(client.value("openstack subnet show it-subnet", "gateway_ip"))
                .isEqualTo("192.168.168.1");
        assertThat(client.json("openstack port show it-port")
                        .path("fixed_ips")
                        .path(0)
                        .path("ip_address")
                        .asText())
                .startsWith("192.168.168.");
        assertThat(column(client.json("openstack network list"), "Name")).contains("it-network");
        assertThat(column(client.json("openstack subnet list"), "Name")).contains("it-subnet");
        assertThat(column(client.json("openstack port list --network it-network"), "Name"))
                .containsExactly("it-port");

        CommandLineClients.Outcome inUse = client.attempt("openstack network delete it-network");
        assertThat(inUse.exit()).isEqualTo(1);
        assertThat(inUse.err()).contains("There are one or more ports still in use on the network");
        client.run("openstack port delete it-port");
        client.run("openstack subnet delete it-subnet");
        client.run("openstack network delete it-network");
        assertThat(column(client.json("openstack network list"), "Name")).doesNotContain("it-network");
    }

    @Test
    void instancesFromCreateToDelete() throws Exception {
        Path data = Files.write(folder.resolve("it-boot.raw"), new byte[IMAGE_BYTES]);
        client.run("openstack image create --disk-format raw --container-format bare --file " + data + " it-boot");
        client.run("openstack flavor create --ram 64 --vcpus 1 --disk 1 it-flavor");
        client.run("openstack network create it-lan");
        client.run("openstack subnet create --network it-lan --subnet-range 192.168.169.0/24 it-lan-v4");
        assertThat(column(client.json("openstack flavor list"), "Name")).contains("it-flavor");

        JsonNode created = client.json(
                "openstack server create --image it-boot --flavor it-flavor --network it-lan --wait it-instance");
        assertThat(created.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(client.json("openstack server show it-instance")
                        .path("OS-EXT-SRV-ATTR:host")
                        .asText())
                .startsWith("compute-");
        client.run("openstack server set --name it-renamed it-instance");
        client.run("openstack server set --state error it-renamed");
        JsonNode row = client.json("openstack server list --all-projects --name it-renamed")
                .path(0);
        assertThat(row.path("ID").asText()).isEqualTo(created.path("id").asText());
        assertThat(row.path("Status").asText()).isEqualTo("ERROR");
        assertThat(row.path("Networks").path("it-lan").path(0).asText()).startsWith("192.168.169.");
        client.run("openstack server set --state active it-renamed");

        client.run("openstack server delete --wait it-renamed");
        assertThat(client.json("openstack server list --all-projects --name it-renamed"))
                .isEmpty();
        client.run("openstack network delete it-lan");
        client.run("openstack flavor delete it-flavor");
        client.run("openstack image delete it-boot");
    }

    @Test
    void computeServicesAndHypervisors() {
        assertThat(column(client.json("openstack hypervisor list"), "Hypervisor Hostname"))
                .contains("compute-1", "compute-2", "compute-3");

        String latest = "openstack --os-compute-api-version 2.53 compute service ";
        String list = "list --host compute-3 --service nova-compute";
        for (String versioned : new String[] {"openstack --os-compute-api-version 2.11 compute service ", latest}) {
            client.run(versioned + "set --down compute-3 nova-compute");
            assertThat(client.value(versioned + list, "State")).isEqualTo("down");
            client.run(versioned + "set --up compute-3 nova-compute");
        }
        client.run(latest + "set --disable --disable-reason it-test compute-3 nova-compute");
        JsonNode disabled = client.json(latest + list + " --long").path(0);
        assertThat(disabled.path("Status").asText()).isEqualTo("disabled");
        assertThat(disabled.path("Disabled Reason").asText()).isEqualTo("it-test");
        client.run(latest + "set --enable compute-3 nova-compute");
        assertThat(client.value(latest + list, "Status")).isEqualTo("enabled");
    }

    @Test
    void alarms() {
        JsonNode created = client.json("openstack alarm create --name it-alarm --type event"
                + " --event-type compute.instance.update --query traits.state=string::error"
                + " --alarm-action http://127.0.0.1:9/failure");
        String id = created.path("alarm_id").asText();
        assertThat(created.path("state").asText()).isEqualTo("insufficient data");
        assertThat(created.path("query").asText()).isEqualTo("traits.state = error");

        assertThat(column(client.json("openstack alarm list"), "alarm_id")).contains(id);
        assertThat(column(client.json("aodh alarm list"), "name")).contains("it-alarm");
        assertThat(client.value("aodh alarm show " + id, "event_type")).isEqualTo("compute.instance.update");
        client.run("openstack alarm delete " + id);
        assertThat(client.attempt("aodh alarm show " + id).exit()).isEqualTo(1);
    }
}
