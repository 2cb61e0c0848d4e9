package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code run} on the embedded cloud. */
@Execution(ExecutionMode.CONCURRENT)
class RunIT {

    @TempDir
    private Path folder;

    @Test
    void withoutAnyOptionItPassesAndSaysWhatAPersonWants() throws Exception {
        Outcome outcome = Program.in(folder).run("run");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("PASS  the owner was told in time\n")
                .containsPattern("latency     [0-9]+\\.[0-9]{3} s from detection to notification, threshold 20 s\n")
                .containsPattern("notified    1 of 1 instance on compute-[123]\n")
                .contains("T00  link down", "T01  host detected as dead", "T09  Consumer notified")
                .contains("\n  cleanup     complete\n  logs        logs/");
        assertThat(outcome.err().lines().map(line -> line.substring(10).split(" ")[0]))
                .as("each stage, in order, on standard error")
                .containsSubsequence("prepare", "arm", "inject", "observe", "restore");
        assertThat(outcome.complaints()).isEmpty();
    }

    @Test
    void quietPrintsTheResultAloneInAContinuousIntegrationToo() throws Exception {
        Outcome quiet = Program.in(folder).with("CI", "true").run("run", "--quiet", "--instances", "2");

        assertThat(quiet.out()).startsWith("PASS  ").doesNotContain("doctor monitor detected at", " s  prepare");
        assertThat(quiet.out()).doesNotContain("--print-logs");
        assertThat(quiet.err()).isEmpty();
        assertThat(Inside.in(folder).run("run", "-q", "--print-logs").out()).contains("doctor monitor detected at");
    }

    @Test
    void verboseTellsWhatTheComponentsLog() throws Exception {
        Outcome outcome = Program.in(folder).run("run", "-v");

        assertThat(outcome.err()).contains("doctor monitor detected at", "doctor consumer notified at");
        assertThat(Files.readString(folder.resolve("logs/latest/functest.log"))).doesNotContain("doctor monitor");
    }

    @Test
    void aFolderWithAnUmlautIsNoHindranceInTheCLocale() throws Exception {
        // Made by the shell: the Java of the tests may be in that locale, too, and not know the letter.
        Outcome outcome = Program.in(folder).with("LC_ALL", "C").shell("""
                name=$(printf 'Pr\\303\\274fung') && mkdir "$name" && cd "$name" && "$0" run -q -o "$name.txt" &&
                head -c 6 "$name.txt" && "$0" report""");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.out()).startsWith("PASS  ").contains("cleanup     complete");
    }

    @Test
    void theHostIsTheOneThatWasNamedAndAllInstancesAreOnIt() throws Exception {
        JsonNode result = pass("run", "-f", "json", "--host", "compute-2", "--instances", "3");

        assertThat(result.at("/host/name").asText()).isEqualTo("compute-2");
        assertThat(values(result, "host")).containsExactly("compute-2", "compute-2", "compute-2");
        assertThat(result.at("/latency_s/last").asDouble())
                .isGreaterThanOrEqualTo(result.at("/latency_s/first").asDouble());
    }

    @Test
    void theSameSeedDrawsTheSameHost() throws Exception {
        String first = pass("run", "-f", "json", "--seed", "7", "--instances", "3")
                .at("/host/name")
                .asText();

        JsonNode again = pass("run", "-f", "json", "--seed", "7", "--instances", "3");

        assertThat(again.at("/host/name").asText()).isEqualTo(first);
        assertThat(again.path("seed").asLong()).isEqualTo(7);
    }

    @Test
    void alarmsMayKnowTheirInstancesByName() throws Exception {
        JsonNode result = pass("run", "-f", "json", "--alarm-match", "display-name", "--instances", "3");

        assertThat(result.path("alarm_match").asText()).isEqualTo("display-name");
        assertThat(result.at("/arming/how").asText()).isEqualTo("saw the boot of an instance, and renamed it");
    }

    @Test
    void aThresholdThatIsTooTightFails() throws Exception {
        Outcome outcome = Inside.in(folder).run("run", "--threshold", "0.000001");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("FAIL  the owner was told too late\n")
                .contains("why         late: 1 of 1");
        assertThat(outcome.complaints()).isEmpty();
    }

    private JsonNode pass(String... arguments) throws IOException {
        Outcome outcome = Inside.in(folder).run(arguments);
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("PASS");
        return outcome.json();
    }

    private static List<String> values(JsonNode result, String member) {
        List<String> values = new ArrayList<>();
        result.path("instances")
                .forEach(instance -> values.add(instance.path(member).asText()));
        return values;
    }
}
