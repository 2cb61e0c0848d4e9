package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.host.Controller;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.host.ServiceLayout;

class FuelTest {
    /** What Salt 2018 prints; minions that have no such value, or do not answer, are there too. */
    static final String PILLAR = """
            cfg01.mcp-ovs-noha.local: 127.0.0.1
            ctl01.mcp-ovs-noha.local: 127.0.0.14
            cmp001.mcp-ovs-noha.local: 127.0.0.24
            cmp002.mcp-ovs-noha.local:
              Minion did not return. [No response]
            gtw01.mcp-ovs-noha.local: ''
            """;

    static final String KEYSTONERC = """
            export OS_IDENTITY_API_VERSION=3
            export OS_AUTH_URL=http://127.0.0.14:35357/v3
            export OS_PROJECT_DOMAIN_NAME=Default
            export OS_USER_DOMAIN_NAME=Default
            export OS_PROJECT_NAME=admin
            export OS_USERNAME=admin
            export OS_PASSWORD=opnfv_secret
            export OS_ENDPOINT_TYPE="internal"
            """;

    @TempDir
    private Path folder;

    @AutoClose
    private DeployedFixture deployed;

    @BeforeEach
    void make() throws Exception {
        deployed = new DeployedFixture(folder, "ubuntu", "nobody", "127.0.0.14", "127.0.0.24")
                .oneKeyForAll()
                .file("/root/keystonercv3", KEYSTONERC)
                .prints("salt", PILLAR);
    }

    @Test
    void hostsAndCredentialsAreThoseThatTheSaltMasterLeadsTo() {
        try (Site site = deployed.open("fuel")) {
            assertThat(site.description())
                    .isEqualTo("MCP of the Salt master at 127.0.0.1, controllers: 1, compute hosts: 1");
            assertThat(site.host("cmp001").echo().address()).isEqualTo("127.0.0.24");
            assertThat(site.controllers()).extracting(Controller::name).containsExactly("ctl01.mcp-ovs-noha.local");
            assertThat(site.credentials().login().secret()).isEqualTo("opnfv_secret");
            assertThat(site.credentials().endpointInterface()).isEqualTo("internal");
            assertThat(site.messageBuses().get(0)).hasToString("rabbit at 127.0.0.14:5672");
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(() -> site.host("cmp002").echo())
                    .withMessageContaining("the Salt master knows no machine of that name, only cmp001");
        }
    }

    @Test
    void theCertificateIsWhereTheCredentialsAre() throws Exception {
        deployed.file("/root/keystonercv3", KEYSTONERC + "export OS_CACERT=/no-such-folder/mcp_os_cacert\n")
                .fileAt("127.0.0.14", "/no-such-folder/mcp_os_cacert", "the controller's");
        try (Site site = deployed.open("fuel")) {
            assertThat(site.credentials().tls().authorities()).hasContent("the controller's");
            assertThat(site.credentials().origin()).isEqualTo("the credentials that ctl01.mcp-ovs-noha.local keeps");
        }
    }

    @Test
    void theKeyOfTheSaltMasterOpensTheHostsToo() {
        deployed.set("ssh.key", null);
        try (Site site = deployed.open("fuel")) {
            assertThat(site.controllers()).hasSize(1);
        }
    }

    @Test
    void aControllerThatDoesNotAnswerIsNotLeftOut() throws Exception {
        String lost = "ctl02.mcp-ovs-noha.local: 'Minion did not return. [No response]'\n";
        deployed.prints("salt", PILLAR + lost);
        try (Site site = deployed.open("fuel")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessage("the Salt master at 127.0.0.1 knows no address of ctl02.mcp-ovs-noha.local: start it,"
                            + " or list the addresses of all controllers in controllers (CONTROLLER_IPS)");
            assertThat(site.controller("ctl01.mcp-ovs-noha.local").layout())
                    .as("the others can be put back")
                    .isEqualTo(ServiceLayout.PLAIN);
        }
        try (Site site = deployed.set("controllers", "[127.0.0.14]").open("fuel")) {
            assertThat(site.controllers()).hasSize(1);
        }

        deployed.set("controllers", "[]").prints("salt", "cmp001.mcp-ovs-noha.local: 127.0.0.24\n");
        deployed.variables(Map.of(
                "OS_AUTH_URL", "http://127.0.0.14:5000/v3",
                "OS_USERNAME", "admin",
                "OS_PASSWORD", "opnfv_secret",
                "OS_PROJECT_NAME", "admin"));
        try (Site site = deployed.open("fuel")) {
            assertThatExceptionOfType(HostException.class)
                    .isThrownBy(site::controllers)
                    .withMessage("the Salt master at 127.0.0.1 lists no controller: list the addresses of all"
                            + " controllers in controllers (CONTROLLER_IPS)");
        }
    }

    @Test
    void aSaltThatFailsBecauseAComputeHostIsDownTellsTheOthers() throws Exception {
        deployed.command("salt", "/bin/cat <<'END'\n" + PILLAR + "END\necho 'ERROR: Minions returned' >&2; exit 1");
        try (Site site = deployed.open("fuel")) {
            assertThat(site.controllers()).hasSize(1);
        }

        deployed.command("salt", "echo '[CRITICAL] no master' >&2; exit 1");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("fuel"))
                .withMessageStartingWith("host Salt master: salt")
                .withMessageContaining("exit code 1, error output: [CRITICAL] no master");
    }

    @Test
    void whatIsWrongWithTheSaltMasterIsOneLine() throws Exception {
        deployed.prints("salt", "No minions matched the target. No command was sent, no jid was assigned.\n");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("fuel"))
                .withMessage("the Salt master at 127.0.0.1 lists no machine of a cloud: is MCP deployed there?");

        deployed.prints("salt", "a: [\n");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("fuel"))
                .withMessageStartingWith("host Salt master: salt wrote no YAML: ");

        deployed.prints("salt", PILLAR).file("/root/keystonercv3", "echo nothing\n");
        assertThatExceptionOfType(SiteException.class)
                .isThrownBy(() -> deployed.open("fuel"))
                .withMessage(
                        "/root/keystonercv3 of ctl01.mcp-ovs-noha.local sets no OS_AUTH_URL: set the OS_* variables"
                                + " of the cloud's admin yourself");
    }
}
