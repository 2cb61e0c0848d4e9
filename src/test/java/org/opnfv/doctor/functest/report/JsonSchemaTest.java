package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.original.RunReader;
import org.opnfv.doctor.functest.series.RegressionGate;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;
import org.opnfv.doctor.functest.series.SeriesSetUp;
import org.opnfv.doctor.functest.series.Sla;

/** The JSON report is what {@code docs/report.schema.json} says it is. */
class JsonSchemaTest {

    private static Schema schema;

    @TempDir
    private Path directory;

    @BeforeAll
    static void read() throws IOException {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs/report.schema.json")), InputFormat.JSON);
    }

    private static String json(Results results) throws IOException {
        StringWriter text = new StringWriter();
        Format.JSON.write(results, text, false);
        return text.toString();
    }

    private static String json(Assessment run) throws IOException {
        return json(Results.of(Series.of(List.of(run)), null));
    }

    private static void isValid(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void aRun() throws IOException {
        isValid(json(new ResultsFixture(3).run()));
        isValid(json(new RunFixture(directory, 2).assess()));
        isValid(json(new RunFixture(directory, 2)
                .set("recovery", Map.of("link_up", 1795396715, "host_up", 1795396718.185, "seconds", 3.185))
                .only("consumer.log")
                .assess()));
    }

    @Test
    void aRunOfWhichNothingIsKnown() throws IOException {
        isValid(json(Assessment.of(directory.resolve("none"))));
        isValid(json(new RunFixture(directory, 1)
                .set("fault", null)
                .set("host", null)
                .set("arming", null)
                .set("threshold_s", "NaN")
                .assess()));
    }

    @Test
    void aRunOfTheOriginalWhoseCleanupNobodyKnows() throws IOException {
        List<Assessment> runs = List.of(RunReader.read(Path.of("src/test/resources/original/danube")));
        String one = json(runs.get(0));
        String two = json(Results.of(Series.of(List.of(runs.get(0), runs.get(0))), null));

        isValid(one);
        isValid(two);
        for (String json : List.of(one, two)) {
            assertThat(json).contains("\"cleanup\": \"unknown\"").doesNotContain("\"cleanup\": \"complete\"");
        }
    }

    @Test
    void aSeriesWhoseOwnRecordIsDamaged() throws IOException {
        Series made = new ResultsFixture(1).set("20261123-011706-k3x9f2", 3);
        SeriesSetUp damaged = new SeriesSetUp(
                3, 2, null, "series.json is damaged", made.setUp().cleanup(), false);
        String json =
                json(Results.of(new Series(made.name(), made.folder(), List.of(), made.iterations(), damaged), null));

        isValid(json);
        assertThat(json)
                .contains("\"kind\": \"series\"", "\"verdict\": \"UNKNOWN\"", "\"problem\": \"series.json is damaged\"")
                .as("nobody knows")
                .contains("\"asked\": null", "\"not_made\": null", "\"warm_up_asked\": null");
    }

    @Test
    void aComparisonByItselfIsNoPass() throws IOException {
        Results told = new ResultsFixture(1).comparison(6);
        Results gated = Results.of(told.series().get(0), told.series().get(1), null, RegressionGate.parse("100%"));

        assertThat(json(told)).contains("\n  \"verdict\": null,");
        assertThat(json(gated)).contains("\n  \"verdict\": \"PASS\",");
        isValid(json(told));
        isValid(json(gated));
    }

    @Test
    void aSeries() throws IOException {
        String json = json(new ResultsFixture(3).series(9));

        isValid(json);
        assertThat(json).contains("\"kind\": \"series\"", "\"criterion\": \"p95<1ms\"", "\"outcome\": \"FAIL\"");
    }

    @Test
    void aSeriesOfWhichNothingWasMade() throws IOException {
        Series none = new ResultsFixture(1).set("20261123-011706-k3x9f2", 0);
        SeriesSetUp asked =
                new SeriesSetUp(3, null, "no host is free", none.setUp().cleanup());

        isValid(json(Results.of(
                new Series(none.name(), none.folder(), List.of(), List.of(), asked), Sla.parse("last<1s,failures=0"))));
    }

    @Test
    void aComparison() throws IOException {
        Series base = new ResultsFixture(2).set("20261123-011706-k3x9f2", 9);
        Series other = new ResultsFixture(2).slower(1.2).set("20261124-030405-m4h7qp", 9);

        isValid(json(new ResultsFixture(2).comparison(9)));
        isValid(json(Results.of(base, other, Sla.parse("p95<1s"), RegressionGate.parse("10%"))));
    }

    @Test
    void aComparisonWithASetInWhichNobodyWasTold() throws IOException {
        Series base = new ResultsFixture(2).set("20261123-011706-k3x9f2", 5);
        Series never = Series.of(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new RunFixture(directory, 1)
                        .iteration(i)
                        .only("consumer.log")
                        .missing(1)
                        .assess())
                .toList());
        Results results = Results.of(base, never, null, null);

        isValid(json(results));
        assertThat(json(results))
                .containsPattern("\"other_s\": \\{\\s+\"count\": 0,\\s+\"missing\": 5,\\s+\"min\": null");
        for (Format format : Format.values()) {
            StringWriter text = new StringWriter();
            format.write(results, text, false);
            if (format == Format.TEXT) {
                assertThat(text.toString()).containsPattern("B +never +never +never +never");
            }
            if (format == Format.HTML) {
                assertThat(text.toString().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
                        .contains(
                                "B slowest notification 0 5 never never ? never never never never – –",
                                "Last owner told never in 5 runs");
            }
        }
    }

    @Test
    void theSchemaSeesWhatIsWrong() throws IOException {
        String json = json(new ResultsFixture(1).run());

        assertThat(schema.validate(json.replace("\"PASS\"", "\"GOOD\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"detected\"", "\"found\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"ours\"", "\"theirs\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theVersionIsOneThatTheSchemaKnows() throws IOException {
        assertThat(Files.readString(Path.of("docs/report.schema.json")))
                .contains("Version " + JsonReport.SCHEMA_VERSION);
    }
}
