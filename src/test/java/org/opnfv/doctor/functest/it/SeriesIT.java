package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run --iterations}: one set-up, many faults. */
@Execution(ExecutionMode.CONCURRENT)
class SeriesIT {
    private static final List<String> STAGES = List.of("arm", "inject", "observe", "restore");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"instance-id", "display-name"})
    void eachIterationIsARunOfItsOwnAndAllAreUndone(String match) throws Exception {
        try (ServedCloud cloud = ServedCloud.start(folder, 3)) {
            SortedSet<String> before = cloud.state().lines();
            Program program = Program.in(folder).with(cloud.environment());

            Outcome run = program.run(
                    "run", "--iterations", "3", "--warm-up", "1", "--instances", "4", "--alarm-match", match);

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("3 PASS, 0 FAIL, 0 UNKNOWN of 3, after 1 to warm up");
            assertThat(run.err()).containsPattern("warm-up-001 +PASS on compute-[123], [0-9.]+ s");
            assertThat(cloud.state().lines()).isEqualTo(before);
            assertThat(folders()).containsExactly("iteration-001", "iteration-002", "iteration-003", "warm-up-001");
            for (String iteration : folders()) {
                Outcome one = program.run("report", name() + "/" + iteration, "-f", "json");
                assertThat(one.exit()).as(one.err()).isZero();
                assertThat(one.json().path("run").asText()).endsWith("/" + iteration);
                assertThat(expected(iteration))
                        .isEqualTo(one.json().path("instances").size());
                assertThat(count("doctor consumer notified at", "logs/latest", iteration, "consumer.log"))
                        .as("one notification for each instance on the host")
                        .isEqualTo(expected(iteration));
            }
            Outcome again = program.run("report");
            assertThat(again.exit()).isZero();
            assertThat(again.out()).isEqualTo(run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT"})
    void isUndoneWhateverStageOfAnIterationTheSignalHits(String signal) throws Exception {
        try (ServedCloud cloud = ServedCloud.start(folder, STAGES.size())) {
            SortedSet<String> before = cloud.state().lines();
            for (String stage : STAGES) {
                Path logs = folder.resolve(stage);
                Program program = Program.in(folder)
                        .with(cloud.environment())
                        .with("DOCTOR_RUN_LOGS_DIR", logs.toString())
                        .with("DOCTOR_MONITOR_MISSES", "5");
                hit(program, new RunLedger(logs), stage, signal);
                assertThat(cloud.state().lines()).as(signal + " at " + stage).isEqualTo(before);
            }
        }
    }

    @Test
    void isUndoneThoughItsRecordsAreDamaged() throws Exception {
        try (ServedCloud cloud = ServedCloud.start(folder, 3)) {
            SortedSet<String> before = cloud.state().lines();
            Path logs = folder.resolve("logs");
            Program program = Program.in(folder).with(cloud.environment()).with("DOCTOR_MONITOR_MISSES", "5");
            try (Running run = program.start("run", "--iterations", "50")) {
                new RunLedger(logs).iteration("iteration-003").awaitStage("observe", run);
                run.end("KILL");
            }
            Files.writeString(logs.resolve("latest/series.json"), "{");
            Files.writeString(logs.resolve("latest/iteration-001/run.json"), "{");
            Files.writeString(logs.resolve("latest/iteration-003/run.json"), "{");

            Outcome clean = program.run("clean");
            assertThat(clean.exit()).as(clean.err()).isZero();
            assertThat(cloud.state().lines()).isEqualTo(before);
        }
    }

    private static void hit(Program program, RunLedger ledger, String stage, String signal) throws Exception {
        RunLedger second = ledger.iteration("iteration-002");
        try (Running run = program.start("run", "--iterations", "50", "--instances", "3")) {
            second.awaitStage(stage, run);
            Outcome outcome = run.end(signal);
            if (signal.equals("KILL")) {
                assertThat(ledger.open()).as("the kill left something").isNotEmpty();
                Outcome clean = program.run("clean");
                assertThat(clean.exit()).as(clean.err()).isZero();
                assertThat(program.run("clean").out()).endsWith(": nothing to undo\n");
            } else {
                assertThat(outcome.exit()).as(outcome.err()).isEqualTo(130);
                assertThat(outcome.err()).contains("all that was changed is undone");
            }
        }
        assertThat(ledger.open()).isEmpty();
        assertThat(second.open()).isEmpty();
        Outcome report = program.run("report");
        assertThat(report.exit()).as(report.out()).isEqualTo(3);
        assertThat(report.out()).startsWith("UNKNOWN ").contains("iterations are not there");
    }

    @Test
    void anUnknownIterationIsCountedAndKeepsTheSeriesFromPassing() throws Exception {
        Program program = Program.in(folder);
        Outcome run = program.run("run", "--iterations", "3", "--sla", "last<20s,failures=0");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();

        Files.writeString(folder.resolve("logs/latest/iteration-002/monitor.log"), "");

        Outcome report = program.run("report");
        assertThat(report.exit()).isEqualTo(3);
        assertThat(report.out())
                .contains("2 PASS, 0 FAIL, 1 UNKNOWN of 3")
                .contains("UNKNOWN " + name() + "/iteration-002");
        assertThat(program.run("report", "--sla", "last<1us").exit()).isEqualTo(1);
    }

    @Test
    void theCriteriaDecideInTheRunAndInItsReport() throws Exception {
        Program program = Program.in(folder);
        Outcome run = program.run("run", "-q", "--sla", "last<1us,failures=0,recovery<3600s");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAIL  the service level is not met: last<1us");
        assertThat(program.run("report")).isEqualTo(new Outcome(1, run.out(), ""));
        assertThat(program.run("report", "--sla", "failures=0").exit()).isZero();
    }

    @Test
    void aMalformedCriterionIsOneLineAndNothingIsDone() throws Exception {
        Files.createDirectories(folder.resolve("functest-profiles"));
        Files.writeString(folder.resolve("functest-profiles/mine.yaml"), "installer: embedded\nrun:\n  sla: last<1\n");
        Program program = Program.in(folder);

        assertThat(program.run("run", "--profile", "mine"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "doctor-functest: run.sla (functest-profiles/mine.yaml:3): 'last<1': last is a time: end it in"
                                + " s, ms or us\n"));
        assertThat(program.run("run", "--sla", "slow<1s").complaints())
                .singleElement()
                .asString()
                .contains("(option --sla)", "there is no figure slow, there are first, median");
        assertThat(folder.resolve("logs")).doesNotExist();
    }

    private int expected(String iteration) throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(folder.resolve("logs/latest")
                        .resolve(iteration)
                        .resolve("run.json")
                        .toFile());
        return manifest.path("expected").size();
    }

    private long count(String text, String... path) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(String.join("/", path)))) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("logs/latest"))) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private String name() throws IOException {
        return Files.readSymbolicLink(folder.resolve("logs/latest")).toString();
    }
}
