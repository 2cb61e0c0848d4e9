package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code --monitor}, {@code --inspector} and {@code --alarm-preset}, as a user gives them. */
@Execution(ExecutionMode.CONCURRENT)
class ChainIT {

    @TempDir
    private Path folder;

    @Test
    void whatDoesNotFitIsOneLineAndNoRun() throws Exception {
        // The tests' own deadline of a probe would be a notice: nobody probes.
        Outcome outcome =
                Program.in(folder).with("DOCTOR_MONITOR_DEADLINE_MS", "").run("run", "--monitor", "none");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints())
                .containsExactly(
                        "doctor-functest: monitor none and inspector sample do not fit: choose sample and sample,"
                                + " external and sample, sample and external, vitrage or congress, or none and none");
        assertThat(folder.resolve("logs")).as("no run is left behind").doesNotExist();
    }

    /** Nobody in the embedded cloud evacuates. */
    @Test
    void aCloudInWhichNobodyActsFails() throws Exception {
        Outcome outcome = Program.in(folder)
                .with("DOCTOR_RUN_THRESHOLD_S", "2")
                .run(
                        "run",
                        "-f",
                        "json",
                        "--monitor",
                        "none",
                        "--inspector",
                        "none",
                        "--alarm-preset",
                        "evacuated",
                        "--timeout",
                        "3");

        JsonNode result = outcome.json();
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
        assertThat(result.at("/latency_from").asText()).isEqualTo("fault");
        assertThat(result.at("/monitor").asText()).isEqualTo("none");
        assertThat(result.at("/detected").isNull()).isTrue();
        assertThat(result.at("/reasons/0").asText()).startsWith("missing: 1 of 1 instance not notified");
        assertThat(result.at("/host_down_seen").isNumber()).isTrue();
        assertThat(result.at("/cleanup").asText()).isEqualTo("complete");
    }
}
