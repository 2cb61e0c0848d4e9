package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planned maintenance on the real OpenStack of {@code lab/lab}, whose Ceilometer and Aodh bring the notices. */
class MaintenanceLabIT {

    @TempDir
    private Path folder;

    @Test
    void allHostsAreMaintainedAndTheBusShowsEachNotice() throws Exception {
        RealLab lab = new RealLab();
        Outcome outcome = RealLab.program(folder)
                .with(Map.of("DOCTOR_MAINTENANCE_LEAD_S", "1"))
                .run("run", "--profile", "lab", "--scenario", "maintenance", "--threshold", "30", "-f", "json");

        JsonNode result = outcome.json();
        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(result.path("hosts"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(host -> assertThat(host.path("times").asInt()).isEqualTo(1));
        assertThat(result.path("notices")).allSatisfy(notice -> {
            for (String point : new String[] {"t05", "t06", "t08"}) {
                assertThat(notice.at("/passage/" + point).isNumber())
                        .as(point + " of " + notice)
                        .isTrue();
            }
        });
        lab.awaitAsBefore();
    }
}
