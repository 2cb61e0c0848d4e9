package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

class CsvReportTest {

    @TempDir
    private Path directory;

    private static String text(Results results) throws IOException {
        StringWriter text = new StringWriter();
        Format.CSV.write(results, text, false);
        return text.toString();
    }

    private static List<Map<String, String>> rows(Results results) throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(text(results))) {
            return rows.readAll();
        }
    }

    private static Results of(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }

    @Test
    void aRowForEachInstanceOfEachIteration() throws IOException {
        List<Map<String, String>> rows =
                rows(new ResultsFixture(3).labelled(Map.of("team", "nfv")).series(4));

        assertThat(rows).hasSize(3 * (2 + 4));
        assertThat(rows).filteredOn(row -> row.get("warm_up").equals("true")).hasSize(6);
        assertThat(rows)
                .extracting(row -> row.get("warm_up") + " " + row.get("iteration") + " " + row.get("instance"))
                .doesNotHaveDuplicates();
        assertThat(rows)
                .allSatisfy(row -> assertThat(row)
                        .hasSize(67)
                        .containsEntry("labels", "team=nfv")
                        .containsEntry("latency_from", "detection"));
        Set<String> ofOthers = new HashSet<>(RunFacts.SEEN);
        ofOthers.addAll(List.of("host_down_seen", "ports_down_s"));
        assertThat(rows).allSatisfy(row -> {
            row.keySet().removeAll(ofOthers);
            assertThat(row).hasSize(55).doesNotContainValue("");
        });
    }

    @Test
    void anIterationKeepsItsNumberWhereOthersAreGone() throws IOException {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 4);
        List<Assessment> left =
                List.of(made.iterations().get(1), made.iterations().get(3));
        Series gone = new Series(made.name(), made.folder(), List.of(), left, made.setUp());

        assertThat(rows(Results.of(gone, null)))
                .extracting(row -> row.get("iteration"))
                .containsExactly("2", "4");
        assertThat(rows(of(new RunFixture(directory, 1).assess())))
                .extracting(row -> row.get("iteration"))
                .containsExactly("1");
    }

    @Test
    void theNamesOfTheColumnsAreThereAlsoWhereNoRunIs() throws IOException {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 1);
        Series none = new Series(made.name(), made.folder(), List.of(), List.of(), made.setUp());

        assertThat(text(Results.of(none, null)))
                .startsWith("series,iteration,run,")
                .contains(",ports_down_s,latency_from,host_down_seen,host_forced_down,")
                .endsWith(",T09_after_s,labels\r\n");
    }

    @Test
    void whatOthersDidStandsInTheRowOfItsInstance() throws IOException {
        Map<String, Object> disabled = new HashMap<>(Map.of("what", "host_disabled", "at", 1795396710.5));
        disabled.put("instance", null);
        Map<String, Object> elsewhere =
                Map.of("what", "instance_elsewhere", "instance", RunFixture.id(1), "at", 1795396711.25);
        List<Map<String, String>> rows = rows(of(new RunFixture(directory, 2)
                .set("chain", Map.of("monitor", "none", "inspector", "none", "latency_from", "fault"))
                .set("sightings", List.of(disabled, elsewhere))
                .only("monitor.log")
                .only("inspector.log")
                .assess()));

        assertThat(rows).extracting(row -> row.get("latency_from")).containsOnly("fault");
        assertThat(rows).extracting(row -> row.get("host_disabled")).containsOnly("1795396710.500000");
        assertThat(rows).extracting(row -> row.get("host_down_seen")).containsOnly("1795396710.400000");
        assertThat(rows).extracting(row -> row.get("instance_elsewhere")).containsExactly("1795396711.250000", "");
    }

    @Test
    void anIterationHasTheNumberOfItsFolder() throws IOException {
        assertThat(rows(new ResultsFixture(1).series(4)))
                .hasSize(6)
                .allSatisfy(row ->
                        assertThat(row.get("run")).endsWith("%03d".formatted(Integer.parseInt(row.get("iteration")))));
    }

    @Test
    void whatIsNotKnownIsEmpty() throws IOException {
        List<Map<String, String>> rows = rows(of(
                new RunFixture(directory, 2).only("consumer.log").missing(1, 2).assess()));

        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("verdict", "FAIL")
                        .containsEntry("outcome", "missing")
                        .containsEntry("latency_s", "")
                        .containsEntry("T01", "1795396710.000000")
                        .containsEntry("T01_clock", "ours")
                        .containsEntry("T09", ""));
    }

    @Test
    void timesAfterTheDetectionComeLastAndHaveNoMoreDigitsThanASpreadsheetKeeps() throws IOException {
        assertThat(text(of(new RunFixture(directory, 1).assess())).lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).endsWith(",T08_after_s,T09_after_s,labels"));
        assertThat(rows(of(new RunFixture(directory, 1).assess())))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("T00_after_s", "-0.100000")
                        .containsEntry("T01_after_s", "0.000000")
                        .containsEntry("T09_after_s", "0.200001")
                        .containsEntry("T02_after_s", ""));
        assertThat(rows(of(new RunFixture(directory, 1).only("monitor.log").assess())))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("T09_after_s", ""));
    }

    @Test
    void aRunWithoutInstancesHasARow() throws IOException {
        assertThat(rows(of(Assessment.of(directory.resolve("none")))))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("verdict", "UNKNOWN").containsEntry("instance", ""));
    }

    @Test
    void linesEndAsTheRfcHasIt() throws IOException {
        assertThat(text(new ResultsFixture(1).run()).split("\r\n")).hasSize(2);
    }

    @Test
    void controlsAreReplaced() throws IOException {
        assertThat(rows(new ResultsFixture(1)
                        .hostile("a\u001b[31mb\u0000\tc\ud83d")
                        .run()))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("instance", "a\ufffd[31mb\ufffd\tc\ufffd1-k3x9f2"));
    }

    @Test
    void aNameIsNoFormulaAndStaysOneCell() throws IOException {
        assertThat(rows(new ResultsFixture(1).hostile("=cmd|' /C calc'!A0,\"\n").run()))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("instance", "'=cmd|' /C calc'!A0,\"\n1-k3x9f2"));
    }
}
