package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;

class OsaInstallerTest {
    static final String KEY = "/root/.ssh/id_rsa";
    static final String FILE = "/etc/openstack_deploy/openstack_inventory.json";

    /** As OpenStack-Ansible's own inventory script keeps it, without groups and variables that are of no use here. */
    static final String INVENTORY = """
            {
                "_meta": {
                    "hostvars": {
                        "compute1": {"ansible_host": "127.0.0.27", "is_metal": true, "container_name": "compute1",
                            "physical_host": "compute1"},
                        "infra1": {"ansible_host": "127.0.0.17", "is_metal": true, "container_name": "infra1",
                            "physical_host": "infra1"},
                        "infra1_nova_api_container-0a1b": {"ansible_host": "172.29.236.10", "physical_host": "infra1",
                            "component": "nova_api_container", "container_name": "infra1_nova_api_container-0a1b"},
                        "infra1_ceilometer_central_container-2c3d": {"ansible_host": "172.29.236.11",
                            "physical_host": "infra1", "component": "ceilometer_central_container",
                            "container_name": "infra1_ceilometer_central_container-2c3d"},
                        "infra1_aodh_container-4e5f": {"ansible_host": "172.29.236.12", "physical_host": "infra1",
                            "component": "aodh_container", "container_name": "infra1_aodh_container-4e5f"}
                    }
                },
                "compute_hosts": {"hosts": ["compute1"]},
                "nova_api_os_compute": {"hosts": ["infra1_nova_api_container-0a1b"]},
                "nova_conductor": {"hosts": ["infra1_nova_api_container-0a1b"]},
                "ceilometer_agent_notification": {"hosts": ["infra1_ceilometer_central_container-2c3d"]},
                "aodh_listener": {"hosts": ["infra1_aodh_container-4e5f"]},
                "aodh_notifier": {"hosts": ["infra1_aodh_container-4e5f"]}
            }
            """;

    private static final String AODH =
            "[DEFAULT]\ntransport_url = rabbit://aodh:s3cret-a@172.29.236.20:5671//aodh?ssl=1\n"
                    + "[oslo_messaging_rabbit]\nssl_ca_file = /etc/ssl/certs/ca-certificates.crt\n";
    private static final String CEILOMETER =
            "[DEFAULT]\ntransport_url = rabbit://ceilometer:s3cret-c@172.29.236.20:5671//ceilometer?ssl=1\n";

    @TempDir
    private Path folder;

    private DeployedFixture deployed;

    @BeforeEach
    void make() throws Exception {
        deployed = on(new DeployedFixture(folder, "root", "root", "127.0.0.17", "127.0.0.27"));
    }

    /** What a deploy host has; a container is a shell that says where it is, and has files of its own. */
    static DeployedFixture on(DeployedFixture fixture) throws Exception {
        return fixture.set("installer_node.user", "root")
                .hostKey(KEY)
                .variable("HOME", "/root")
                .file(FILE, INVENTORY)
                .file("/root/openrc", KollaInstallerTest.OPENRC)
                .fileAt("infra1_aodh_container-4e5f", "/etc/aodh/aodh.conf", AODH)
                .fileAt("infra1_ceilometer_central_container-2c3d", "/etc/ceilometer/ceilometer.conf", CEILOMETER)
                .command("id", "[ \"$1\" = -un ] && echo root || echo 1000")
                .command(
                        "lxc-attach",
                        "[ \"$1 $3 $4 $6\" = '-n --clear-env -v --' ] || exit 9\nAT=$2; export AT; shift 6; exec \"$@\"");
    }

    @AfterEach
    void close() throws Exception {
        deployed.close();
    }

    @Test
    void controllersAreContainersOfTheirMachine() {
        try (Site site = deployed.open("osa")) {
            assertThat(site.description())
                    .isEqualTo("OpenStack-Ansible of the deploy host at 127.0.0.1, controllers: 3, compute hosts: 1");
            assertThat(site.controllers())
                    .extracting(Controller::name)
                    .containsExactly(
                            "infra1_nova_api_container-0a1b",
                            "infra1_ceilometer_central_container-2c3d",
                            "infra1_aodh_container-4e5f");
            assertThat(site.controllers())
                    .extracting(one -> one.host().ask("echo \"in $AT\""))
                    .containsExactly(
                            "in infra1_nova_api_container-0a1b\n",
                            "in infra1_ceilometer_central_container-2c3d\n",
                            "in infra1_aodh_container-4e5f\n");
            assertThat(site.host("compute1").echo().address()).isEqualTo("127.0.0.27");
            assertThat(site.credentials().login().secret()).isEqualTo("keystone_secret");
            assertThat(site.lastingChange().orElseThrow()).contains("ceilometer_event_pipeline_yaml_overrides");
        }
    }

    @Test
    void whatACommandInAContainerEndsWithAndSaysIsKept() {
        try (Site site = deployed.open("osa")) {
            assertThat(site.controllers().get(0).host().run("echo out; echo err >&2; exit 7"))
                    .satisfies(result -> {
                        assertThat(result.exitCode()).isEqualTo(7);
                        assertThat(result.out()).isEqualTo("out\n");
                        assertThat(result.err()).contains("err");
                    });
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.controllers().get(0).host().forward(0, "127.0.0.1", 9))
                    .withMessageContaining("no tunnel leads into a container: set consumer.listen");
        }
    }

    @Test
    void theMachinesAddressForSshIsThatOfItsContainersToo() {
        try (Site site = deployed.set("ssh.hosts", "{infra1: 127.0.0.27}").open("osa")) {
            assertThat(site.controllers()).allMatch(one -> one.host().address().equals("127.0.0.27"));
        }
    }

    @Test
    void whereAodhIsNotFoundNovasBusIsStillKnown() throws Exception {
        deployed.file(FILE, INVENTORY.replace("infra1_aodh_container-4e5f\"]", "infra1\"]"));
        try (Site site = deployed.open("osa")) {
            assertThat(site.messageBuses())
                    .extracting(TransportUrl::toString)
                    .containsExactly("rabbit at 127.0.0.17:5672");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::alarmPublisher)
                    .withMessageContaining("no controller has /etc/aodh/aodh.conf");
        }
    }

    @Test
    void servicesOnTheMachineItselfAreReachedWithoutContainers() throws Exception {
        deployed.file(FILE, INVENTORY.replaceAll("infra1_\\w+container-\\w+\"]", "infra1\"]"));
        try (Site site = deployed.open("osa")) {
            assertThat(site.controllers()).extracting(Controller::name).containsExactly("infra1");
            assertThat(site.controllers().get(0).host().ask("echo \"in $AT\"")).isEqualTo("in 127.0.0.17\n");
        }
    }

    @Test
    void eachServiceHasABusOfItsOwn() throws Exception {
        try (Site site = deployed.open("osa")) {
            assertThat(site.messageBuses())
                    .extracting(TransportUrl::toString)
                    .containsExactly("rabbit at 127.0.0.17:5672", "rabbit at 172.29.236.20:5671");
            assertThat(site.messageBuses().get(1).authority())
                    .as("a file of Aodh's machine")
                    .isNull();
            assertThat(site.messageBuses().get(1).text()).endsWith("@172.29.236.20:5671//aodh?ssl=1");
            assertThat(site.alarmPublisher())
                    .contains("notifier://aodh:s3cret-a@172.29.236.20:5671//aodh?topic=alarm.all&ssl=1");
        }
        try (Site site = deployed.set("bus.cacert", "bus.pem").open("osa")) {
            assertThat(site.messageBuses())
                    .extracting(url -> url.authority().getFileName().toString())
                    .containsExactly("bus.pem", "bus.pem");
        }
    }

    @Test
    void anotherUserOfTheSameVirtualHostHasTheSameBus() throws Exception {
        deployed.fileAt(
                "infra1_ceilometer_central_container-2c3d",
                "/etc/ceilometer/ceilometer.conf",
                AODH.replace("aodh:s3cret-a", "ceilometer:s3cret-c"));
        try (Site site = deployed.open("osa")) {
            assertThat(site.alarmPublisher()).isEmpty();
        }
    }

    @Test
    void anInventoryWithoutComputeHostsIsRefused() throws Exception {
        deployed.file(FILE, INVENTORY.replace("compute_hosts", "compute_host"));
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("osa"))
                .withMessageContaining("has no host in the group compute_hosts: set ansible.inventory to its");
    }
}
