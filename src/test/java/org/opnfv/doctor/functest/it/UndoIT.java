package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that are ended from outside at every stage, many at a time against one cloud, each on a host of its own. Whatever moment was
 * hit, nothing of any of them is left and nothing of anybody else is changed.
 */
class UndoIT {
    private static final int AT_ONCE = 4;

    @TempDir
    private Path folder;

    /** INT and TERM end the same way, so they take turns. */
    @ParameterizedTest
    @ValueSource(strings = {"INT TERM", "KILL KILL"})
    void isUndoneWhateverStageTheSignalHits(String signals) throws Exception {
        List<String> stages = RunLedger.STAGES;
        try (PopulatedCloud cloud = PopulatedCloud.start(stages.size())) {
            SortedSet<String> before = cloud.state().lines();
            ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
            List<Future<RunLedger>> hits = new ArrayList<>();
            for (String stage : stages) {
                int number = stages.indexOf(stage);
                String signal = signals.split(" ")[number % 2];
                hits.add(users.submit(() -> hit(cloud, stage, number + 1, signal)));
            }
            users.shutdown();
            for (Future<RunLedger> hit : hits) {
                String project = hit.get().projectId();
                assertThat(project.isEmpty() ? -1 : cloud.state().instancesLimit(project))
                        .as("the quota of project %s is Nova's default again", project)
                        .isIn(-1, cloud.state().instancesLimit("no-project-of-ours"));
            }
            assertThat(cloud.state().lines()).isEqualTo(before);
        }
    }

    private RunLedger hit(PopulatedCloud cloud, String stage, int number, String signal) throws Exception {
        Path own = Files.createDirectory(folder.resolve(stage));
        Inside inside =
                Inside.in(own).on(cloud.environment()).set(Map.of("arming.interval_ms", "500", "monitor.misses", "5"));
        RunLedger ledger = new RunLedger(own.resolve("logs"));
        String match = number % 2 == 0 ? "instance-id" : "display-name";
        try (Running run = Program.in(own)
                .start(
                        "run",
                        "--profile",
                        inside.profile(),
                        "--instances",
                        "6",
                        "--host",
                        "compute-" + number,
                        "--alarm-match",
                        match)) {
            ledger.awaitStage(stage, run);
            Outcome outcome = run.end(signal);
            if (signal.equals("KILL")) {
                assertThat(inside.run("clean").exit())
                        .as("clean after a kill at " + stage)
                        .isZero();
                assertThat(inside.run("clean").exit())
                        .as("the second clean after a kill at " + stage)
                        .isZero();
            } else {
                assertThat(outcome.exit())
                        .as("%s at %s: %s", signal, stage, outcome)
                        .isEqualTo(130);
                assertThat(outcome.err()).contains("all that was changed is undone");
                if (!stage.equals("restore")) {
                    assertThat(ledger.manifest()).contains("\"problem\" : \"interrupted by the user\"");
                }
            }
            assertThat(ledger.open())
                    .as("what the ledger of %s holds open", stage)
                    .isEmpty();
        }
        return ledger;
    }
}
