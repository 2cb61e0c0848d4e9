package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.Records;

/** A series on the disk, whole and damaged. */
class SeriesReaderTest {

    @TempDir
    private Path folder;

    private Path series;

    @BeforeEach
    void twoIterationsThatPass() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1)
                .set("sla", "last<1s")
                .write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(series.getParent(), 1).iteration(i).write();
        }
    }

    private RunFixture iteration(int number) {
        return new RunFixture(series.getParent(), 1).iteration(number);
    }

    private void isUnknown(String problem) {
        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.setUp().problem()).contains(problem);
        assertThat(read.with(Verdict.PASS)).hasSize(2);
    }

    private static void isOneClearLine(String line, Path file) {
        assertThat(line)
                .startsWith(file + " is damaged")
                .endsWith("; put a whole copy of it there")
                .hasLineCount(1)
                .doesNotContain("fasterxml", "Unexpected", "Source", "org.opnfv", "token", "deserialize");
    }

    @Test
    void wholeItPasses() {
        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.PASS);
        assertThat(read.setUp().whole()).isTrue();
    }

    @Test
    void whatWasMadeOfNoIterationIsKnownFromItsOwnRecord() throws IOException {
        Files.move(series.resolve("iteration-001"), folder.resolve("one"));
        Files.move(series.resolve("iteration-002"), folder.resolve("two"));
        Records.edit(series.resolve("run.json"), record -> {
            ObjectNode context = record.putObject("context");
            context.putObject("settings");
            context.putObject("labels").put("pod", "lf-pod2");
            context.putObject("versions");
        });

        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.facts().installer()).isEqualTo("embedded");
        assertThat(read.context().labels()).containsEntry("pod", "lf-pod2");
    }

    @Test
    void howMuchWasAskedForIsInItsDescription() throws IOException {
        Records.series(series, 4, 9);

        Series read = SeriesReader.read(series);

        assertThat(read.setUp().asked()).isEqualTo(9);
        assertThat(read.notMade()).isEqualTo(7);
        assertThat(read.setUp().warmUp()).isEqualTo(4);
        assertThat(read.warmUpNotMade()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"warm_up\": 0, \"iter",
                "null",
                "[]",
                "{\"iterations\": \"two\"}",
                "{\"warm_up\": 0}",
                "{\"iterations\": 2}",
                "{\"warm_up\": null, \"iterations\": 2}",
                "{\"warm_up\": 0, \"iterations\": \"2\"}",
                "{\"warm_up\": 0, \"iterations\": 2.9}",
                "{\"warm_up\": 0, \"iterations\": 2} }",
                "{\"warm_up\": 0, \"iterations\": 2}{\"warm_up\": 0, \"iterations\": 2}",
                "{\"warm_up\": 0, \"iterations\": 9, \"iterations\": 2}",
                "{\"warm_up\": -1, \"iterations\": 2}",
                "{\"warm_up\": 0, \"iterations\": 0}",
                "{\"warm_up\": 0, \"iterations\": 10001}",
                "{\"warm_up\": 0, \"iterations\": 2147483647}"
            })
    void withADamagedDescriptionItsIterationsAreReadAndItIsUnknown(String text) throws IOException {
        Files.writeString(series.resolve("series.json"), text);

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(2);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.setUp().problem(), series.resolve("series.json"));
        assertThat(Results.of(read, Sla.parse(read.setUp().sla())).verdict())
                .as("also where all criteria are met")
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Series.together(List.of(read)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": \"k3x9f2\", \"fol", "{}", "{\"id\": \"k3x9f2\", \"started\": \"yesterday\"}"})
    void aDamagedManifestOfTheWholeIsUnknownToo(String text) throws IOException {
        Files.writeString(series.resolve("run.json"), text);

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(2);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.setUp().problem(), series.resolve("run.json"));
    }

    @ParameterizedTest
    @CsvSource({"0, 10001", "1001, 2", "-1, 2", "0, 0", "0, 2147483647"})
    void noSeriesIsAskedForSoManyIterations(int warmUp, int iterations) {
        Records.series(series, warmUp, iterations);

        isUnknown("series.json is damaged: no series can be asked for so many iterations");
    }

    @Test
    void oneDigitOfARecordIsEnough() throws IOException {
        Path manifest = series.resolve("iteration-002/run.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"threshold_s\" : 1.0", "\"threshold_s\" : 9.0"));

        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.iterations().get(1).reasons())
                .containsExactly(
                        manifest + " is damaged: what it says does not fit its check; put a whole copy of it there");
    }

    @Test
    void aRecordOfAnotherVersionSaysWhichOneReadsIt() throws IOException {
        Path manifest = series.resolve("iteration-002/run.json");
        Records.edit(manifest, object -> object.put("version", "0.9.9").remove("missing"));

        assertThat(SeriesReader.read(series).iterations().get(1).reasons())
                .containsExactly(manifest
                        + " is no manifest of a run as this version of the program writes it: read it with the one"
                        + " that made it, 0.9.9");
    }

    @Test
    void aDamagedManifestOfAnIterationIsOfThatOneAlone() throws IOException {
        Path manifest = series.resolve("iteration-002/run.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 100));

        Series read = SeriesReader.read(series);

        assertThat(read.with(Verdict.PASS)).hasSize(1);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        isOneClearLine(read.iterations().get(1).reasons().get(0), manifest);
    }

    @Test
    void nothingButZerosIsDamagedToo() throws IOException {
        Files.write(series.resolve("series.json"), new byte[400]);
        Files.write(series.resolve("iteration-001/run.json"), new byte[] {0, 0, 1, -1, 2, 3, 4, 5});

        Series read = SeriesReader.read(series);

        isOneClearLine(read.setUp().problem(), series.resolve("series.json"));
        isOneClearLine(read.iterations().get(0).reasons().get(0), series.resolve("iteration-001/run.json"));
    }

    @Test
    void aSeriesOfOneWithADamagedDescriptionIsNoRunByItself() throws IOException {
        Files.writeString(series.resolve("series.json"), "{");
        Files.move(series.resolve("iteration-002"), folder.resolve("gone"));

        assertThat(SeriesReader.read(series).isOneRun()).isFalse();
    }

    @Test
    void anIterationBeyondThoseAskedForIsNotHidden() throws IOException {
        Path third = iteration(3).write();

        Series read = SeriesReader.read(series);
        assertThat(read.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(read.iterations()).hasSize(3);
        assertThat(read.setUp().problem()).startsWith(third + " beyond the iterations that series.json tells of");
        Records.series(series, 0, 1);
        assertThat(SeriesReader.read(series).iterations()).hasSize(3);
    }

    @Test
    void anIterationThatIsNotThereDoesNotHideThoseBehindIt() throws IOException {
        Files.move(series.resolve("iteration-001"), folder.resolve("gone"));
        iteration(3).write();
        Records.series(series, 0, 3);

        isUnknown("iteration-001 not there, though later ones are");
        assertThat(SeriesReader.read(series).notMade()).isEqualTo(1);
        assertThat(SeriesReader.read(series).setUp().whole()).isTrue();
    }

    @Test
    void aWarmUpThatIsNotThereWasUndoneBeforeTheNextBegan() {
        Records.series(series, 1, 2);

        Series read = SeriesReader.read(series);

        assertThat(read.verdict()).isEqualTo(Verdict.PASS);
        assertThat(read.cleanup()).isEqualTo(new RunFacts.Cleanup(true, false, List.of()));
        assertThat(read.setUp().problem()).contains("warm-up-001 not there, though later ones are");
    }

    @Test
    void withoutItsDescriptionItIsASeriesAllTheSame() throws IOException {
        Files.delete(series.resolve("series.json"));

        isUnknown("series.json is missing");
    }

    @Test
    void withoutItsManifestItIsNoLogOfTheOriginal() throws IOException {
        Path run = series.resolve("iteration-001");
        Files.delete(run.resolve("run.json"));
        Files.writeString(run.resolve("ledger.jsonl"), "");

        assertThat(SeriesReader.read(run).iterations().get(0).reasons())
                .singleElement()
                .asString()
                .startsWith(run.resolve("run.json") + " is missing");
    }

    @Test
    void whatIsNotNamedLikeAnIterationIsNone() throws IOException {
        for (String name : List.of("iteration-002.bak", "iteration-000", "iteration-x")) {
            Files.createDirectory(series.resolve(name));
        }
        Files.writeString(series.resolve("iteration-003"), "a file");

        assertThat(SeriesReader.read(series).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iteration-0001", "iteration-1", "warm-up-01"})
    void aNumberThatIsWrittenInAnotherWayIsASurplus(String name) throws IOException {
        Files.createDirectory(series.resolve(name));

        isUnknown(series.resolve(name) + " beyond the iterations that series.json tells of");
    }

    @Test
    void withoutItsNameASeriesIsDamaged() throws IOException {
        Path manifest = series.resolve("run.json");
        Records.edit(manifest, object -> object.putNull("folder"));

        isUnknown(manifest + " is damaged: it does not say which run it is of");
    }

    @Test
    void aDamagedDescriptionSaysNothingAgainstTheCleanUp() throws IOException {
        Files.writeString(series.resolve("series.json"), "{");

        assertThat(SeriesReader.read(series).cleanup().complete()).isTrue();
        Files.writeString(series.resolve("run.json"), "{");
        assertThat(SeriesReader.read(series).cleanup().complete()).isFalse();
    }
}
