package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.it.MaintenanceIT.QUICK;
import static org.opnfv.doctor.functest.it.MaintenanceIT.disabled;
import static org.opnfv.doctor.functest.it.MaintenanceIT.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code --admin-tool fenix}, by the wire format of Fenix: nobody has shown it on a real one. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceFenixIT {
    @TempDir
    private Path folder;

    private Inside inside(Lab lab, FenixServer fenix) throws IOException {
        return lab.inside(folder).set(QUICK).endpoint("maintenance", fenix.uri());
    }

    @Test
    void allHostsAreMaintainedByIt() throws Exception {
        try (Lab lab = Lab.without();
                FenixServer fenix = new FenixServer(lab, null)) {
            Inside inside = inside(lab, fenix);
            assertThat(inside.run("check", "--scenario", "maintenance", "--admin-tool", "fenix")
                            .exit())
                    .isZero();
            // That passes.
            fenix.busy(3);

            Outcome outcome = inside.run(maintenance("--admin-tool", "fenix", "-f", "json"));

            JsonNode result = outcome.json();
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(result.path("verdict").asText()).isEqualTo("PASS");
            assertThat(result.path("hosts"))
                    .hasSize(3)
                    .allSatisfy(host -> assertThat(host.path("times").asInt()).isEqualTo(1));
            assertThat(result.path("states").findValuesAsText("state"))
                    .startsWith("MAINTENANCE")
                    .contains("START_MAINTENANCE", "PLANNED_MAINTENANCE")
                    .endsWith("MAINTENANCE_DONE");
            // Five questions and one more for the third host, five moves, two of each host.
            assertThat(result.path("notices"))
                    .hasSize(6 + 5 + 6)
                    .allSatisfy(notice -> assertThat(notice.path("latency_s").isNumber())
                            .as(notice.toString())
                            .isTrue());
            assertThat(result.path("instances_after").asInt()).isEqualTo(6);
            assertThat(result.path("cleanup").asText()).isEqualTo("complete");
            assertThat(fenix.sessions()).isEmpty();
            assertThat(lab.leftovers()).isEmpty();
            assertThat(disabled(lab)).isEmpty();
        }
    }

    @Test
    void aSessionThatItDoesNotBeginLeavesNothingToUndo() throws Exception {
        try (Lab lab = Lab.without();
                FenixServer fenix = new FenixServer(lab, null)) {
            fenix.refusing();

            Outcome outcome = inside(lab, fenix).run(maintenance("--admin-tool", "fenix", "-f", "json"));

            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
            assertThat(outcome.json().path("reasons").toString())
                    .contains("the admin tool began no session, it answered 409", "maintained already");
            assertThat(outcome.json().path("cleanup").asText()).isEqualTo("complete");
            assertThat(disabled(lab)).isEmpty();
        }
    }

    @Test
    void aMoveOfWhichNobodyIsToldFails() throws Exception {
        try (Lab lab = Lab.without();
                FenixServer fenix = new FenixServer(lab, "INSTANCE_ACTION_DONE")) {
            Outcome outcome = inside(lab, fenix).run(maintenance("--admin-tool", "fenix"));

            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
            assertThat(outcome.out()).contains("the notice INSTANCE_ACTION_DONE never arrived");
            assertThat(disabled(lab)).isEmpty();
        }
    }

    /** Fenix leaves its hosts disabled then, for a reason that does not name the run. */
    @Test
    void whatItLeavesDisabledIsEnabledAndItsSessionDeleted() throws Exception {
        try (Lab lab = Lab.without();
                FenixServer fenix = new FenixServer(lab, null)) {
            Outcome outcome = inside(lab, fenix)
                    .set("maintenance.reply_to", "PLANNED_MAINTENANCE")
                    .run(maintenance("--admin-tool", "fenix", "--reply", "nack", "-f", "json"));

            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
            assertThat(outcome.json().path("reasons").toString())
                    .contains("Fenix shows that its session failed", "is not enabled and up");
            assertThat(outcome.json().path("cleanup").asText()).isEqualTo("complete");
            assertThat(fenix.sessions()).isEmpty();
            assertThat(lab.leftovers()).isEmpty();
            assertThat(disabled(lab)).isEmpty();
        }
    }

    @Test
    void aCloudWithoutItIsToldBeforeAnythingIsMade() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder).set(QUICK);

            Outcome check = inside.run("check", "--scenario", "maintenance", "--admin-tool", "fenix");
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.out()).contains("the catalog has no service maintenance, which Fenix is");

            Outcome outcome = inside.run(maintenance("--admin-tool", "fenix"));
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out()).contains("the catalog has no service maintenance, which Fenix is");
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void whatItDoesNotDoIsRefused() throws Exception {
        for (String[] option : new String[][] {{"--fault-during", "host"}, {"--reply", "stranger"}}) {
            Outcome refused = Inside.in(folder).run(maintenance("--admin-tool", "fenix", option[0], option[1]));

            assertThat(refused.exit()).as(refused.toString()).isEqualTo(2);
            assertThat(refused.complaints()).singleElement().asString().contains(option[0]);
        }
        assertThat(Inside.in(folder)
                        .set("maintenance.move", "live-migrate")
                        .run(maintenance("--admin-tool", "fenix"))
                        .complaints())
                .singleElement()
                .asString()
                .contains("Fenix moves no instance while it runs");
    }
}
