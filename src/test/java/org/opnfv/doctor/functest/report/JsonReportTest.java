package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

class JsonReportTest {

    private static final String[] KEYS = {
        "schema_version",
        "kind",
        "run",
        "verdict",
        "threshold_s",
        "detected",
        "latency_s",
        "total_s",
        "instances",
        "reasons",
        "cleanup",
        "cleanup_errors",
        "kept",
        "logs",
        "notes",
        "timeline",
        "moments",
        "costs",
        "version",
        "started",
        "ended",
        "installer",
        "profile",
        "timeout_s",
        "alarm_match",
        "shortcut",
        "monitor",
        "inspector",
        "latency_from",
        "instances_made",
        "seed",
        "stage",
        "observation",
        "host",
        "fault",
        "arming",
        "clock_offsets",
        "host_down_seen",
        "sightings",
        "recovery",
        "context",
        "sla",
        "gate"
    };

    @TempDir
    Path directory;

    private static String text(Assessment assessment) throws IOException {
        StringWriter text = new StringWriter();
        Format.JSON.write(Results.of(Series.of(List.of(assessment)), null), text, false);
        return text.toString();
    }

    private static JsonNode json(Assessment assessment) throws IOException {
        return JsonMapper.builder().build().readTree(text(assessment));
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void aPassStartsLikeThis() throws IOException {
        Assessment assessment = new RunFixture(directory, 1).assess();

        assertThat(text(assessment)).startsWith("""
                {
                  "schema_version": "2.2",
                  "kind": "run",
                  "run": "20261123-011706-k3x9f2",
                  "verdict": "PASS",
                  "threshold_s": 1.000000,
                  "detected": 1795396710.000000,
                  "latency_s": {
                    "first": 0.200001,
                    "median": 0.200001,
                    "last": 0.200001
                  },
                  "total_s": 0.300001,
                  "instances": [
                    {
                      "name": "doctor_vm1-k3x9f2",
                      "id": "758366d5-35f7-452b-90dd-000000000001",
                      "host": "compute-1",
                      "notified": 1795396710.200001,
                      "latency_s": 0.200001,
                      "outcome": "on_time",
                """);
    }

    @Test
    void theKeysAndTheirOrderAreAlwaysTheSame() throws IOException {
        assertThat(keys(json(new RunFixture(directory, 2).assess()))).containsExactly(KEYS);
        assertThat(keys(json(new RunFixture(directory, 1)
                        .set("fault", null)
                        .set("host", null)
                        .assess())))
                .containsExactly(KEYS);
        assertThat(keys(json(Assessment.of(directory.resolve("none"))))).containsExactly(KEYS);
    }

    @Test
    void whatIsNotKnownIsNull() throws IOException {
        JsonNode json = json(new RunFixture(directory, 1)
                .only("monitor.log")
                .only("consumer.log")
                .set("threshold_s", "NaN")
                .set("host_down_seen", null)
                .set("ended", null)
                .assess());

        assertThat(json.at("/threshold_s").isNull()).isTrue();
        assertThat(json.at("/detected").isNull()).isTrue();
        assertThat(json.at("/latency_s/last").isNull()).isTrue();
        assertThat(json.at("/instances/0/notified").isNull()).isTrue();
        assertThat(json.at("/instances/0/latency_s").isNull()).isTrue();
        assertThat(json.at("/host_down_seen").isNull()).isTrue();
        assertThat(json.at("/ended").isNull()).isTrue();
    }

    @Test
    void anUnreadableManifestIsAnUnknownOfNulls() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("broken"));
        Files.writeString(folder.resolve("run.json"), "{");

        JsonNode json = json(Assessment.of(folder));

        assertThat(json.at("/run").asText()).isEqualTo("broken");
        assertThat(json.at("/verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(json.at("/threshold_s").isNull()).isTrue();
        assertThat(json.at("/cleanup").asText()).isEqualTo("unknown");
        assertThat(json.at("/reasons")).hasSize(1);
    }

    @Test
    void whatWasKeptIsIncompleteOnPurpose() throws IOException {
        JsonNode json = json(new RunFixture(directory, 1)
                .set("cleanup", Map.of("state", "kept", "errors", List.of()))
                .assess());

        assertThat(json.at("/cleanup").asText()).isEqualTo("incomplete");
        assertThat(json.at("/kept").asBoolean()).isTrue();
    }

    @Test
    void tinyAndLongNumbersArePlainDecimals() throws IOException {
        String text = text(new RunFixture(directory, 2)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(0)),
                        RunFixture.notified(2, RunFixture.time(1)))
                .assess());

        assertThat(text)
                .contains("\"latency_s\": 0.000000")
                .contains("\"latency_s\": 0.000001")
                .doesNotContain("E-");
    }
}
