package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.ServiceLayout;

class DaisyTest {
    static final String HOSTS = """
            +-----+-------------------+--------+-----------+--------------------------+-------------+
            | ID  | Name              | Status | Os_status | Role                     | Role_status |
            +-----+-------------------+--------+-----------+--------------------------+-------------+
            | 11  | host-127-0-0-15   | in-use | active    | CONTROLLER_LB, COMPUTER  | active      |
            | 12  | host-127-0-0-25   | in-use | active    | COMPUTER                 | active      |
            +-----+-------------------+--------+-----------+--------------------------+-------------+
            """;

    static final String OPENRC = """
            export OS_AUTH_URL=http://192.0.2.15:35357/v3
            export OS_PROJECT_NAME=admin
            export OS_USERNAME=admin
            export OS_PASSWORD=keystone_secret
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private DeployedFixture deployed;

    @BeforeEach
    void make() throws Exception {
        deployed = new DeployedFixture(folder, "nobody", "root", "127.0.0.15", "127.0.0.25")
                .hostKey("/root/.ssh/id_rsa")
                .password("root", "r00t me")
                .variable("DOCTOR_INSTALLER_NODE_PASSWORD", "r00t me")
                .home("daisyrc_admin", "export OS_ENDPOINT=http://127.0.0.1:19292\n")
                .file("/etc/kolla/admin-openrc.sh", OPENRC)
                .prints("daisy", HOSTS);
    }

    @Test
    void hostsAreThoseThatTheDaisyNodeListsWithTheAddressesOfTheirNames() {
        try (Site site = deployed.open("daisy")) {
            assertThat(site.description())
                    .isEqualTo("Kolla of the Daisy node at 127.0.0.1, controllers: 1, compute hosts: 2");
            assertThat(site.host("host-127-0-0-25").echo().address()).isEqualTo("127.0.0.25");
            assertThat(site.controllers()).extracting(Controller::name).containsExactly("host-127-0-0-15");
            assertThat(site.credentials().login().secret()).isEqualTo("keystone_secret");
            assertThat(site.messageBuses().get(0)).hasToString("rabbit at 127.0.0.15:5672");
        }
    }

    @Test
    void theBusThatIsSetCountsBeforeTheOneThatIsFound() throws Exception {
        Path file = Files.writeString(
                folder.resolve("bus.conf"), "[DEFAULT]\ntransport_url = rabbit://u:p@192.0.2.9:5671/\n");
        try (Site site = deployed.set("bus.config", file.toString()).open("daisy")) {
            assertThat(site.messageBuses().get(0)).hasToString("rabbit at 192.0.2.9:5671");
        }
    }

    @Test
    void eachServiceMayHaveABusOfItsOwnAndOneAuthorityIsForAll() throws Exception {
        Path nova = Files.writeString(
                folder.resolve("nova.conf"),
                "[DEFAULT]\ntransport_url = rabbit://u:p@192.0.2.9/nova\n[oslo_messaging_rabbit]\nssl = 1\nssl_ca_file = /none\n");
        Path aodh = Files.writeString(
                folder.resolve("aodh.conf"), "[DEFAULT]\ntransport_url = rabbit://u:p@192.0.2.9/aodh\n");
        deployed.set("bus.config", nova + ", " + aodh + "," + nova);
        try (Site site = deployed.open("daisy")) {
            assertThat(site.messageBuses())
                    .as("an authority that is a file of another machine is not looked for here")
                    .containsExactly(
                            new TransportUrl("rabbit://u:p@192.0.2.9/nova?ssl=1"),
                            new TransportUrl("rabbit://u:p@192.0.2.9/aodh"));
        }
        try (Site site = deployed.set("bus.cacert", "bus.pem").open("daisy")) {
            assertThat(site.messageBuses())
                    .extracting(url -> url.authority().getFileName().toString())
                    .containsExactly("bus.pem", "bus.pem");
        }
    }

    @Test
    void theBusIsNamedByTheFileOfNovasApi() {
        Daisy daisy = new Daisy();
        assertThat(daisy.novaConf(new Controller("host-192-0-2-7", null, ServiceLayout.KOLLA_DOCKER)))
                .isEqualTo("/etc/kolla/nova-api/nova.conf");
        assertThat(daisy.novaConf(new Controller("host-192-0-2-7", null, ServiceLayout.PLAIN)))
                .isEqualTo("/etc/nova/nova.conf");
    }

    @Test
    void aWrongPasswordIsOneLineWithoutIt() {
        deployed.variable("DOCTOR_INSTALLER_NODE_PASSWORD", "wr0ng");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("daisy"))
                .withMessageStartingWith("host Daisy node: root may not log in at 127.0.0.1 port ")
                .withMessageContaining("the password of DOCTOR_INSTALLER_NODE_PASSWORD")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wr0ng"));
    }

    @Test
    void whatIsWrongWithTheDaisyNodeIsOneLine() throws Exception {
        deployed.prints("daisy", HOSTS.replace("host-127-0-0-25", "compute-twenty-five"));
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("daisy"))
                .withMessage(
                        "host Daisy node lists a host compute-twenty-five, whose name does not end in its address as"
                                + " in host-192-0-2-7");

        deployed.command("daisy", "echo Unauthorized >&2; exit 1");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("daisy"))
                .withMessageStartingWith("host Daisy node: ")
                .withMessageContaining("ended with exit code 1, error output: Unauthorized");
    }
}
