package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.InstanceSpec;

/** {@code --scenario maintenance} on the embedded cloud. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceIT {
    private static final Map<String, String> QUICK =
            Map.of("maintenance.lead_s", "1", "maintenance.reply_window_s", "20", "maintenance.host_time_s", "1");

    /** A plan has to have a fault: one that never strikes. */
    private static final String NONE = "{call: GET /nowhere, status: 500}";

    @TempDir
    private Path folder;

    private static String[] maintenance(String... more) {
        return Stream.concat(Stream.of("run", "--scenario", "maintenance"), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void allHostsAreMaintainedOneAfterTheOther() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder).set(QUICK);
            Outcome outcome = inside.run(maintenance("-f", "json"));

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
    void aProfileIsToldWhatHasNoEffect() throws Exception {
        try (Lab lab = Lab.without()) {
            lab.admin().compute().disable("compute-1", "no room is needed");
            Outcome refused =
                    lab.inside(folder).set(QUICK).set("run.iterations", "3").run(maintenance());
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("no effect has ", "run.iterations", ": it belongs to the scenario fault");
            assertThat(refused.out()).contains("host compute-1 is disabled");
        }
    }

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

    @Test
    void anOwnerThatAgreesTwiceDoesNoHarm() throws Exception {
        Outcome outcome = Inside.in(folder).set(QUICK).run(maintenance("--reply", "twice"));

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAINTENANCE",
                "SCALE_IN",
                "PREPARE_MAINTENANCE",
                "PLANNED_MAINTENANCE",
                "PLANNED_MAINTENANCE_COMPLETE"
            })
    void whatIsKilledInAnyStateIsCleaned(String state) throws Exception {
        try (TroubledCloud cloud = TroubledCloud.empty(NONE)) {
            Program program = cloud.program(folder)
                    .with(Map.of(
                            "DOCTOR_MAINTENANCE_LEAD_S", "1",
                            "DOCTOR_MAINTENANCE_REPLY", "none",
                            "DOCTOR_MAINTENANCE_REPLY_TO", state));
            try (Running run = program.start("run", "--scenario", "maintenance")) {
                run.awaitErr(" s +" + state + "\n");
                run.end("KILL");
            }
            assertThat(cloud.difference()).as("there is something to undo").isNotEmpty();
            Outcome clean = program.run("clean");

            assertThat(clean.exit()).as(clean.toString()).isZero();
            assertThat(cloud.difference()).isEmpty();
            Outcome report = program.run("report");
            assertThat(report.exit()).isEqualTo(3);
            assertThat(report.out()).contains("the run was killed in stage maintain");
        }
    }

    @Test
    void ctrlCUndoesItToo() throws Exception {
        try (TroubledCloud cloud = TroubledCloud.empty(NONE)) {
            Program program = cloud.program(folder)
                    .with(Map.of(
                            "DOCTOR_MAINTENANCE_LEAD_S", "1",
                            "DOCTOR_MAINTENANCE_REPLY", "none",
                            "DOCTOR_MAINTENANCE_REPLY_TO", "PLANNED_MAINTENANCE"));
            try (Running run = program.start("run", "--scenario", "maintenance")) {
                run.awaitErr(" s +PLANNED_MAINTENANCE\n");
                assertThat(run.end("INT").exit()).isEqualTo(130);
            }
            assertThat(cloud.difference()).isEmpty();
        }
    }

    @Test
    void othersInstancesAreNotMovedAndMakeItUnknown() throws Exception {
        try (Lab lab = Lab.without()) {
            var compute = lab.admin().compute();
            String flavor = compute.createFlavor("theirs", 64, 1, 1);
            String image = lab.admin().image().createImage("theirs", new byte[1024], "raw");
            String network = lab.admin().network().createNetwork("theirs");
            lab.admin().network().createSubnet(network, "theirs", "192.168.7.0/24");
            compute.createInstance(
                    new InstanceSpec("theirs", image, flavor, network, Map.of(), Optional.of("compute-2")));
            Inside inside = lab.inside(folder).set(QUICK);

            Outcome check = inside.run("check", "--scenario", "maintenance");
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.out()).contains("host compute-2 has 1 instance of others");

            Outcome outcome = inside.run(maintenance());
            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.out()).contains("host compute-2 has 1 instance of others");
            assertThat(lab.leftovers()).isEmpty();
        }
    }

    @Test
    void whatBelongsToTheOtherScenarioIsRefused() throws Exception {
        Inside inside = Inside.in(folder);

        assertThat(inside.run(maintenance("--instances", "3")).complaints())
                .containsExactly(
                        "doctor-functest: option --instances belongs to the scenario fault: leave it out, or choose"
                                + " that by --scenario");
        assertThat(inside.run("run", "--reply", "nack").complaints())
                .containsExactly("doctor-functest: option --reply belongs to the scenario maintenance: leave it out, or"
                        + " choose that by --scenario");
        for (String command : List.of("run", "check")) {
            Outcome real = inside.set("installer", "apex").run(command, "--scenario", "maintenance");
            assertThat(real.exit()).isEqualTo(2);
            assertThat(real.complaints())
                    .singleElement()
                    .asString()
                    .contains("the scenario maintenance was not shown yet on what the installer apex makes");
        }
        inside.set("installer", "embedded");
        assertThat(inside.set("fault.kind", "force-down")
                        .run(maintenance("--fault-during", "host"))
                        .complaints())
                .anySatisfy(line -> assertThat(line).contains("--fault-during takes our own Monitor and Inspector"));
        inside.set("fault.kind", "link-down");
        assertThat(inside.run(maintenance("-f", "junit")).complaints())
                .containsExactly(
                        "doctor-functest: a run of the scenario maintenance is reported as text, json or html, not as"
                                + " junit");
        assertThat(Files.exists(folder.resolve("logs")))
                .as("no run is left behind")
                .isFalse();
    }

    private static List<String> disabled(Lab lab) {
        return lab.admin().compute().computeServices().stream()
                .filter(service -> !service.enabled())
                .map(service -> service.host())
                .toList();
    }
}
