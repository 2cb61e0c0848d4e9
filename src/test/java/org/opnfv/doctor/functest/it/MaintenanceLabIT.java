package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planned maintenance of the hosts of the real OpenStack of {@code lab/lab}, whose instances can move while they run. Takes minutes. */
@Tag("reliability")
class MaintenanceLabIT {
    /** A session took 342 s on a machine that was busy with other things. */
    static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    private Path folder;

    /** The built program with what a session on the lab takes. */
    static Program program(Path folder) {
        return RealLab.program(folder)
                .within(PATIENCE)
                .with(Map.of("DOCTOR_MAINTENANCE_LEAD_S", "1", "DOCTOR_MAINTENANCE_MOVE", "live-migrate"));
    }

    @Test
    void allHostsAreMaintainedAndEachNoticeIsSeenOnItsWay() throws Exception {
        RealLab lab = new RealLab();

        Outcome outcome = program(folder).run("run", "--profile", "lab", "--scenario", "maintenance", "-f", "json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        JsonNode result = outcome.json();
        assertThat(result.path("verdict").asText()).isEqualTo("PASS");
        assertThat(result.path("hosts")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(host -> {
            assertThat(host.path("times").asInt()).isEqualTo(1);
            assertThat(host.path("enabled").asBoolean()).isTrue();
        });
        assertThat(result.path("notices"))
                .isNotEmpty()
                .allSatisfy(notice -> assertThat(List.of("/passage/t05", "/passage/t06", "/passage/t08", "/latency_s"))
                        .allSatisfy(point -> assertThat(notice.at(point).isNumber())
                                .as(point + " of " + notice)
                                .isTrue()));
        assertThat(result.path("cleanup").asText()).isEqualTo("complete");
        lab.awaitAsBefore();
    }
}
