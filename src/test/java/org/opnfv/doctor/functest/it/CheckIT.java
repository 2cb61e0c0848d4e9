package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code check}: one line a finding, and nothing is changed. */
@Execution(ExecutionMode.CONCURRENT)
class CheckIT {

    @TempDir
    private Path folder;

    @Test
    void findsAllInOrderInAWholeCloud() throws Exception {
        try (Lab lab = Lab.without()) {
            Outcome outcome = lab.program(folder).run("check");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out().lines()).isNotEmpty().allMatch(line -> line.startsWith("ok       "));
            assertThat(outcome.out())
                    .contains("settings: profile embedded", "logs: ", "credentials: OS_*, user admin")
                    .contains("identity: Keystone at http://127.0.0.1:", "compute: Nova at ", "API 2.1 to 2.104")
                    .contains("image: Glance at ", "network: Neutron at ", "alarming: Aodh at ", "rights: roles in")
                    .contains("host compute-1: up and enabled", "probe compute-3: UDP echo at 127.0.0.1");
            assertThat(outcome.out().lines().filter(line -> line.matches(".*(identity|image|network|alarming): .*")))
                    .hasSize(4)
                    .allMatch(line -> line.matches(".*, API v[0-9].*"));
            assertThat(lab.leftovers()).isEmpty();
            assertThat(folder).isEmptyDirectory();
            assertThat(lab.inside(folder).run("check", "-q")).isEqualTo(new Outcome(0, "", ""));
        }
    }

    @Test
    void provesTheNotificationPathAndUndoesWhatThatTook() throws Exception {
        try (Lab lab = Lab.without()) {
            Outcome outcome = lab.inside(folder).run("check", "--prove");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.out())
                    .contains("ok       alarms: one went from Nova to our Consumer, proven in ")
                    .endsWith("ok       cleanup: what was made for the proof is undone\n");
            assertThat(lab.leftovers()).isEmpty();
            assertThat(folder.resolve("logs/latest")).doesNotExist();
            assertThat(lab.program(folder).run("runs").err()).as("it is no run").contains("no run in logs yet");
        }
    }

    @Test
    void findsThatNoAlarmReachesTheConsumer() throws Exception {
        try (Lab lab = Lab.without()) {
            Outcome outcome = lab.inside(folder)
                    .set("consumer.url", "http://127.0.0.1:9/")
                    .set("arming.timeout_s", "1")
                    .run("check", "--prove", "-q");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("warning  way to the Consumer: tried from here, nobody answers at"
                                            + " 127.0.0.1:9 ("),
                            line -> assertThat(line).startsWith("failed   alarms: the notification path is not alive"));
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissingAndWhatToDoAboutIt() throws Exception {
        try (Lab lab = Lab.without("alarming")) {
            lab.admin().compute().forceDown("compute-2", true);

            Outcome outcome = lab.inside(folder).run("check");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out())
                    .contains("failed   alarming: the catalog has no Aodh here: deploy it, or set OS_REGION_NAME")
                    .contains("warning  host compute-2: Nova shows it forced down")
                    .contains("ok       host compute-1");
        }
    }

    @Test
    void looksForTheInspectorThatIsAskedFor() throws Exception {
        try (Lab lab = Lab.without()) {
            Outcome outcome = lab.inside(folder).run("check", "--inspector", "vitrage", "-q");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out().lines())
                    .singleElement()
                    .asString()
                    .startsWith("failed   inspector: the catalog has no rca service");
        }
    }

    @Test
    void aMemberIsToldThatItTakesAnAdmin() throws Exception {
        try (Lab lab = Lab.without()) {
            String project = lab.admin().identity().createProject("tenant", "of somebody");
            String user = lab.admin().identity().createUser("somebody", "pass-of-somebody", project);
            String member = lab.admin().identity().findRole("member").orElseThrow();
            lab.admin().identity().grant(project, user, member);

            Outcome outcome = lab.inside(folder)
                    .on(Map.of(
                            "OS_USERNAME", "somebody", "OS_PASSWORD", "pass-of-somebody", "OS_PROJECT_NAME", "tenant"))
                    .run("check");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out())
                    .contains("failed   rights: roles in project tenant: member, reader; ", " takes admin")
                    .doesNotContain("pass-of-somebody");
        }
    }

    @Test
    void withoutCredentialsItIsOneLine() throws Exception {
        Outcome outcome = Program.in(folder)
                .with("DOCTOR_EMBEDDED_URL", "http://127.0.0.1:1")
                .run("check");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains("no credentials", "source the openrc");
    }
}
