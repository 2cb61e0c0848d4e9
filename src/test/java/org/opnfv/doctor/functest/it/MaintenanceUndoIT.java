package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opnfv.doctor.functest.maintenance.State;

/** Planned maintenance that is killed or interrupted in any of its states leaves nothing behind. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceUndoIT {
    /** A plan has to have a fault: one that never strikes. */
    private static final String NONE = "{call: GET /nowhere, status: 500}";
    /** Since the owner gave instances back Nova takes its time to tell what is where. */
    private static final String SLOW_LISTS = "{call: GET /v2.1/servers/detail, stage: restore, delay: 2s}";
    /** This call is done, and its answer keeps a session waiting. */
    private static final String UNANSWERED = "{call: %s, which: %d, delay: 3s, at: after}";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    /**
     * What keeps a session in a state.
     *
     * @param faults of the cloud
     * @param settings of the program, beside those of all
     * @param seen in the admin tool's log when it is there; null: when the fault strikes
     */
    private record Moment(String faults, Map<String, String> settings, String seen) {
        static Moment in(State state) {
            return switch (state) {
                case MAINTENANCE, SCALE_IN, PREPARE_MAINTENANCE, PLANNED_MAINTENANCE, PLANNED_MAINTENANCE_COMPLETE ->
                    new Moment(
                            NONE,
                            Map.of("DOCTOR_MAINTENANCE_REPLY", "none", "DOCTOR_MAINTENANCE_REPLY_TO", state.shown()),
                            " asked at .* state=" + state.shown() + " ");
                case AGREED -> new Moment(NONE, Map.of("DOCTOR_MAINTENANCE_LEAD_S", "600"), "replied at .* taken=true");
                case SCALED_IN -> new Moment(SLOW_LISTS, Map.of(), "(?s)(replied at .*?taken=true.*?){2}");
                case PREPARING -> unanswered("POST /v2.1/servers/*/action", 1);
                case DISABLING -> unanswered("PUT /v2.1/os-services/*", 2);
                case NEXT_HOST -> new Moment(SLOW_LISTS, Map.of(), "(?s)( disabled at .*?){3}");
                // One was moved and confirmed before.
                case EMPTYING -> unanswered("POST /v2.1/servers/*/action", 3);
                case HOST_MAINTENANCE ->
                    new Moment(NONE, Map.of("DOCTOR_MAINTENANCE_HOST_TIME_S", "600"), " step=begin");
                case MAINTENANCE_DONE, MAINTENANCE_FAILED -> throw new IllegalArgumentException(state + " has ended");
            };
        }

        private static Moment unanswered(String call, int which) {
            return new Moment(UNANSWERED.formatted(call, which), Map.of(), null);
        }

        Running reach(TroubledCloud cloud, Path folder) throws IOException {
            Running run = program(cloud, folder).start("run", "--scenario", "maintenance");
            if (seen == null) {
                assertThat(cloud.awaitStruck(1, run)).as("it has ended before").isFalse();
            } else {
                awaitLog(folder, run, seen);
            }
            return run;
        }

        Program program(TroubledCloud cloud, Path folder) {
            return cloud.program(folder)
                    .within(PATIENCE)
                    .with(Map.of("DOCTOR_MAINTENANCE_LEAD_S", "1", "DOCTOR_MAINTENANCE_HOST_TIME_S", "1"))
                    .with(settings);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MAINTENANCE_DONE", "MAINTENANCE_FAILED"})
    void whatIsKilledInAnyStateIsCleaned(State state) throws Exception {
        Moment moment = Moment.in(state);
        try (TroubledCloud cloud = TroubledCloud.empty(moment.faults())) {
            try (Running run = moment.reach(cloud, folder)) {
                assertThat(run.end("KILL").exit()).isEqualTo(137);
            }
            assertThat(cloud.difference()).as("there is something to undo").isNotEmpty();
            Program program = moment.program(cloud, folder);
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
        isUndoneByCtrlC(State.PLANNED_MAINTENANCE);
    }

    @Tag("reliability")
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MAINTENANCE_DONE", "MAINTENANCE_FAILED"})
    void ctrlCUndoesItInAnyState(State state) throws Exception {
        isUndoneByCtrlC(state);
    }

    private void isUndoneByCtrlC(State state) throws Exception {
        Moment moment = Moment.in(state);
        try (TroubledCloud cloud = TroubledCloud.empty(moment.faults())) {
            try (Running run = moment.reach(cloud, folder)) {
                Outcome outcome = run.end("INT");
                assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(130);
            }
            assertThat(cloud.difference()).isEmpty();
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
}
