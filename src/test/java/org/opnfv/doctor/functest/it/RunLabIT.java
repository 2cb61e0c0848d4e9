package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the built program on the real OpenStack of {@code lab/lab}: what they say, and that they leave it as it was. */
class RunLabIT {

    @TempDir
    private Path folder;

    private RealLab lab;

    @BeforeEach
    void look() throws Exception {
        lab = new RealLab();
    }

    @AfterEach
    void isAsBefore() {
        lab.awaitAsBefore();
    }

    @Test
    void checkSaysThatARunCouldBeMade() throws Exception {
        Outcome outcome = RealLab.program(folder).run("check", "--profile", "lab", "--prove");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).contains("ok       alarms: one went from Nova to our Consumer");
    }

    @Test
    void oneInstancePassesAndIsReportedAgainAndLeavesNothingToClean() throws Exception {
        JsonNode result = pass("--alarm-match", "display-name");

        assertThat(result.path("instances")).hasSize(1);
        assertThat(result.at("/host/name").asText()).matches("compute-[1-3]");
        assertThat(result.at("/host/address").asText()).startsWith("198.51.100.");
        assertThat(result.path("timeline").findValuesAsText("checkpoint")).contains("T00", "T01", "T03", "T04", "T09");
        assertThat(result.path("clock_offsets")).isNotEmpty();
        assertThat(result.path("recovery").isObject()).isTrue();
        assertThat(result.path("host_down_seen").isNull()).isFalse();

        Outcome report = RealLab.program(folder).run("report", "-f", "json");
        assertThat(report.exit()).isZero();
        assertThat(report.json()).isEqualTo(result);

        Outcome clean = RealLab.program(folder).run("clean", "--all");
        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(clean.out()).endsWith(": nothing to undo\n");
    }

    @Test
    void severalInstancesOnANamedHostAreAllToldOf() throws Exception {
        JsonNode result = pass("--alarm-match", "display-name", "--instances", "5", "--host", "compute-2");

        assertThat(result.path("instances").findValuesAsText("host")).hasSize(5).containsOnly("compute-2");
        assertThat(result.path("instances").findValues("notified")).hasSize(5).allMatch(JsonNode::isNumber);
    }

    @Test
    void theShortcutIsHeardBesideNovaAndNamed() throws Exception {
        JsonNode result =
                pass("--alarm-match", "display-name", "--instances", "3", "--host", "compute-2", "--shortcut");

        assertThat(result.path("shortcut").asBoolean()).isTrue();
        assertThat(result.path("notes").toString()).contains("bypass Nova");
        // Ours are on the bus before Nova has answered: that is all that it is for.
        for (JsonNode instance : result.path("instances")) {
            assertThat(instance.at("/moments/T05/at").decimalValue())
                    .isLessThan(instance.at("/moments/T03/at").decimalValue());
        }
    }

    @Test
    void alarmsOnIdsAreHeardWhenAodhHasForgottenItsCache() throws Exception {
        JsonNode result = pass("--alarm-match", "instance-id");

        assertThat(result.path("alarm_match").asText()).isEqualTo("instance-id");
        assertThat(result.at("/arming/how").asText()).isNotBlank();
    }

    @Test
    void aHostThatNobodyMayTouchIsOnlyForcedDown() throws Exception {
        Outcome outcome = RealLab.program(folder)
                .with("DOCTOR_FAULT_KIND", "force-down")
                .with("DOCTOR_SSH_KEY", folder.resolve("none").toString())
                .run("run", "--profile", "lab", "-f", "json", "--alarm-match", "display-name");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("PASS");
    }

    @Test
    void aThresholdThatIsTooTightFails() throws Exception {
        Outcome outcome = RealLab.program(folder)
                .run("run", "--profile", "lab", "--alarm-match", "display-name", "--threshold", "0.000001");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("FAIL  the owner was told too late\n")
                .contains("why         late: 1 of 1");
    }

    @Test
    void aHostThatDoesNotExistIsNamedInOneLine() throws Exception {
        Outcome outcome = RealLab.program(folder).run("run", "--profile", "lab", "--host", "nowhere");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains("unknown host nowhere");
    }

    @Test
    void credentialsThatAreNotTakenAreNamedInOneLine() throws Exception {
        Outcome outcome = RealLab.program(folder)
                .with(RealLab.environment())
                .with("OS_PASSWORD", "wrong-Pa55word")
                .run("run", "--profile", "lab");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(2);
        assertThat(outcome.complaints())
                .singleElement()
                .asString()
                .contains("refused user admin", "OS_*")
                .doesNotContain("wrong-Pa55word");
    }

    private JsonNode pass(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("run", "--profile", "lab", "-f", "json"));
        arguments.addAll(List.of(options));
        Outcome outcome = RealLab.program(folder).run(arguments.toArray(String[]::new));

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("PASS");
        assertThat(outcome.json().path("cleanup").asText()).isEqualTo("complete");
        return outcome.json();
    }
}
