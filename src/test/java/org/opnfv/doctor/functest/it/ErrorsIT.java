package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong before anything can be measured: one clear line, the right code, and a cloud as it was. */
@Execution(ExecutionMode.CONCURRENT)
class ErrorsIT {
    private static Lab lab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void cloud() throws Exception {
        lab = Lab.without();
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        assertThat(lab.leftovers()).isEmpty();
        lab.close();
    }

    @Test
    void wrongPassword() throws Exception {
        Program program = lab.program(folder).with("OS_PASSWORD", "wrong-and-secret");

        String line = complaint(2, program.run("run"));

        assertThat(line)
                .contains("Keystone", "refused user admin", "check user name, password")
                .doesNotContain("wrong-and-secret");
        Inside refused = lab.inside(folder).on(Map.of("OS_PASSWORD", "wrong-and-secret"));
        complaint(2, refused.run("run", "-f", "json"));
        assertThat(refused.run("clean").exit()).as("nothing was changed").isZero();
    }

    @Test
    void keystoneThatIsNotThere() throws Exception {
        int port = freePort();
        Inside inside = lab.inside(folder).on(Map.of("OS_AUTH_URL", "http://127.0.0.1:" + port + "/v3"));

        Outcome outcome = inside.run("run");

        assertThat(complaint(3, outcome)).contains("http://127.0.0.1:" + port, "cannot be reached", "check that");
        assertThat(outcome.out()).startsWith("UNKNOWN").contains("cleanup     complete");
    }

    @Test
    void aStackTraceIsForThoseWhoAskForIt() throws Exception {
        Program unreachable = lab.program(folder).with("OS_AUTH_URL", "http://127.0.0.1:" + freePort() + "/v3");
        Program refused = lab.program(folder).with("OS_PASSWORD", "wrong-and-secret");

        assertThat(unreachable.run("run", "-v").err()).contains("\n\tat org.opnfv.doctor.functest.");
        assertThat(refused.run("run", "-v").err())
                .contains("\n\tat org.opnfv.doctor.functest.")
                .doesNotContain("wrong-and-secret");
        assertThat(Files.readString(folder.resolve("logs/latest/functest.log"))).doesNotContain("wrong-and-secret");
    }

    @Test
    void theShortcutInACloudWithoutABus() throws Exception {
        Inside inside = lab.inside(folder);

        assertThat(complaint(2, inside.run("run", "--shortcut"))).contains("--shortcut", "bus.config");
        assertThat(inside.run("clean").exit()).as("nothing was changed").isZero();
    }

    @Test
    void aCloudWithoutAodh() throws Exception {
        try (Lab deaf = Lab.without("alarming")) {
            assertThat(complaint(3, deaf.inside(folder).run("run")))
                    .contains("catalog has no alarming service", "OS_REGION_NAME");
            assertThat(deaf.leftovers()).isEmpty();
        }
    }

    @Test
    void aHostThatNovaDoesNotKnow() throws Exception {
        assertThat(complaint(2, lab.inside(folder).run("run", "--host", "compute-9")))
                .contains("unknown host compute-9: Nova has compute-1, compute-2, compute-3");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            for (String component : new String[] {"consumer", "inspector"}) {
                String line = complaint(
                        2, lab.inside(folder).set(component + ".port", port).run("run"));
                assertThat(line).contains(component, port);
            }
        }
    }

    @Test
    void aProfileThatCannotBeUsed() throws Exception {
        assertThat(profile("run:\n  instances: 2\n  treshold_s: 1\n"))
                .contains("mine.yaml:3: run.treshold_s: unknown key", "did you mean 'threshold_s'?");
        assertThat(profile("run:\n  instances: ten\n"))
                .contains("mine.yaml:2: run.instances: must be a number, not text (allowed: a whole number from 1");
        assertThat(profile("run: [\n")).contains("mine.yaml:");
        assertThat(complaint(2, Inside.in(folder).run("run", "--profile", folder + "/not-there.yaml")))
                .contains("not-there.yaml");
        assertThat(complaint(2, Program.in(folder).with("VM_COUNT", "0").run("run")))
                .contains("VM_COUNT: run.instances: 0 is out of range");
        assertThat(folder.resolve("logs")).as("a run that cannot begin").doesNotExist();
    }

    @Test
    void aQuotaThatIsTooSmall() throws Exception {
        String project = lab.admin().identity().createProject("crowded", "has room for two");
        lab.admin().compute().setQuota(project, 2, 2, 2048);

        Inside inside = lab.inside(folder).set("account.project", "crowded");

        assertThat(complaint(2, inside.run("run", "--instances", "3")))
                .contains("quota of project crowded is too small: instances 2, in use 0, needed 3; raise it");
        assertThat(inside.run("run", "--instances", "2").exit()).isZero();
        assertThat(lab.admin().identity().findProject("crowded"))
                .as("a project that is not ours")
                .contains(project);
        assertThat(lab.admin().compute().quota(project).instances().limit()).isEqualTo(2);
    }

    @Test
    void aUserThatThereIsAlreadyNeedsItsPassword() throws Exception {
        String project = lab.admin().identity().createProject("tenant", "of somebody");
        lab.admin().identity().createUser("somebody", "pass-of-somebody", project);

        assertThat(complaint(
                        2, lab.inside(folder).set("account.user", "somebody").run("run")))
                .contains("user somebody exists already", "DOCTOR_ACCOUNT_PASSWORD");
        assertThat(lab.program(folder)
                        .with("DOCTOR_ACCOUNT_USER", "somebody")
                        .with("DOCTOR_ACCOUNT_PASSWORD", "pass-of-somebody")
                        .run("run")
                        .exit())
                .isZero();
        assertThat(lab.admin().identity().findUser("somebody")).isPresent();
    }

    private String profile(String text) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), text);
        return complaint(2, Inside.in(folder).run("run", "--profile", mine.toString()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The one line on standard error. */
    private static String complaint(int code, Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(code);
        assertThat(outcome.complaints()).singleElement().asString().startsWith("doctor-functest: ");
        return outcome.complaints().get(0);
    }
}
