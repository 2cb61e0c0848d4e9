package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code init}: from nothing to a profile that {@code check} accepts, without a terminal. */
@Execution(ExecutionMode.CONCURRENT)
class InitIT {

    @TempDir
    private Path folder;

    @Test
    void writesAProfileThatCheckAcceptsAndARunPassesWith() throws Exception {
        try (Lab lab = Lab.without()) {
            lab.admin().compute().forceDown("compute-3", true);

            Outcome init = lab.program(folder).run("init", "cellar");

            assertThat(init.exit()).as(init.toString()).isZero();
            assertThat(init.out()).contains("ok       link compute-1: can be taken down");
            assertThat(init.err())
                    .startsWith("wrote functest-profiles/cellar.yaml; now it is checked:")
                    .endsWith("now make a run: doctor-functest run --profile cellar\n");
            String profile = Files.readString(folder.resolve("functest-profiles/cellar.yaml"));
            assertThat(profile)
                    .startsWith("# the embedded OpenStack at http://")
                    .contains("\n# host compute-1: UDP echo at 127.0.0.1 port ", "\n# Credentials: OS_*")
                    .contains("\ninstaller: embedded  # what the cloud was installed by\n")
                    .contains("\n  kind: link-down  # how the host is taken from the cloud\n")
                    .doesNotContain("host compute-3");
            assertThat(profile).doesNotContain(lab.environment().get("OS_PASSWORD"));

            // The profile has all but the credentials.
            Program later = Program.in(folder);
            for (String name : lab.environment().keySet()) {
                later = name.startsWith("OS_")
                        ? later.with(name, lab.environment().get(name))
                        : later;
            }
            Outcome run = later.run("run", "--profile", "cellar");
            assertThat(run.exit()).as(run.toString()).isZero();
            assertThat(run.out()).startsWith("PASS  ");

            Outcome again = lab.program(folder).run("init", "cellar");
            assertThat(again.exit()).isEqualTo(2);
            assertThat(again.complaints())
                    .containsExactly("doctor-functest: functest-profiles/cellar.yaml is there already: choose another"
                            + " name, or --force");
        }
    }

    @Test
    void whereNoHostCanBeTouchedNovaAloneIsTold() throws Exception {
        // As OpenSSH's client says it, which a bare machine does not have.
        Path ssh = Files.createDirectory(folder.resolve("bin")).resolve("ssh");
        Files.writeString(
                ssh, "#!/bin/sh\necho 'ssh: connect to host 127.0.0.1 port 1: Connection refused' >&2\nexit 255\n");
        assertThat(ssh.toFile().setExecutable(true)).isTrue();
        try (Lab lab = Lab.without()) {
            Outcome init = lab.program(folder)
                    .with("DOCTOR_HOSTS", "compute-1=127.0.0.1,compute-2=127.0.0.1,compute-3=127.0.0.1")
                    .with("DOCTOR_SSH_ATTEMPTS", "1")
                    .with("DOCTOR_SSH_PORT", "1")
                    .with("PATH", ssh.getParent() + ":" + System.getenv("PATH"))
                    .run("init", "--installer", "local");

            assertThat(init.exit()).as(init.toString()).isZero();
            assertThat(Files.readString(folder.resolve("functest-profiles/mycloud.yaml")))
                    .startsWith("# the OpenStack at http://")
                    .contains("\n  kind: force-down  #")
                    .contains("\n# not link-down: host compute-1 at 127.0.0.1 is this machine")
                    .contains("\n# not nova-compute-stopped: host compute-1: no SSH connection to 127.0.0.1 port 1 ")
                    .contains("\nhosts:  # address of each compute host")
                    .contains("\n  compute-1: \"127.0.0.1\"\n");
        }
    }

    @Test
    void whatTheEnvironmentSetsIsNotDecidedAnew() throws Exception {
        try (Lab lab = Lab.without()) {
            Outcome init = lab.program(folder)
                    .with("DOCTOR_FAULT_KIND", "nova-compute-stopped")
                    .with("DOCTOR_RUN_HOST", "compute-2")
                    .run("init");

            assertThat(init.exit()).as(init.toString()).isZero();
            assertThat(Files.readString(folder.resolve("functest-profiles/mycloud.yaml")))
                    .contains("\n  kind: nova-compute-stopped  #")
                    .contains("\n  host: compute-2  #");
        }
    }

    @Test
    void whatIsWrongIsOneLineAndNothingIsWritten() throws Exception {
        Outcome none = Program.in(folder).run("init", "--installer", "joid");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.complaints()).singleElement().asString().contains("there is no installer joid: take one of");

        Outcome refused = Program.in(folder).run("init", "--installer", "local");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.complaints()).singleElement().asString().contains("no credentials");

        assertThat(Program.in(folder).run("init", "../x").exit()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }
}
