package org.opnfv.doctor.functest.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.host.FakeSsh;
import org.opnfv.doctor.functest.host.Host;
import org.opnfv.doctor.functest.host.HostException;

/**
 * What every installer has to answer, and what has to be there with it. A new one needs a deployment to be asked about, in
 * {@link #deployment}, and nothing else here.
 */
class InstallerContractTest {
    private static final String SECRETS = "(?s).*(s3cret|opnfv_secret|keystone_secret|r00t me|PRIVATE KEY).*";

    @AutoClose
    private static SmallCloud cloud;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        cloud = SmallCloud.start();
    }

    static Set<String> names() {
        return Installer.names();
    }

    /** A deployment of that kind, and the name of a compute host of it. */
    private record Subject(DeployedFixture deployment, String host) {}

    private Subject deployment(String installer) throws Exception {
        return switch (installer) {
            case "embedded" ->
                new Subject(
                        fixture("nobody", "nobody")
                                .variables(cloud.environment())
                                .set("embedded.url", cloud.environment().get("DOCTOR_EMBEDDED_URL")),
                        "compute-1");
            case "local", "devstack" ->
                new Subject(
                        fixture("nobody", "stack", "127.0.0.1", "127.0.0.31")
                                .oneKeyForAll()
                                .set("ssh.user", "ubuntu")
                                .variables(cloud.environment())
                                .set("hosts", "{compute-7: 127.0.0.31}"),
                        "compute-7");
            case "apex" ->
                new Subject(
                        fixture("stack", "heat-admin", "127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.21")
                                .hostKey(ApexTest.KEY)
                                .home("stackrc", ApexTest.STACKRC)
                                .home("overcloudrc", ApexTest.OVERCLOUDRC)
                                .prints("openstack", ApexTest.OLDER_JSON),
                        "overcloud-novacompute-0");
            case "fuel" ->
                new Subject(
                        fixture("ubuntu", "nobody", "127.0.0.14", "127.0.0.24")
                                .oneKeyForAll()
                                .file("/root/keystonercv3", FuelTest.KEYSTONERC)
                                .prints("salt", FuelTest.PILLAR),
                        "cmp001");
            case "daisy" ->
                new Subject(
                        fixture("nobody", "root", "127.0.0.15", "127.0.0.25")
                                .hostKey("/root/.ssh/id_rsa")
                                .password("root", "r00t me")
                                .variable("DOCTOR_INSTALLER_NODE_PASSWORD", "r00t me")
                                .home("daisyrc_admin", "export OS_ENDPOINT=http://127.0.0.1:19292\n")
                                .file("/etc/kolla/admin-openrc.sh", DaisyTest.OPENRC)
                                .prints("daisy", DaisyTest.HOSTS),
                        "host-127-0-0-25");
            case "kolla" ->
                new Subject(
                        KollaInstallerTest.on(fixture("deployer", "stack", "127.0.0.16", "127.0.0.26")), "compute01");
            case "osa" ->
                new Subject(OsaInstallerTest.on(fixture("root", "root", "127.0.0.17", "127.0.0.27")), "compute1");
            default ->
                throw new AssertionError("the installer " + installer + " needs a deployment to be tested on, here");
        };
    }

    private DeployedFixture fixture(String nodeUser, String hostUser, String... addresses) throws Exception {
        return new DeployedFixture(folder, nodeUser, hostUser, addresses);
    }

    @ParameterizedTest
    @MethodSource("names")
    void itAnswersWhatARunAsks(String installer) throws Exception {
        Subject subject = deployment(installer);
        try (DeployedFixture deployment = subject.deployment();
                Site site = deployment.open(installer)) {
            assertThat(site.description()).isNotBlank().doesNotContain("\n").doesNotMatch(SECRETS);
            assertThat(site.credentials().authUrl().getPath()).endsWith("/v3");
            assertThat(site.credentials().login().secret()).isNotBlank();
            assertThat(site.credentials().origin()).isNotBlank();

            Host host = site.host(subject.host());
            assertThat(host.name()).isEqualTo(subject.host());
            assertThat(host.echo().address()).isNotBlank();
            assertThat(host.link()).isNotNull();
            assertThatThrownBy(() -> site.host("no-such-host.invalid").echo())
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("no-such-host.invalid")
                    .hasMessageNotContaining("\n");

            assertThat(site.controllers()).allSatisfy(controller -> {
                assertThat(controller.name()).isNotBlank();
                assertThat(controller.layout()).isNotNull();
                assertThat(controller.host().ask("echo in")).isEqualTo("in\n");
            });
            assertThat(site.messageBuses()).allSatisfy(bus -> {
                assertThat(bus.servers()).isNotEmpty();
                assertThat(bus.toString()).doesNotMatch(SECRETS);
            });
            assertThat(site.endsWithUs()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatItCannotFindIsOneLineThatSaysWhatToDo(String installer) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "installer_node.address", "127.0.0.1",
                "installer_node.port", "1",
                "installer_node.jump", "auto",
                "embedded.url", "http://127.0.0.1:1",
                "monitor.probe", "auto",
                "ssh.host_keys", "strict",
                "ssh.port", "1"));
        settings.putAll(Map.of(
                "hosts", "{}",
                "controllers", "[]",
                "ssh.connect_timeout_s", "1.0",
                "ssh.command_timeout_s", "1.0",
                "ssh.attempts", "1"));
        Map<String, String> environment = new FakeSsh(Files.createDirectory(folder.resolve("ssh"))).environment();
        environment.put("HOME", folder.toString());

        assertThatThrownBy(() ->
                        Installer.named(installer).open(new SiteRequest(environment, folder, folder, settings::get)))
                .isInstanceOf(SiteException.class)
                .hasMessageNotContaining("\n")
                .message()
                .matches(".*(no credentials|no SSH connection).*");
    }

    @ParameterizedTest
    @MethodSource("names")
    void itHasAProfileOfItsNameAndIsDocumented(String installer) throws Exception {
        try (var in = Installer.class.getResourceAsStream("/functest-profiles/" + installer + ".yaml")) {
            assertThat(in).as("functest-profiles/" + installer + ".yaml").isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .contains("installer: " + installer)
                    .first()
                    .asString()
                    .startsWith("# ");
        }
        assertThat(Files.readString(Path.of("docs", "profiles.md"))).contains("`" + installer + "`");
        assertThat(Files.readString(Path.of("README.md"))).contains("`" + installer + "`");
    }
}
