package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.run.Records;
import picocli.CommandLine;

/** A folder of runs, and what {@code runs} says of it. */
class RunsFixture {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    Path logs;

    @BeforeEach
    void aPlaceForRuns() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    int execute(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line =
                DoctorFunctest.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return DoctorFunctest.execute(line, arguments);
    }

    /** The lines below the heading, with one blank between columns. */
    List<String> listed() {
        assertThat(execute("runs", "--logs-dir", logs.toString()))
                .as(err.toString())
                .isZero();
        return out.toString()
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    Path run(String name, UnaryOperator<RunFixture> change) throws IOException {
        Path made = change.apply(new RunFixture(folder, 1)).write();
        return named(made, name);
    }

    /** With a ledger in it: against the name of another run, a record alone does not hold. */
    Path named(Path made, String name) throws IOException {
        Path file = made.resolve("ledger.jsonl");
        if (!Files.exists(file)) {
            try (Ledger ledger = new Ledger(file)) {
                ledger.withdraw(List.of(ledger.intend("cloud", "http://127.0.0.1:5000/v3", Map.of("run", "k3x9f2"))));
            }
        }
        return Files.move(made, logs.resolve(name));
    }

    Path series(String name) throws IOException {
        Path made =
                new RunFixture(folder, 1).set("started", "2026-11-23T01:17:00Z").write();
        Records.series(made, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(folder, 1).iteration(i).write();
        }
        return named(made, name);
    }

    List<String> ids(String... options) {
        String[] words = Stream.concat(Stream.of("runs", "--logs-dir", logs.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(execute(words)).as(err.toString()).isZero();
        return out.toString().lines().skip(1).map(line -> line.split(" +")[2]).toList();
    }
}
