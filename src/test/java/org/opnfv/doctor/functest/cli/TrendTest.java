package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.run.Records;

class TrendTest {

    @TempDir
    private Path folder;

    private Path logs;

    /** A setting is changed on the 20th, and the cloud is slower from the 25th on. */
    private void thirtyNights() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Nights nights = new Nights(logs, 6);
        for (int night = 1; night <= 30; night++) {
            nights.write(night, night < 20 ? 40 : night < 25 ? 52 : 75, night < 20 ? "8" : "1");
        }
    }

    private InProcess.Ended report(String... words) {
        return InProcess.execute(Stream.concat(Stream.of("report", "--logs-dir", logs.toString()), Arrays.stream(words))
                .toArray(String[]::new));
    }

    private String written(String format, String... words) throws IOException {
        Path file = folder.resolve("trend." + format);
        InProcess.Ended ended =
                report(Stream.concat(Stream.of("--trend", "-f", format, "-o", file.toString()), Arrays.stream(words))
                        .toArray(String[]::new));
        assertThat(ended.exit()).as(ended.err()).isZero();
        return Files.readString(file);
    }

    @Test
    void eachNightIsByItselfAndChangesAreOnTheirDays() throws IOException {
        thirtyNights();

        String text = report("--trend").out();
        assertThat(text).startsWith("2 changes in 30 nights\n");
        assertThat(text.lines().filter(line -> line.contains(" PASS "))).hasSize(30);
        assertThat(text.lines().filter(line -> line.contains("inspector.parallel: 8, and 1")))
                .as("at the change, and at its night")
                .hasSize(2);
        assertThat(text).contains("labels      job=nightly", " build=20; inspector.parallel");

        String csv = written("csv");
        List<String> rows = csv.lines().toList();
        assertThat(rows).hasSize(31);
        assertThat(rows.get(0)).startsWith("time,run,verdict,count,p10_s,q1_s,median_s,");
        assertThat(rows.get(1)).startsWith("2026-11-24T04:47:06Z,");
        assertThat(rows.stream()
                        .filter(row -> row.contains(",true,"))
                        .map(row -> row.replaceAll(".*build=(\\d+).*", "$1")))
                .containsExactly("20", "25");

        String page = written("html", "last:25", "--baseline", "naaaba");
        assertThat(page)
                .contains("<h1>", "Reference: 2026", "not made as the night before: inspector.parallel: 8, and 1");
        assertThat(page.split("<a href='#night-").length)
                .as("boxes, and changes that lead to theirs")
                .isGreaterThan(25);
    }

    @Test
    void jsonIsWhatItsSchemaSays() throws IOException {
        thirtyNights();

        String json = written("json");

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/trend.schema.json")), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
        JsonNode trend = JsonMapper.builder().build().readTree(json);
        assertThat(trend.at("/nights").size()).isEqualTo(30);
        assertThat(trend.at("/nights/0/regression").isNull())
                .as("the reference itself")
                .isTrue();
        assertThat(trend.at("/nights/29/difference").asText()).isEqualTo("slower");
        assertThat(trend.at("/changes/0/share").asDouble()).isBetween(0.2, 0.4);
    }

    @Test
    void whatHasNoLatencyIsANightAllTheSame() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Nights nights = new Nights(logs, 2);
        nights.write(1, 40, "8");
        Files.writeString(nights.write(2, 40, "8").resolve("iteration-001/run.json"), "");
        for (int i = 1; i <= 2; i++) {
            Files.writeString(nights.write(2 + i, 40, "8").resolve("iteration-00" + i + "/consumer.log"), "");
        }

        assertThat(report("--trend").out()).startsWith("no change in 4 nights").contains(" UNKNOWN ");
    }

    @Test
    void aNightThatWasNotMadeStandsInItsPlaceAndHidesNoSetting() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Nights nights = new Nights(logs, 2);
        for (int night = 1; night <= 4; night++) {
            Path made = nights.write(night, 40, night < 4 ? "8" : "1");
            for (int i = 1; night == 3 && i <= 2; i++) {
                Files.move(made.resolve("iteration-00" + i), folder.resolve("gone-" + i));
            }
        }

        List<String> rows = written("csv").lines().toList();

        assertThat(rows.get(3)).startsWith("2026-11-26T04:17:06Z,").contains(",UNKNOWN,0,");
        assertThat(rows.get(4)).contains("inspector.parallel: 8, and 1");
    }

    @Test
    void aCopyOfANightCountsOnceAlsoOfOneWithoutADetectionAndAProofNever() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Nights nights = new Nights(logs, 2);
        Path first = nights.write(1, 40, "8");
        Files.writeString(first.resolve("iteration-001/monitor.log"), "");
        nights.write(2, 40, "8");
        copy(first, logs.resolve("kept"));
        copy(first.resolve("iteration-002"), logs.resolve("one-of-it"));
        Records.edit(nights.write(3, 40, "8").resolve("run.json"), record -> record.put("proof", true));

        for (String[] words : List.of(new String[] {"--trend"}, new String[] {"--trend", "last:9"})) {
            InProcess.Ended ended = report(words);
            assertThat(ended.out()).startsWith("no change in 2 nights\n");
            assertThat(ended.err())
                    .contains("note: " + logs.resolve("kept") + " is a copy of what is counted already, " + first)
                    .contains("note: " + logs.resolve("one-of-it") + " is a copy of")
                    .hasLineCount(2);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    @Test
    void severalNightsOfADayAreToldApartByTheirTimes() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Nights nights = new Nights(logs, 2);
        nights.write(1, 40, "8");
        nights.write(2, 40, "8");
        Path alone =
                new RunFixture(folder, 1).set("started", "2026-11-24T10:00:00Z").write();
        Files.move(alone, logs.resolve("20261124-100000-k3x9f2"));
        DateTimeFormatter local =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
        String first = local.format(Instant.parse("2026-11-24T04:47:06Z"));
        String second = local.format(Instant.parse("2026-11-24T10:00:00Z"));

        String text = report("--trend").out();
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("\n" + first + " ", "\n" + second + " ").containsPattern("\n2026-11-2[56] {10}");
        assertThat(written("html"))
                .contains(
                        " class='key'>" + first + "<",
                        " class='key'>" + second + "<",
                        ">" + first.substring(0, 10) + "</text>");
    }

    @Test
    void aBaselineThatIsNotThereIsSaidAndTheFirstNightStandsForIt() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        Path first = new Nights(logs, 2).write(1, 40, "8");

        InProcess.Ended ended = report("--trend", "--baseline", "naaaac");

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("reference   " + first.getFileName());
        assertThat(ended.err())
                .isEqualTo(
                        "doctor-functest: note: there is no baseline naaaac yet, so that the nights are compared with"
                                + " the first of them; did you mean 'naaaab'?\n");
    }

    @Test
    void whatATrendCannotDoIsSaid() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));

        assertThat(report("--trend").err()).contains("no run in " + logs + " yet");
        assertThat(report("--trend", "").err()).contains("a name that is empty");
        assertThat(report("--trend", "latest,").err()).contains("a comma with no run beside it");
        assertThat(report("--trend", "--sla", "failures=0").err()).contains("--trend judges nothing");
        assertThat(report("--trend", "-f", "junit").err()).contains("text, json, csv or html, not as junit");
        assertThat(report("--trend", "-f", "junit").exit()).isEqualTo(2);
    }
}
