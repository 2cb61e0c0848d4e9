package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs on {@code lab/lab up --persona}, each beginning with controllers that are not configured for it: it passes, and whatever
 * becomes of it, their files are byte for byte, owner and mode what they were.
 */
class PersonaLabIT {

    @TempDir
    private Path folder;

    private Persona persona;
    private RealLab lab;
    private SortedSet<String> configuration;

    @BeforeEach
    void nothingYet() {
        persona = null;
    }

    @AfterEach
    void isAsBefore() throws Exception {
        if (persona == null) {
            return;
        }
        assertThat(persona.configuration()).isEqualTo(configuration);
        lab.awaitAsBefore();
    }

    @AfterAll
    static void noPersona() throws Exception {
        Persona.down();
    }

    @ParameterizedTest
    @CsvSource({"apex, docker, 2, ''", "fuel, plain, 3, jump-only", "daisy, kolla, 1, ''", "kolla, kolla, 3, ''"})
    void anUnpatchedDeploymentPassesAndNobodySeesASecret(String kind, String layout, String controllers, String trouble)
            throws Exception {
        up(kind, "--unpatched", "--layout", layout, "--controllers", controllers, "--trouble", trouble);
        String watch = Path.of("bench", "secrets.sh").toAbsolutePath().toString();

        Outcome outcome =
                persona.program(folder).shell("exec \"$1\" \"$0\" \"${@:2}\"", words(watch, persona.run("-v")));

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).contains("exit code of the command 0, 0 found");
        JsonNode result = persona.program(folder).run("report", "-f", "json").json();
        assertThat(result.path("verdict").asText()).isEqualTo("PASS");
        assertThat(result.path("cleanup").asText()).isEqualTo("complete");
        assertThat(result.at("/host/address").asText()).matches("198\\.51\\.100\\.1[1-3]");
        assertThat(result.path("instances").findValues("notified")).hasSize(1).allMatch(JsonNode::isNumber);
        assertThat(persona.program(folder).run("clean", "--all").out()).endsWith(": nothing to undo\n");

        Outcome leak =
                persona.program(folder).shell("exec \"$1\" sh -c 'cat /var/lib/doctor-lab/secrets >leak'", watch);
        assertThat(leak.exit()).as(leak.toString()).isEqualTo(1);
        assertThat(leak.out()).contains("a file of its own");
    }

    @Test
    void aRunThatIsInterruptedLeavesTheFilesAsTheyWere() throws Exception {
        up("apex", "--unpatched", "--layout", "docker", "--listing", "nova");
        persona.hit(folder, "INT", "instance", 130);
        assertThat(persona.configuration()).isEqualTo(configuration);
    }

    @Test
    void aRunThatIsKilledIsCleanedUp() throws Exception {
        up("apex", "--unpatched", "--layout", "plain");
        Program killed = persona.hit(folder, "KILL", "observe", 137);
        assertThat(persona.configuration()).isNotEqualTo(configuration);
        Outcome clean = killed.run("clean");
        assertThat(clean.exit()).as(clean.toString()).isZero();
        assertThat(persona.configuration()).isEqualTo(configuration);
    }

    @Test
    void aSecondRunThatFailsPutsBackWhatAKilledOneLeftAndWhatItChanged() throws Exception {
        up("fuel", "--unpatched");
        Program program = persona.program(folder);
        try (Running run = program.start(persona.run())) {
            new RunLedger(folder.resolve("logs")).awaitStage("instance", run);
            run.end("KILL");
        }
        assertThat(persona.configuration()).isNotEqualTo(configuration);

        Outcome second = program.run(persona.run("--threshold", "0.0001"));
        assertThat(second.exit()).as(second.toString()).isEqualTo(1);
        assertThat(persona.configuration()).isEqualTo(configuration);

        assertThat(program.run("clean", "--all").exit()).isZero();
    }

    @Test
    void alarmsComeThroughTunnelsWhereControllersCannotReachUs() throws Exception {
        up("apex", "--trouble", "no-direct", "--controllers", "2");

        Outcome outcome = persona.program(folder).run(persona.run("-v"));

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.err()).contains("tunnel");
    }

    @Test
    void aTunnelThatIsCutWhileAlarmsAreAwaitedMakesNoPass() throws Exception {
        up("apex", "--trouble", "no-direct");

        try (Running run = persona.program(folder).start(persona.run("-f", "json"))) {
            new RunLedger(folder.resolve("logs")).awaitStage("inject", run);
            persona.cutSessions(persona.controllers().get(0));
            Outcome outcome = run.end();
            assertThat(outcome.json().path("verdict").asText())
                    .as(outcome.toString())
                    .isEqualTo("UNKNOWN");
        }
    }

    @Test
    void theFileAndTheVariablesOfTheOriginalAreEnough() throws Exception {
        up("apex", "--unpatched", "--layout", "podman", "--listing", "old");
        Files.writeString(folder.resolve("doctor.conf"), """
                [DEFAULT]
                image_name = doctor_image
                image_format = qcow2
                doctor_user = doctor
                doctor_project = doctor
                instance_count = 2

                [installer]
                type = apex
                username = stack

                [monitor]
                type = sample

                [inspector]
                type = sample
                ip = 127.0.0.1
                port = 12345

                [consumer]
                type = sample
                ip = 127.0.0.1
                port = 12346
                """);

        Outcome outcome = persona.program(folder)
                .with("INSTALLER_TYPE", "apex")
                .with("INSPECTOR_TYPE", "sample")
                .with("MONITOR_TYPE", "sample")
                .with("TEST_CASE", "fault_management")
                // The original matches by id, and Aodh takes a minute to know such an alarm: RunLabIT waits for that.
                .run("run", "--config-file", "doctor.conf", "--alarm-match", "display-name", "-f", "json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.err()).contains("makes 2 instances with alarms");
    }

    private void up(String kind, String... options) throws Exception {
        persona = Persona.up(kind, options);
        lab = new RealLab();
        configuration = persona.configuration();
    }

    private static String[] words(String first, String... rest) {
        String[] words = new String[rest.length + 1];
        words[0] = first;
        System.arraycopy(rest, 0, words, 1, rest.length);
        return words;
    }
}
