package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.it.MaintenanceIT.QUICK;
import static org.opnfv.doctor.functest.it.MaintenanceIT.disabled;
import static org.opnfv.doctor.functest.it.MaintenanceIT.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A host that falls silent while another one, or itself, is maintained. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceFaultIT {
    @TempDir
    private Path folder;

    /** Whoever watches hosts is told of its maintenance before. */
    @Test
    void theSilenceOfAHostInMaintenanceIsToldToNobody() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder).set(QUICK).set("run.threshold_s", "5");
            Outcome outcome = inside.run(maintenance("--fault-during", "host", "-f", "json"));

            JsonNode result = outcome.json();
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(result.at("/fault/in_maintenance").asBoolean()).isTrue();
            assertThat(result.at("/fault/detected").asBoolean()).isTrue();
            assertThat(result.at("/fault/told").asInt()).isZero();
            assertThat(result.path("hosts"))
                    .allSatisfy(host -> assertThat(host.path("times").asInt()).isEqualTo(1));
            assertThat(Files.readString(folder.resolve("logs/latest/inspector.log")))
                    .contains("nothing to do: " + result.at("/fault/host").asText() + " is in maintenance");
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void theFaultOfAnotherHostIsTold() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder).set(QUICK);
            Outcome outcome = inside.run(maintenance("--fault-during", "other", "-f", "json"));

            JsonNode result = outcome.json();
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(result.at("/fault/in_maintenance").asBoolean()).isFalse();
            assertThat(result.at("/fault/verdict").asText()).isEqualTo("PASS");
            assertThat(result.at("/fault/told").asInt()).isPositive();
            assertThat(result.at("/fault/latency_s").isNumber()).isTrue();
            assertThat(result.path("hosts"))
                    .hasSize(3)
                    .allSatisfy(
                            host -> assertThat(host.path("enabled").asBoolean()).isTrue());
            assertThat(inside.run("report").out()).contains("another host, fell silent: ");
            assertThat(lab.leftovers()).isEmpty();
            assertThat(disabled(lab)).isEmpty();
        }
    }
}
