package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.report.RunEntry;
import org.opnfv.doctor.functest.report.RunsReport;
import org.opnfv.doctor.functest.run.Records;

class RunsCommandTest extends RunsFixture {
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
    void jsonIsWhatItsSchemaSays() throws IOException {
        run("20261123-011706-aaaaaa", late -> late.set("threshold_s", 0.1));
        series("20261123-011706-bbbbbb");
        Files.writeString(run("cccccc", run -> run).resolve("run.json"), "");
        List<RunEntry> entries = RunsCommand.entries(logs, false);
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
