package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ServiceLayout;

class ApexTest {
    static final String KEY = "/home/stack/.ssh/id_rsa";
    static final String STACKRC = "export OS_AUTH_URL=http://192.0.2.1:5000/v3\n";

    /** As python-openstackclient 3 wrote it, with one string for all networks. */
    static final String OLDER_JSON = """
            [
              {"Status": "ACTIVE", "Networks": "ctlplane=127.0.0.11", "ID": "a1", "Image Name": "overcloud-full",
               "Name": "overcloud-controller-0"},
              {"Status": "ACTIVE", "Networks": "ctlplane=127.0.0.12", "ID": "a2", "Name": "overcloud-controller-1"},
              {"Status": "ACTIVE", "Networks": "ctlplane=127.0.0.13", "ID": "a3", "Name": "overcloud-controller-2"},
              {"Status": "ACTIVE", "Networks": "ctlplane=127.0.0.21", "ID": "c1", "Name": "overcloud-novacompute-0"}
            ]
            """;

    private static final String NEWER_JSON =
            OLDER_JSON.replaceAll("\"ctlplane=([0-9.]+)\"", "{\"ctlplane\": [\"$1\"], \"storage\": [\"192.0.2.99\"]}");

    private static final String TABLE = """
            +----+-------------------------+--------+------------+-------------+---------------------+
            | ID | Name                    | Status | Task State | Power State | Networks            |
            +----+-------------------------+--------+------------+-------------+---------------------+
            | c1 | overcloud-novacompute-0 | ACTIVE | -          | Running     | ctlplane=127.0.0.21 |
            | a1 | overcloud-controller-0  | ACTIVE | -          | Running     | ctlplane=127.0.0.11 |
            | a2 | overcloud-controller-1  | ACTIVE | -          | Running     | ctlplane=127.0.0.12 |
            | a3 | overcloud-controller-2  | ACTIVE | -          | Running     | ctlplane=127.0.0.13 |
            +----+-------------------------+--------+------------+-------------+---------------------+
            """;

    static final String OVERCLOUDRC = """
            # Clear any old environment that may conflict.
            for key in $( set | awk '{FS="="}  /^OS_/ {print $1}' ); do unset $key ; done
            export OS_NO_CACHE=True
            export OS_CLOUDNAME=overcloud
            export OS_AUTH_URL=http://192.0.2.10:5000//v3
            export NOVA_VERSION=1.1
            export OS_USERNAME=admin
            export OS_PASSWORD='s3cret-admin'
            export OS_PROJECT_NAME=admin
            export PYTHONWARNINGS="ignore:Certificate has no, ignore:A true SSLContext object is not available"
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private DeployedFixture deployed;

    @BeforeEach
    void make() throws Exception {
        deployed = new DeployedFixture(
                        folder, "stack", "tripleo-admin", "127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.21")
                .hostKey(KEY)
                .home("stackrc", STACKRC)
                .home("overcloudrc", OVERCLOUDRC)
                .prints("openstack", OLDER_JSON);
    }

    @Test
    void aControllerCanBeUsedWhileAnotherOneIsOff() throws Exception {
        deployed.down("127.0.0.12");
        try (Site site = deployed.open("apex")) {
            assertThat(site.controller("overcloud-controller-2").host().ask("echo in"))
                    .isEqualTo("in\n");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.controller("overcloud-controller-1"))
                    .withMessageStartingWith("host overcloud-controller-1: no SSH connection");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.controller("127.0.0.12"))
                    .withMessageStartingWith("the deployment has no controller 127.0.0.12 now: name it as the run did");
        }
    }

    @Test
    void aControllerWithoutAnAddressIsNotLeftOut() throws Exception {
        deployed.prints("openstack", OLDER_JSON.replaceFirst("ctlplane=127\\.0\\.0\\.12", ""));

        try (Site site = deployed.open("apex")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessage("the undercloud at 127.0.0.1 knows no address of overcloud-controller-1: start it, or"
                            + " list the addresses of all controllers in controllers (CONTROLLER_IPS)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLDER_JSON, "newer", "table"})
    void hostsAreThoseThatTheUndercloudLists(String form) throws Exception {
        if (form.equals("table")) {
            deployed.command("openstack", "exit 127").prints("nova", TABLE);
        } else {
            deployed.prints("openstack", form.equals("newer") ? NEWER_JSON : form);
        }
        try (Site site = deployed.open("apex")) {
            assertThat(site.description())
                    .isEqualTo("TripleO of the undercloud at 127.0.0.1, controllers: 3, compute hosts: 1");
            assertThat(site.host("overcloud-novacompute-0.opnfvlf.org").echo().address())
                    .isEqualTo("127.0.0.21");
            assertThat(site.controllers())
                    .extracting(Controller::name)
                    .containsExactly("overcloud-controller-0", "overcloud-controller-1", "overcloud-controller-2");
            assertThat(site.controllers()).allMatch(controller -> controller.layout() == ServiceLayout.PLAIN);
            assertThat(site.controllers().get(2).host().ask("echo in")).isEqualTo("in\n");
            assertThat(site.endsWithUs()).isFalse();
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.host("compute-9").echo())
                    .withMessage("host compute-9: the undercloud knows no machine of that name, only"
                            + " overcloud-novacompute-0: list its address in the profile under hosts");
        }
    }

    @Test
    void credentialsAreThoseOfTheOvercloudUnlessTheUserHasSome() {
        try (Site site = deployed.open("apex")) {
            assertThat(site.credentials().authUrl()).hasToString("http://192.0.2.10:5000/v3");
            assertThat(site.credentials().login().secret()).isEqualTo("s3cret-admin");
            assertThat(site.credentials().origin()).isEqualTo("the credentials that the undercloud keeps");
            assertThat(site.toString()).doesNotContain("s3cret");
        }
        deployed.variable("OS_AUTH_URL", "http://192.0.2.77:5000")
                .variable("OS_USERNAME", "me")
                .variable("OS_PASSWORD", "mine")
                .variable("OS_PROJECT_NAME", "p");
        try (Site site = deployed.open("apex")) {
            assertThat(site.credentials().authUrl()).hasToString("http://192.0.2.77:5000/v3");
        }
    }

    @Test
    void theCertificateThatIsThereAloneIsHereUntilTheEnd() throws Exception {
        deployed.home("overcloudrc", OVERCLOUDRC + "export OS_CACERT=/no-such-folder/ca.crt.pem\n")
                .file("/no-such-folder/ca.crt.pem", "a certificate");
        Path copy;
        try (Site site = deployed.open("apex")) {
            copy = site.credentials().tls().authorities();
            assertThat(copy).hasContent("a certificate");
        }
        assertThat(copy).doesNotExist();
    }

    @Test
    void theMessageBusIsGivenByTheAddressOfTheFirstController() {
        try (Site site = deployed.open("apex")) {
            assertThat(site.messageBuses().get(0).text()).isEqualTo("rabbit://nova:s3cret-bus@127.0.0.11:5672/?ssl=0");
            assertThat(site.messageBuses().get(0)).hasToString("rabbit at 127.0.0.11:5672");
        }
    }

    @Test
    void controllersOfTheSettingsWinAndNeedNoList() {
        deployed.set("controllers", "[127.0.0.12]").set("installer_node.jump", "always");
        try (Site site = deployed.open("apex")) {
            assertThat(site.controllers()).extracting(Controller::name).containsExactly("127.0.0.12");
        }
    }

    @Test
    void oneControllerOfThreeThatIsDownIsNamed() throws Exception {
        deployed.down("127.0.0.12");
        try (Site site = deployed.open("apex")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessageStartingWith("one of 3 controllers cannot be used: host overcloud-controller-1: no SSH"
                            + " connection to 127.0.0.12 port ")
                    .withMessageContaining("through undercloud");
        }
    }

    @Test
    void aKeyThatTheHostsDoNotKnowIsOneLine() throws Exception {
        deployed.wrongKey(KEY);
        try (Site site = deployed.open("apex")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessageContaining(
                            "host overcloud-controller-0: heat-admin or tripleo-admin may not log in at ")
                    .withMessageContaining("with key [" + KEY + " of the undercloud]");
        }
    }

    @Test
    void aUserWithoutSudoIsOneLine() throws Exception {
        deployed.command("sudo", "echo 'sudo: a password is required' >&2; exit 1");
        try (Site site = deployed.open("apex")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessageContaining("host overcloud-controller-0: ")
                    .withMessageContaining("sudo refuses (sudo: a password is required)");
        }
    }

    @Test
    void whatIsWrongWithTheUndercloudIsOneLine() throws Exception {
        deployed.prints("openstack", "[]");
        refused().withMessage("the undercloud at 127.0.0.1 lists no machine of a cloud: is TripleO deployed there?");

        deployed.prints("openstack", "Traceback");
        refused().withMessageStartingWith("host undercloud: openstack server list wrote no JSON: ");

        deployed.command("openstack", "echo no such service >&2; exit 1")
                .command("nova", "echo deprecated >&2; exit 2");
        refused()
                .withMessage(
                        "host undercloud at 127.0.0.1 does not list the machines of its overcloud: no such service;"
                                + " nova list: deprecated");

        deployed.prints("openstack", OLDER_JSON).set("installer_node.user", "root");
        refused()
                .withMessageStartingWith("host undercloud: root may not log in at 127.0.0.1 port ")
                .withMessageEndingWith(
                        "set installer_node.user and installer_node.key, or DOCTOR_INSTALLER_NODE_PASSWORD");
    }

    private ThrowableAssertAlternative<SiteException> refused() {
        return assertThatExceptionOfType(SiteException.class).isThrownBy(() -> deployed.open("apex"));
    }
}
