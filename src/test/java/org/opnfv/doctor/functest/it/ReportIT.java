package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code report}: from the folder of a run alone. */
@Execution(ExecutionMode.CONCURRENT)
class ReportIT {

    @TempDir
    private static Path original;

    private static Outcome run;

    @TempDir
    private Path folder;

    private Path logs;

    @BeforeAll
    static void once() throws Exception {
        run = Inside.in(original).run("run", "-f", "json", "--instances", "3", "--host", "compute-3");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    /** Each test gets a copy, as if the folder had been brought to another machine. */
    @BeforeEach
    void copy() throws IOException {
        logs = Files.createDirectories(
                folder.resolve("logs").resolve(run.json().path("run").asText()));
        try (Stream<Path> files = Files.list(original.resolve("logs/latest"))) {
            for (Path file : files.toList()) {
                Files.copy(file, logs.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void isTheSameObjectThatTheRunPrinted() throws Exception {
        assertThat(Inside.in(original).run("report", "-f", "json")).isEqualTo(new Outcome(0, run.out(), ""));
    }

    @Test
    void findsARunByIdNameAndPath() throws Exception {
        String name = run.json().path("run").asText();
        Outcome here = Program.in(folder).run("report", "logs/" + name, "--logs-dir", "logs", "-f", "json");
        assertThat(here.exit()).as(here.err()).isZero();
        ObjectNode same = run.json().deepCopy();
        assertThat(here.json()).isEqualTo(same.put("logs", "logs/" + name));

        for (String known : List.of(name, name.substring(name.lastIndexOf('-') + 1), logs.toString())) {
            Outcome outcome = Inside.in(folder).run("report", known, "-f", "json");
            assertThat(outcome.exit()).as(known + ": " + outcome.err()).isZero();
            assertThat(outcome.json().path("instances")).isEqualTo(run.json().path("instances"));
        }
    }

    @Test
    void isTheSameVerdictWithTheSameFiguresAsText() throws Exception {
        Outcome outcome = Inside.in(original).run("report", "latest");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .startsWith("PASS  ")
                .contains(String.format(
                        "last %.3f s", run.json().at("/latency_s/last").asDouble()));
    }

    @Test
    void aNotificationThatTheRunKnewAndTheLogHasLostIsNotOneThatNeverCame() throws Exception {
        String id = run.json().at("/instances/1/id").asText();
        remove("consumer.log", line -> line.contains("notified at") && line.contains(id));

        Outcome outcome = Inside.in(folder).run("report", logs.toString(), "-f", "json");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(outcome.json().at("/instances/1/notified").isNull()).isTrue();
        assertThat(outcome.json().path("reasons").get(0).asText())
                .isEqualTo("consumer.log has changed since the run ended: put a whole copy of it there");
    }

    @Test
    void withoutTheMonitorsLineNobodyKnows() throws Exception {
        remove("monitor.log", line -> line.contains("detected at"));

        Outcome outcome = Inside.in(folder).run("report", logs.toString(), "-f", "json");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.json().path("verdict").asText()).isEqualTo("UNKNOWN");
        assertThat(outcome.json().path("detected").isNull()).isTrue();
        assertThat(outcome.json().path("reasons").toString()).contains("monitor.log has changed", "never detected");
    }

    @Test
    void isOneLineWhenThereIsNothingToReportOn() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        Inside nowhere = Inside.in(folder.resolve("empty"));
        String none = folder.resolve("empty/logs").toString();

        assertThat(nowhere.run("report"))
                .isEqualTo(new Outcome(2, "", "doctor-functest: no run in " + none + " yet: start one with run\n"));
        assertThat(nowhere.run("report", "k3x9f2").complaints())
                .singleElement()
                .asString()
                .startsWith("doctor-functest: no run k3x9f2 in " + none);
    }

    private void remove(String log, Predicate<String> which) throws IOException {
        List<String> lines = Files.readAllLines(logs.resolve(log));
        List<String> left = lines.stream().filter(which.negate()).toList();
        assertThat(left).hasSize(lines.size() - 1);
        Files.write(logs.resolve(log), left);
    }
}
