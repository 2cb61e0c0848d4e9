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
        try (PopulatedCloud cloud = PopulatedCloud.start(3)) {
            SortedSet<String> before = cloud.state().lines();
            Inside inside = Inside.in(folder).on(cloud.environment());

            Outcome run = inside.run(
                    "run", "--iterations", "3", "--warm-up", "1", "--instances", "4", "--alarm-match", match);

            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(run.out()).contains("3 PASS, 0 FAIL, 0 UNKNOWN of 3, after 1 to warm up");
            assertThat(run.err()).containsPattern("warm-up-001 +PASS on compute-[123], [0-9.]+ s");
            assertThat(cloud.state().lines()).isEqualTo(before);
            assertThat(folders()).containsExactly("iteration-001", "iteration-002", "iteration-003", "warm-up-001");
            for (String iteration : folders()) {
                Outcome one = inside.run("report", name() + "/" + iteration, "-f", "json");
                assertThat(one.exit()).as(one.err()).isZero();
                assertThat(one.json().path("run").asText()).endsWith("/" + iteration);
                assertThat(expected(iteration))
                        .isEqualTo(one.json().path("instances").size());
                assertThat(count("doctor consumer notified at", "logs/latest", iteration, "consumer.log"))
                        .as("one notification for each instance on the host")
                        .isEqualTo(expected(iteration));
            }
            Outcome again = inside.run("report");
            assertThat(again.exit()).isZero();
            assertThat(again.out()).isEqualTo(run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT"})
    void isUndoneWhateverStageOfAnIterationTheSignalHits(String signal) throws Exception {
        try (PopulatedCloud cloud = PopulatedCloud.start(STAGES.size())) {
            SortedSet<String> before = cloud.state().lines();
            for (String stage : STAGES) {
                Path own = Files.createDirectory(folder.resolve(stage));
                hit(own, Inside.in(own).on(cloud.environment()).set("monitor.misses", "5"), stage, signal);
                assertThat(cloud.state().lines()).as(signal + " at " + stage).isEqualTo(before);
            }
        }
    }

    @Test
    void isUndoneThoughItsRecordsAreDamaged() throws Exception {
        try (PopulatedCloud cloud = PopulatedCloud.start(3)) {
            SortedSet<String> before = cloud.state().lines();
            Path logs = folder.resolve("logs");
            Inside inside = Inside.in(folder).on(cloud.environment()).set("monitor.misses", "5");
            try (Running run = Program.in(folder).start("run", "--profile", inside.profile(), "--iterations", "50")) {
                new RunLedger(logs).iteration("iteration-003").awaitStage("observe", run);
                run.end("KILL");
            }
            Files.writeString(logs.resolve("latest/series.json"), "{");
            Files.writeString(logs.resolve("latest/iteration-001/run.json"), "{");
            Files.writeString(logs.resolve("latest/iteration-003/run.json"), "{");

            Outcome clean = inside.run("clean");
            assertThat(clean.exit()).as(clean.err()).isZero();
            assertThat(cloud.state().lines()).isEqualTo(before);
        }
    }

    private static void hit(Path own, Inside inside, String stage, String signal) throws Exception {
        RunLedger ledger = new RunLedger(own.resolve("logs"));
        RunLedger second = ledger.iteration("iteration-002");
        try (Running run =
                Program.in(own).start("run", "--profile", inside.profile(), "--iterations", "50", "--instances", "3")) {
            second.awaitStage(stage, run);
            Outcome outcome = run.end(signal);
            if (signal.equals("KILL")) {
                assertThat(ledger.open()).as("the kill left something").isNotEmpty();
                Outcome clean = inside.run("clean");
                assertThat(clean.exit()).as(clean.err()).isZero();
                assertThat(inside.run("clean").out()).endsWith(": nothing to undo\n");
            } else {
                assertThat(outcome.exit()).as(outcome.err()).isEqualTo(130);
                assertThat(outcome.err()).contains("all that was changed is undone");
            }
        }
        assertThat(ledger.open()).isEmpty();
        assertThat(second.open()).isEmpty();
        Outcome report = inside.run("report");
        assertThat(report.exit()).as(report.out()).isEqualTo(3);
        assertThat(report.out()).startsWith("UNKNOWN ").contains("iterations are not there");
    }

    @Test
    void anUnknownIterationIsCountedAndKeepsTheSeriesFromPassing() throws Exception {
        Outcome run = Program.in(folder).run("run", "--iterations", "3", "--sla", "last<20s,failures=0");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();

        Files.writeString(folder.resolve("logs/latest/iteration-002/monitor.log"), "");

        Inside inside = Inside.in(folder);
        Outcome report = inside.run("report");
        assertThat(report.exit()).isEqualTo(3);
        assertThat(report.out())
                .contains("2 PASS, 0 FAIL, 1 UNKNOWN of 3")
                .contains("UNKNOWN " + name() + "/iteration-002");
        assertThat(inside.run("report", "--sla", "last<1us").exit()).isEqualTo(1);
    }

    @Test
    void theCriteriaDecideInTheRunAndInItsReport() throws Exception {
        Inside inside = Inside.in(folder);
        Outcome run = inside.run("run", "-q", "--sla", "last<1us,failures=0,recovery<3600s");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(1);
        assertThat(run.out()).startsWith("FAIL  the service level is not met: last<1us");
        assertThat(inside.run("report")).isEqualTo(new Outcome(1, run.out(), ""));
        assertThat(inside.run("report", "--sla", "failures=0").exit()).isZero();
    }

    @Test
    void aMalformedCriterionIsOneLineAndNothingIsDone() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), "installer: embedded\nrun:\n  sla: last<1\n");
        Inside inside = Inside.in(folder);

        assertThat(inside.run("run", "--profile", mine.toString()))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "doctor-functest: run.sla (" + mine + ":3): 'last<1': last is a time: end it in"
                                + " s, ms or us\n"));
        assertThat(inside.run("run", "--sla", "slow<1s").complaints())
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
