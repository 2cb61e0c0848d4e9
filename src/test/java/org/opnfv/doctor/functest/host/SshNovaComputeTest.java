package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nova-compute of a host as deployers install it: what runs is a file beside the programs that are asked. */
class SshNovaComputeTest {
    @TempDir
    private Path folder;

    @AutoClose
    private ShellHost machine;

    @BeforeEach
    void open() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("running"));
        machine = new ShellHost("compute-1", folder, "env", "PATH=" + bin + ":/usr/bin:/bin");
        Path running = folder.resolve("running");
        // systemctl VERB [--quiet] UNIT
        command(
                "systemctl",
                "for unit; do :; done; f=" + running + "/unit:$unit; case $1 in is-active) [ -e $f ];; stop) rm $f;;"
                        + " start) : >$f;; *) exit 1;; esac");
        for (String tool : new String[] {"docker", "podman"}) {
            command(
                    tool,
                    "for name; do :; done; f=" + running + "/" + tool + ":$name; case $1 in"
                            + " ps) cd " + running + " && ls | sed -n 's/^" + tool + "://p';;"
                            + " inspect) [ -e $f ] && echo true;; stop) rm $f;; restart) : >$f;; esac");
        }
    }

    @Test
    void isStoppedAndStartedAsTheDeploymentHasIt() throws Exception {
        stopsAndStarts("unit:nova-compute.service");
        stopsAndStarts("unit:openstack-nova-compute.service");
        stopsAndStarts("unit:devstack@n-cpu.service");
        stopsAndStarts("docker:nova_compute");
        stopsAndStarts("podman:nova_compute");
    }

    private void stopsAndStarts(String service) throws Exception {
        run(service);
        FaultTarget found = host().novaCompute(null);
        found.requireUsable();
        assertThat(found.name()).isEqualTo(service);

        Instant before = Instant.now();
        Downtime times = found.down(Duration.ofSeconds(1), () -> false).orElseThrow();
        assertThat(times.before()).isBetween(before, times.after());
        assertThat(times.after()).isBefore(Instant.now());
        assertThat(running(service)).isFalse();

        // By whoever knows its name alone.
        host().novaCompute(service).up();
        assertThat(running(service)).isTrue();
        Files.delete(folder.resolve("running").resolve(service));
    }

    @Test
    void aContainerWithAUnitIsTheUnitsToStop() throws Exception {
        run("podman:nova_compute");
        run("unit:edpm_nova_compute.service");

        assertThat(host().novaCompute(null).name()).isEqualTo("unit:edpm_nova_compute.service");
    }

    @Test
    void anotherContainerOfNovaIsNotIt() throws Exception {
        run("docker:nova_compute_ironic");
        run("docker:nova_libvirt");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host().novaCompute(null).requireUsable())
                .withMessageContaining("host compute-1: ")
                .withMessageContaining("no nova-compute of systemd, docker or podman is running there");
    }

    @Test
    void oneThatSomethingStartsAgainIsNoFault() throws Exception {
        run("docker:nova_compute");
        command("docker", "case $1 in ps) echo nova_compute;; inspect) echo true;; stop) exit 0;; esac");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host().novaCompute(null).down(Duration.ofSeconds(1), () -> false))
                .withMessageContaining("nova_compute was stopped, and runs again: something watches over it");
    }

    @Test
    void oneThatIsStillBeingStoppedIsUpInTheEnd() throws Exception {
        run("docker:nova_compute");
        Path state = folder.resolve("running").resolve("docker:nova_compute");
        Path stopping = Files.createFile(folder.resolve("stopping"));
        command(
                "docker",
                "case $1 in inspect) [ -e " + state + " ] && echo true;; start) : >" + state + ";;"
                        + " restart) while [ -e " + stopping + " ]; do sleep 0.05; done; : >" + state + ";; esac");
        Process stop = new ProcessBuilder("sh", "-c", "sleep 0.5; rm '" + state + "' '" + stopping + "'").start();

        host().novaCompute("docker:nova_compute").up();

        assertThat(stop.waitFor()).isZero();
        assertThat(running("docker:nova_compute")).isTrue();
    }

    @Test
    void oneThatDoesNotComeUpIsSaid() throws Exception {
        command("docker", "case $1 in inspect) echo false;; esac");

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> host().novaCompute("docker:nova_compute").up())
                .withMessageContaining("nova_compute was started, and does not run: see its log");
    }

    private Host host() {
        ProbeTarget echo = new ProbeTarget(ProbeTarget.Kind.ICMP, ShellHost.ADDRESS, 0);
        return new SshHost(machine.remote(), echo, null, Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    private void run(String service) throws Exception {
        Files.createFile(folder.resolve("running").resolve(service));
    }

    private boolean running(String service) {
        return Files.exists(folder.resolve("running").resolve(service));
    }

    private void command(String name, String script) throws Exception {
        Path file = Files.writeString(folder.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
