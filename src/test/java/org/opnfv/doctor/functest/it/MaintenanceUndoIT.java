package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planned maintenance that is killed or interrupted leaves nothing behind. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceUndoIT {
    /** A plan has to have a fault: one that never strikes. */
    private static final String NONE = "{call: GET /nowhere, status: 500}";

    @TempDir
    private Path folder;

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
            isCleaned(cloud, program);
        }
    }

    /** In these it asks nothing. */
    @ParameterizedTest
    @CsvSource({
        "AGREED, 600, 1, replied at .* taken=true",
        "PREPARING, 1, 1, ' moved at '",
        "EMPTYING, 1, 1, (?s) disabled at .* moved at ",
        "HOST_MAINTENANCE, 1, 600, ' step=begin'"
    })
    void whatIsKilledAtItsWorkIsCleaned(String state, String lead, String hostTime, String seen) throws Exception {
        try (TroubledCloud cloud = TroubledCloud.empty(NONE)) {
            Program program = cloud.program(folder)
                    .with(Map.of("DOCTOR_MAINTENANCE_LEAD_S", lead, "DOCTOR_MAINTENANCE_HOST_TIME_S", hostTime));
            try (Running run = program.start("run", "--scenario", "maintenance")) {
                awaitLog(folder, run, seen);
                assertThat(run.end("KILL").exit()).as(state).isEqualTo(137);
            }
            isCleaned(cloud, program);
        }
    }

    /** Waits until the admin tool's log of a run in that folder has such words. */
    static void awaitLog(Path folder, Running run, String words) {
        Path log = folder.resolve("logs/latest/admin_tool.log");
        Predicate<String> has = Pattern.compile(words).asPredicate();
        await(words)
                .atMost(run.patience())
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !run.isAlive() || Files.exists(log) && has.test(Files.readString(log)));
        assertThat(run.isAlive()).as("it has come to " + words).isTrue();
    }

    private static void isCleaned(TroubledCloud cloud, Program program) throws Exception {
        assertThat(cloud.difference()).as("there is something to undo").isNotEmpty();
        Outcome clean = program.run("clean");

        assertThat(clean.exit()).as(clean.toString()).isZero();
        assertThat(cloud.difference()).isEmpty();
        Outcome report = program.run("report");
        assertThat(report.exit()).isEqualTo(3);
        assertThat(report.out()).contains("the run was killed in stage maintain");
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
}
