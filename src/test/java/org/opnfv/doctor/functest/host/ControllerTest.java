package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a controller is found to be, and what it takes to look. */
class ControllerTest {
    @TempDir
    private Path folder;

    @AutoClose
    private ShellHost machine;

    private RemoteHost host;
    private Path generated;
    private Path kolla;

    @BeforeEach
    void open() throws Exception {
        generated = folder.resolve("puppet-generated");
        kolla = folder.resolve("kolla");
        Files.createDirectory(folder.resolve("bin"));
        machine = new ShellHost("controller-0", folder, "env", "PATH=" + folder.resolve("bin") + ":/usr/bin:/bin");
        host = machine.remote();
        command("id", "echo 1000");
        command("sudo", "shift 3; exec \"$@\"");
        command("docker", "exit 0");
        command("podman", "exit 0");
    }

    @Test
    void withoutTheConfigurationOfContainersItIsPlain() throws Exception {
        command("docker", "echo nova_api");

        Controller controller = look();

        assertThat(controller.layout()).isEqualTo(ServiceLayout.PLAIN);
        assertThat(controller.name()).isEqualTo("controller-0");
        assertThat(controller.layout().file("nova", "/etc/nova/nova.conf")).isEqualTo("/etc/nova/nova.conf");
        assertThat(controller.layout().tool()).isNull();
    }

    @Test
    void theToolIsTheOneThatRunsContainers() throws Exception {
        Files.createDirectory(generated);
        command("docker", "echo nova_api");
        assertThat(look().layout()).isEqualTo(ServiceLayout.DOCKER);

        command("podman", "echo nova_api");
        ServiceLayout layout = look().layout();
        assertThat(layout).isEqualTo(ServiceLayout.PODMAN);
        assertThat(layout.tool()).isEqualTo("podman");
        assertThat(layout.file("nova", "/etc/nova/nova.conf"))
                .isEqualTo("/var/lib/config-data/puppet-generated/nova/etc/nova/nova.conf");
    }

    @Test
    void containersThatDoNotRunAreAnError() throws Exception {
        Files.createDirectory(generated);

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> look())
                .withMessage("host controller-0 has the configuration of containers in " + generated
                        + ", and neither podman nor docker runs any: start its services");
    }

    @Test
    void aUserWithoutSudoIsOneLine() throws Exception {
        command("sudo", "echo 'sudo: a password is required' >&2; exit 1");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> look())
                .withMessage("host controller-0: it needs root, and sudo refuses (sudo: a password is required): let"
                        + " the user use sudo, or log in as another one");
    }

    @Test
    void aWarningOfSudoIsNoRefusal() throws Exception {
        command("sudo", "shift 3; echo 'sudo: unable to resolve host c0: Name unknown' >&2; exec \"$@\"");

        assertThat(look().layout()).isEqualTo(ServiceLayout.PLAIN);
    }

    @Test
    void kollaIsKnownByItsListsOfWhatContainersCopy() throws Exception {
        command("docker", "echo nova_api");
        Files.createDirectories(kolla.resolve("config"));
        Files.writeString(kolla.resolve("admin-openrc.sh"), "");
        assertThat(look().layout()).as("the machine that it is installed from").isEqualTo(ServiceLayout.PLAIN);

        Files.createDirectory(kolla.resolve("nova-api"));
        Files.writeString(kolla.resolve("nova-api/config.json"), "{}");
        ServiceLayout layout = look().layout();
        assertThat(layout).isEqualTo(ServiceLayout.KOLLA_DOCKER);
        assertThat(layout.tool()).isEqualTo("docker");
        assertThat(layout.file("nova-api", "/etc/nova/nova.conf")).isEqualTo("/etc/kolla/nova-api/nova.conf");

        command("podman", "echo cockpit-ws");
        assertThat(look().layout()).as("a container that is none of Kolla's").isEqualTo(ServiceLayout.KOLLA_DOCKER);
        command("podman", "echo cockpit-ws");
        assertThat(look().layout()).as("a container that is none of Kolla's").isEqualTo(ServiceLayout.KOLLA_DOCKER);
        command("podman", "echo nova_api");
        assertThat(look().layout()).isEqualTo(ServiceLayout.KOLLA_PODMAN);
        command("podman", "exit 1");
        command("docker", "echo nova_api_of_another");
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(this::look)
                .withMessage("host controller-0 has the configuration of containers in " + kolla
                        + ", and neither podman nor docker runs any: start its services");

        Files.createDirectory(generated);
        command("docker", "echo nova_api");
        assertThat(look().layout()).isEqualTo(ServiceLayout.DOCKER);
    }

    private Controller look() {
        return Controller.at(host, generated.toString(), kolla.toString());
    }

    private void command(String name, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
