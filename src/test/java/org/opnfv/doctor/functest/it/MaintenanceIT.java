package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --scenario maintenance} on the embedded cloud. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceIT {
    static final Map<String, String> QUICK =
            Map.of("maintenance.lead_s", "1", "maintenance.reply_window_s", "20", "maintenance.host_time_s", "1");

    @TempDir
    private Path folder;

    static String[] maintenance(String... more) {
        return Stream.concat(Stream.of("run", "--scenario", "maintenance"), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void allHostsAreMaintainedOneAfterTheOther() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder).set(QUICK);
            Outcome outcome = inside.run(maintenance("-f", "json", "--sla", "notice<20s,outage<60s,replies_in_window"));

            JsonNode result = outcome.json();
            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(result.path("verdict").asText()).isEqualTo("PASS");
            assertThat(result.path("hosts")).hasSize(3).allSatisfy(host -> {
                assertThat(host.path("times").asInt()).isEqualTo(1);
                assertThat(host.path("enabled").asBoolean()).isTrue();
            });
            assertThat(result.path("states").findValuesAsText("state"))
                    .containsExactly(
                            "MAINTENANCE",
                            "SCALE_IN",
                            "PREPARE_MAINTENANCE",
                            "PLANNED_MAINTENANCE",
                            "PLANNED_MAINTENANCE_COMPLETE",
                            "MAINTENANCE_DONE");
            assertThat(result.path("notices"))
                    .allSatisfy(notice -> assertThat(notice.path("latency_s").isNumber())
                            .as(notice.toString())
                            .isTrue());
            assertThat(result.at("/outage/instance").asText()).startsWith("address 192.168.168.");
            assertThat(result.at("/outage/most").isNumber()).isTrue();
            assertThat(result.path("instances_before").asInt()).isEqualTo(6);
            assertThat(result.path("instances_after").asInt()).isEqualTo(6);
            assertThat(result.path("cleanup").asText()).isEqualTo("complete");
            assertThat(lab.leftovers()).isEmpty();
            assertThat(disabled(lab)).isEmpty();

            Outcome report = inside.run("report");
            assertThat(report.exit()).isZero();
            assertThat(report.out())
                    .startsWith("PASS  all 3 hosts were maintained as agreed with the owner\n")
                    .contains("SCALE_IN", "compute-1 maintained, for ", "6 before, 6 after", "cleanup     complete");
            assertThat(inside.run("runs").out()).contains("PASS");
            Outcome html = inside.run("report", "-f", "html");
            assertThat(html.exit()).isZero();
            assertThat(html.out())
                    .contains("<h1>All 3 hosts were maintained as agreed with the owner</h1>")
                    .contains("compute-1: maintained (", "SCALE_IN, answered by ACK (");
            Outcome missed = inside.run("report", "--sla", "notice<1us,replies_in_window");
            assertThat(missed.exit()).isEqualTo(1);
            assertThat(missed.out())
                    .startsWith("FAIL  the service level is not met: notice<1us\n")
                    .contains("PASS     replies_in_window  6 of 6");
            for (String format : List.of("junit", "csv", "openmetrics", "markdown", "github")) {
                assertThat(inside.run("report", "-f", format).exit()).as(format).isZero();
            }
            for (String format : List.of("profile", "testapi")) {
                assertThat(inside.run("report", "-f", format).complaints())
                        .singleElement()
                        .asString()
                        .endsWith(", not as " + format);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nack, MAINTENANCE, the owner refused MAINTENANCE",
        "nack, PLANNED_MAINTENANCE, the owner refused PLANNED_MAINTENANCE of compute-",
        "none, SCALE_IN, the owner did not reply to SCALE_IN in its window",
        "late, PREPARE_MAINTENANCE, the owner did not reply to PREPARE_MAINTENANCE of compute-",
        "stranger, MAINTENANCE, the owner did not reply to MAINTENANCE in its window",
        "other-session, MAINTENANCE, the owner did not reply to MAINTENANCE in its window"
    })
    void anOwnerThatDoesNotAgreeFailsItAndNothingStaysDisabled(String reply, String to, String reason)
            throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder)
                    .set(QUICK)
                    .set("maintenance.reply_to", to)
                    .set("maintenance.reply_window_s", "6");
            Outcome outcome = inside.run(maintenance("--reply", reply, "-f", "json"));

            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
            assertThat(outcome.json().at("/reasons/0").asText()).startsWith(reason);
            assertThat(outcome.json().path("notices").findValuesAsText("reply"))
                    .as("the reply came, and too late")
                    .filteredOn("late"::equals)
                    .hasSize(reply.equals("late") ? 1 : 0);
            assertThat(lab.leftovers()).isEmpty();
            assertThat(disabled(lab)).isEmpty();
        }
    }

    @Test
    void instancesMoveWhileTheyRunIfTheirOwnerChoosesThat() throws Exception {
        Outcome outcome = Inside.in(folder)
                .set(QUICK)
                .set("maintenance.move", "live-migrate")
                .run(maintenance("-f", "json"));

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.json().at("/outage/instance").asText())
                .as("an address is probed, and no instance stops")
                .startsWith("address 192.168.168.");
        assertThat(Files.readString(folder.resolve("logs/latest/admin_tool.log")))
                .contains("action=LIVE_MIGRATE")
                .doesNotContain("action=MIGRATE");
    }

    /** Each host is looked at, however short its maintenance is. */
    @Test
    void anOwnerThatAgreesTwiceDoesNoHarm() throws Exception {
        Outcome outcome = Inside.in(folder)
                .set(QUICK)
                .set("maintenance.host_time_s", "0.001")
                .run(maintenance("--reply", "twice"));

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
    }

    /** The second of the migrations: that of the first host with instances. */
    @Test
    void aMigrationThatTheCloudRefusesFailsItAndNothingStaysDisabled() throws Exception {
        try (TroubledCloud cloud =
                TroubledCloud.empty("{call: 'POST /v2.1/servers/*/action', which: 3, status: 500}")) {
            Outcome outcome = cloud.inside(folder).set(QUICK).run(maintenance("-f", "json"));

            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(1);
            JsonNode result = outcome.json();
            assertThat(result.at("/reasons/0").asText())
                    .startsWith("PLANNED_MAINTENANCE of compute-")
                    .contains("500");
            assertThat(result.path("reasons").toString()).contains("not maintained: compute-");
            assertThat(result.path("hosts"))
                    .allSatisfy(
                            host -> assertThat(host.path("enabled").asBoolean()).isTrue());
            assertThat(cloud.difference()).isEmpty();
        }
    }

    static List<String> disabled(Lab lab) {
        return lab.admin().compute().computeServices().stream()
                .filter(service -> !service.enabled())
                .map(service -> service.host())
                .toList();
    }
}
