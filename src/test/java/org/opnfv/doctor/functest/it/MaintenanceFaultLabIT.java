package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host of the real OpenStack of {@code lab/lab} that falls silent while another one, or itself, is maintained. Takes minutes. */
@Tag("reliability")
class MaintenanceFaultLabIT {
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
    void theSilenceOfAHostInMaintenanceIsToldToNobody() throws Exception {
        JsonNode result = passWithFaultDuring("host");

        assertThat(result.at("/fault/in_maintenance").asBoolean()).isTrue();
        assertThat(result.at("/fault/detected").asBoolean()).isTrue();
        assertThat(result.at("/fault/told").asInt()).isZero();
        assertThat(Files.readString(folder.resolve("logs/latest/inspector.log")))
                .contains("nothing to do: " + result.at("/fault/host").asText() + " is in maintenance");
    }

    @Test
    void theFaultOfAnotherHostIsTold() throws Exception {
        JsonNode result = passWithFaultDuring("other");

        assertThat(result.at("/fault/in_maintenance").asBoolean()).isFalse();
        assertThat(result.at("/fault/verdict").asText()).isEqualTo("PASS");
        assertThat(result.at("/fault/told").asInt()).isPositive();
        assertThat(result.at("/fault/latency_s").isNumber()).isTrue();
    }

    /** Whatever happens meanwhile, the maintenance goes on, and each host has its turn. */
    private JsonNode passWithFaultDuring(String which) throws IOException, InterruptedException {
        Outcome outcome = MaintenanceLabIT.program(folder)
                .run("run", "--profile", "lab", "--scenario", "maintenance", "--fault-during", which, "-f", "json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        JsonNode result = outcome.json();
        assertThat(result.path("hosts")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(host -> {
            assertThat(host.path("times").asInt()).isEqualTo(1);
            assertThat(host.path("enabled").asBoolean()).isTrue();
        });
        assertThat(result.path("cleanup").asText()).isEqualTo("complete");
        return result;
    }
}
