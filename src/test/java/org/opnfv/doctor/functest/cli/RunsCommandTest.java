package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.report.RunEntry;
import org.opnfv.doctor.functest.report.RunsReport;
import org.opnfv.doctor.functest.run.Records;
import picocli.CommandLine;

class RunsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path logs;

    @BeforeEach
    void aPlaceForRuns() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line =
                DoctorFunctest.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return DoctorFunctest.execute(line, arguments);
    }

    /** The lines below the heading, with one blank between columns. */
    private List<String> listed() {
        assertThat(execute("runs", "--logs-dir", logs.toString()))
                .as(err.toString())
                .isZero();
        return out.toString()
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    private Path run(String name, UnaryOperator<RunFixture> change) throws IOException {
        Path made = change.apply(new RunFixture(folder, 1)).write();
        return named(made, name);
    }

    /** With a ledger in it: against the name of another run, a record alone does not hold. */
    private Path named(Path made, String name) throws IOException {
        Path file = made.resolve("ledger.jsonl");
        if (!Files.exists(file)) {
            try (Ledger ledger = new Ledger(file)) {
                ledger.withdraw(List.of(ledger.intend("cloud", "http://127.0.0.1:5000/v3", Map.of("run", "k3x9f2"))));
            }
        }
        return Files.move(made, logs.resolve(name));
    }

    private Path series(String name) throws IOException {
        Path made =
                new RunFixture(folder, 1).set("started", "2026-11-23T01:17:00Z").write();
        Records.series(made, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(folder, 1).iteration(i).write();
        }
        return named(made, name);
    }

    @Test
    void theNewestIsFirstWhateverItsFolderIsCalled() throws IOException {
        run("baseline", old -> old.set("started", "2026-11-20T10:00:00Z"));
        run("20261122-100000-bbbbbb", older -> older.set("started", "2026-11-22T10:00:00Z"));
        run("20261124-100000-cccccc", newest -> newest.set("started", "2026-11-24T10:00:00Z"));
        Files.createSymbolicLink(logs.resolve("latest"), Path.of("baseline"));

        assertThat(listed()).extracting(line -> line.split(" ")[2]).containsExactly("cccccc", "bbbbbb", "baseline");
    }

    @Test
    void eachLineTellsWhatTheReportDoes() throws IOException {
        run("20261123-011706-k3x9f2", pass -> pass);
        run("20261123-011706-ffffff", late -> late.set("threshold_s", 0.2));
        run("20261123-011706-unmade", never -> never.only("consumer.log").missing(1));
        run("20261123-011706-keeper", kept -> kept.set("cleanup", Map.of("state", "kept", "errors", List.of())));
        run("20261123-011706-xxxxxx", left -> left.set("cleanup", Map.of("state", "incomplete", "errors", List.of())));

        assertThat(listed())
                .anyMatch(line -> line.endsWith(" k3x9f2 embedded PASS 0.200 s complete"))
                .anyMatch(line -> line.contains(" ffffff embedded FAIL 0.200001 s complete late: 1 of 1 instance"))
                .anyMatch(line -> line.contains(" unmade embedded FAIL never complete missing: 1 of 1 instance"))
                .anyMatch(line -> line.endsWith(" keeper embedded PASS 0.200 s kept"))
                .anyMatch(line -> line.endsWith(" xxxxxx embedded PASS 0.200 s incomplete"));
    }

    @Test
    void aSeriesIsOneLineWithTheMedian() throws IOException {
        series("20261123-011706-k3x9f2");

        assertThat(listed())
                .singleElement()
                .asString()
                .endsWith(" k3x9f2 embedded PASS 0.200 s complete 2 PASS, 0 FAIL, 0 UNKNOWN");
    }

    @Test
    void whatIsDamagedIsALineThatSaysSo() throws IOException {
        Files.writeString(run("20261123-011706-aaaaaa", run -> run).resolve("run.json"), "{");
        Path lost = run("20261123-011706-bbbbbb", run -> run);
        Files.move(lost.resolve("run.json"), lost.resolve("ledger.jsonl"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(series("20261123-011706-cccccc").resolve("series.json"), "");
        Files.delete(run("20261123-011706-dddddd", run -> run).resolve("monitor.log"));
        run("no name", run -> run.set("started", null).set("installer", "a\u001b[2Jb"));

        assertThat(listed())
                .hasSize(5)
                .anyMatch(line -> line.contains(" aaaaaa - UNKNOWN - not known run.json is damaged"))
                .anyMatch(line -> line.contains(" bbbbbb - UNKNOWN - not known run.json is missing"))
                .anyMatch(line ->
                        line.contains(" cccccc embedded UNKNOWN 0.200 s ") && line.contains("series.json is damaged"))
                .anyMatch(line -> line.contains(" dddddd embedded UNKNOWN - complete "))
                .anyMatch(line -> line.startsWith("- no name a\ufffd[2Jb "))
                .filteredOn(line -> line.startsWith("-"))
                .as("of all others the folder's name tells when")
                .hasSize(1);
    }

    @Test
    void whateverAFileHoldsTheListEndsWellAndSaysWhatTheReportSays() throws IOException {
        Random random = new Random(11);
        Path whole = run("20261123-011706-k3x9f2", run -> run);
        for (int i = 0; i < 60; i++) {
            Path copy = Files.createDirectories(logs.resolve("copy-%02d".formatted(i)));
            List<Path> files = files(whole);
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            Path hit = copy.resolve(files.get(i % files.size()).getFileName());
            byte[] bytes = Files.readAllBytes(hit);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Files.write(hit, i % 3 == 0 ? List.of(new String(bytes, 0, bytes.length / 2, "ISO-8859-1")) : List.of());
            if (i % 3 == 1) {
                Files.write(hit, bytes);
            }
        }

        List<String> lines = listed();
        assertThat(lines).hasSize(61);
        for (String line : lines) {
            String id = line.replaceAll(".* (copy-[0-9]+|k3x9f2) .*", "$1");
            execute(
                    "report",
                    logs.resolve(id.length() == 6 ? "20261123-011706-" + id : id)
                            .toString());
            assertThat(line).contains(" " + out.toString().split(" ")[0] + " ");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void filtersNarrowTheListAndAllHaveToFit() throws IOException {
        Map<String, Object> nightly =
                Map.of("settings", Map.of(), "versions", Map.of(), "labels", Map.of("job", "nightly", "team", "nfv"));
        run(
                "20261118-100000-aaaaaa",
                old -> old.set("started", "2026-11-18T10:00:00Z").set("context", nightly));
        run(
                "20261120-100000-bbbbbb",
                late -> late.set("started", "2026-11-20T10:00:00Z")
                        .set("threshold_s", 0.1)
                        .set("context", nightly));
        run(
                "20261121-100000-cccccc",
                other -> other.set("started", "2026-11-21T10:00:00Z").set("installer", "apex"));
        run("no name", when -> when.set("started", null));

        assertThat(ids("--label", "job=nightly", "--label", "team=nfv")).containsExactly("bbbbbb", "aaaaaa");
        assertThat(ids("--label", "job=nightly", "--verdict", "pass,unknown")).containsExactly("aaaaaa");
        assertThat(ids("--installer", "apex")).containsExactly("cccccc");
        assertThat(ids("--since", "2026-11-19")).containsExactly("cccccc", "bbbbbb");
        assertThat(ids("--since", "99999d")).containsExactly("cccccc", "bbbbbb", "aaaaaa");
        assertThat(ids("--since", "1h")).isEmpty();
        assertThat(err.toString()).contains("none of the 4 runs in " + logs + " is as asked for");
        assertThat(execute("runs", "--since", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("'yesterday' is no time: write 7d");
    }

    @Test
    void aSeriesOfWhichAnIterationIsDamagedKeepsItsName() throws IOException {
        Path series = series("20261123-011706-aaaaaa");
        Records.edit(series.resolve("run.json"), record -> {
            ObjectNode context = record.putObject("context");
            context.putObject("settings");
            context.putObject("labels").put("job", "nightly");
            context.putObject("versions");
        });
        Files.writeString(series.resolve("iteration-002/run.json"), "");

        assertThat(ids("--label", "job=nightly", "--verdict", "UNKNOWN")).containsExactly("aaaaaa");
    }

    @Test
    void whatIsOldIsFirstToldAndThenDeletedButNeverWhatIsLeftToUndoOrLinkedTo() throws IOException {
        for (int i = 1; i <= 6; i++) {
            String day = "2026-11-1%dT10:00:00Z".formatted(i);
            boolean left = i == 2;
            run(
                    "2026111%d-100000-aaaaa%c".formatted(i, 'a' + i),
                    old -> left
                            ? old.set("started", day).set("cleanup", Map.of("state", "kept", "errors", List.of()))
                            : old.set("started", day));
        }
        Files.createSymbolicLink(logs.resolve("good"), Path.of("20261113-100000-aaaaad"));

        assertThat(execute("runs", "--logs-dir", logs.toString(), "--prune")).isEqualTo(2);
        assertThat(ids("--prune", "--more-than", "2", "--verdict", "PASS")).containsExactly("aaaaae", "aaaaab");
        assertThat(err.toString()).contains("nothing is deleted yet: add --yes to delete these 2");
        assertThat(ids("--prune", "--older-than", "2026-11-12")).containsExactly("aaaaab");
        assertThat(ids("--prune", "--more-than", "2", "--yes")).containsExactly("aaaaae", "aaaaab");
        assertThat(ids()).containsExactly("aaaaag", "aaaaaf", "aaaaad", "aaaaac");
        try (Stream<Path> all = Files.list(logs)) {
            assertThat(all).as("nothing stays behind").hasSize(5);
        }
        assertThat(execute("runs", "--yes")).as("without --prune").isEqualTo(2);
    }

    @Test
    void aBaselineThatIsKeptAndARunThatHasOnlyBegunAreNotDeleted() throws IOException {
        series("20261111-100000-aaaaab");
        Files.createSymbolicLink(logs.resolve("good"), Path.of("20261111-100000-aaaaab/iteration-002"));
        run("baseline", copy -> copy.set("started", "2026-11-12T10:00:00Z"));
        Path begun = run(
                "20261113-100000-k3x9f2",
                run -> run.set("started", "2026-11-13T10:00:00Z")
                        .set("fault", null)
                        .set("cleanup", Map.of("state", "incomplete", "errors", List.of())));
        Files.writeString(begun.resolve("ledger.jsonl"), "");
        run("20261114-100000-aaaaae", old -> old.set("started", "2026-11-14T10:00:00Z"));

        assertThat(listed())
                .as("nothing is open yet")
                .anyMatch(line -> line.contains(" k3x9f2 ") && line.contains(" complete"));
        assertThat(ids("--prune", "--more-than", "0")).containsExactly("aaaaae");
    }

    private List<String> ids(String... options) {
        String[] words = Stream.concat(Stream.of("runs", "--logs-dir", logs.toString()), Stream.of(options))
                .toArray(String[]::new);
        assertThat(execute(words)).as(err.toString()).isZero();
        return out.toString().lines().skip(1).map(line -> line.split(" +")[2]).toList();
    }

    @Test
    void jsonIsWhatItsSchemaSays() throws IOException {
        run("20261123-011706-aaaaaa", late -> late.set("threshold_s", 0.1));
        series("20261123-011706-bbbbbb");
        Files.writeString(run("cccccc", run -> run).resolve("run.json"), "");
        List<RunEntry> entries = RunsCommand.entries(logs);
        StringWriter json = new StringWriter();

        RunsReport.writeJson(entries, json);

        String schema = Files.readString(Path.of("docs/runs.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(json.toString(), InputFormat.JSON))
                .isEmpty();
        JsonNode runs = JsonMapper.builder().build().readTree(json.toString()).get("runs");
        assertThat(runs.findValuesAsText("kind")).containsExactly("run", "series", "run");
        assertThat(runs.get(0).get("latency_s").decimalValue()).isEqualByComparingTo("0.200001");
        assertThat(runs.get(1).get("asked").asInt()).isEqualTo(2);
        assertThat(runs.get(2).get("reason").asText()).startsWith("run.json is damaged");
    }

    @Test
    void noRunIsNoErrorAndSaysHowToMakeOne() {
        assertThat(execute("runs", "--logs-dir", logs.toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("doctor-functest: no run in " + logs + " yet: start one with run");
    }

    @Test
    void aFormatThatIsNoListIsRefused() {
        assertThat(execute("runs", "-f", "html")).isEqualTo(2);
        assertThat(err.toString()).contains("listed as text or json, not as html");
    }
}
