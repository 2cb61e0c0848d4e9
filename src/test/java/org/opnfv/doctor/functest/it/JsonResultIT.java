package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The object that {@code run -f json} prints, and what it does with everything else it has to say. */
@Execution(ExecutionMode.CONCURRENT)
class JsonResultIT {

    @TempDir
    private Path folder;

    @Test
    void hasTheMembersThatWerePromisedAndLogsThatAreToBePrintedGoElsewhere() throws Exception {
        long begin = System.currentTimeMillis() / 1000;
        Outcome outcome =
                Program.in(folder).run("run", "-f", "json", "--print-logs", "--instances", "2", "--host", "compute-1");
        JsonNode result = outcome.json();

        assertThat(result.path("run").asText()).matches("[0-9]{8}-[0-9]{6}-[a-z0-9]{6}");
        assertThat(result.path("verdict").asText()).isEqualTo("PASS");
        assertThat(result.path("threshold_s").isNumber()).isTrue();
        assertThat(result.path("detected").asDouble()).isBetween((double) begin, begin + 120.0);
        for (String figure : List.of("first", "median", "last")) {
            assertThat(result.at("/latency_s/" + figure).asDouble()).as(figure).isBetween(0.0, 20.0);
        }
        assertThat(result.path("instances")).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.path("name").asText()).matches("doctor_vm[12]-[a-z0-9]{6}");
            assertThat(instance.path("id").asText()).matches("[0-9a-f-]{36}");
            assertThat(instance.path("host").asText()).isEqualTo("compute-1");
            assertThat(instance.path("notified").asDouble())
                    .isGreaterThanOrEqualTo(result.path("detected").asDouble());
            assertThat(instance.path("latency_s").isNumber()).isTrue();
        });
        assertThat(result.path("reasons").isArray()).isTrue();
        assertThat(result.path("reasons")).isEmpty();
        assertThat(result.path("cleanup").asText()).isEqualTo("complete");
        assertThat(folder.resolve(result.path("logs").asText())).isDirectory();
        assertThat(outcome.err()).as("progress").contains("prepare", "restore");
        assertThat(outcome.err()).containsPattern("\n \\| .* doctor monitor detected at [0-9.]+");
    }

    @Test
    void inContinuousIntegrationTheLogsComeBeforeTheResultAndColoursAreForThoseWhoWantThem() throws Exception {
        Program forced = Program.in(folder).with("CLICOLOR_FORCE", "1");
        Outcome outcome = forced.with("CI", "true").run("run");

        assertThat(outcome.out()).contains("\u001b[");
        String plain = outcome.out().replaceAll("\u001b\\[[0-9;]*m", "");
        String logs = plain.substring(0, plain.indexOf("\nPASS  "));
        for (String component : List.of("monitor", "inspector", "consumer", "fault")) {
            assertThat(logs).containsPattern("\\[logs/[^/]+/" + component + "\\.log]\n \\| ");
        }
        String consumer = Files.readString(folder.resolve("logs/latest/consumer.log"));
        assertThat(logs).contains(consumer.lines().map(line -> " | " + line).toList());

        assertThat(forced.run("report").out()).contains("\u001b[");
        assertThat(forced.with("NO_COLOR", "1").run("report").out()).doesNotContain("\u001b[");
        assertThat(Program.in(folder).run("report").out()).doesNotContain("\u001b[");
    }

    @Test
    void aRunThatCannotBeMadeIsOneObjectToo() throws Exception {
        Outcome outcome = Inside.in(folder).run("run", "-f", "json", "--host", "nowhere");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(outcome.json().path("detected").isNull()).isTrue();
        assertThat(outcome.json().at("/latency_s/last").isNull()).isTrue();
        assertThat(outcome.json().path("reasons").get(0).asText()).startsWith("unknown host nowhere");
    }
}
