package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.run.Records;
import org.opnfv.doctor.functest.run.RunException;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunNotFoundException;
import org.opnfv.doctor.functest.scenario.SettingsError;
import org.opnfv.doctor.functest.series.Series;

class RunArgumentsTest {

    private static final Path DANUBE = Path.of("src/test/resources/original/danube");

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    private Path series;

    @BeforeEach
    void twoIterations() throws IOException {
        series = new RunFixture(Files.createDirectories(folder.resolve("s")), 1).write();
        Records.series(series, 0, 2);
        for (int i = 1; i <= 2; i++) {
            new RunFixture(series.getParent(), 1).iteration(i).write();
        }
    }

    private List<Series> read(String... words) {
        return new RunArguments(folder, said::add).read(List.of(words), false);
    }

    private void isTwice(String line, String... words) {
        assertThatThrownBy(() -> read(words))
                .isInstanceOf(SettingsError.class)
                .hasMessageEndingWith(line + ": a run counts once, leave one of them out");
    }

    @Test
    void aRunThatIsNamedAndWithinANamedSeriesCountsOnce() {
        String inner = series.resolve("iteration-001").toString();

        isTwice(inner + " is there twice", series.toString(), inner);
        isTwice(inner + " is there twice", inner, series.toString());
        isTwice(inner + " is there twice", series + "," + inner);
        isTwice(inner + " is there twice", inner + "," + series);
        isTwice(inner + " is there twice", inner, series.resolve("iteration-002") + "," + inner);
    }

    @Test
    void whatRunShPrintedIsTheSameRunAsItsLogs() {
        isTwice("console.txt is the same run as " + DANUBE, DANUBE + "," + DANUBE.resolve("console.txt"));
    }

    @Test
    void aCopyAndALinkAreTheSameRun() throws IOException {
        Path inner = series.resolve("iteration-001");
        Path copy = copy(inner, folder.resolve("copy"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inner);

        isTwice(copy + " is the same run as " + inner, series + "," + copy);
        isTwice(link + " is the same run as " + copy, copy + "," + link);
        isTwice(copy + " is the same run as " + inner, series.toString(), copy.toString());
    }

    @Test
    void aSetMayBeComparedWithItsCopy() throws IOException {
        Path inner = series.resolve("iteration-001");

        assertThat(read(inner.toString(), copy(inner, folder.resolve("copy")).toString()))
                .hasSize(2);
    }

    private static Path copy(Path run, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    @Test
    void iterationsOfOneSeriesAreRunsOfTheirOwn() {
        assertThat(read(series + "/iteration-001", series + "/iteration-002")).hasSize(2);
        assertThat(read(series + "/iteration-001," + series + "/iteration-002"))
                .singleElement()
                .satisfies(set -> assertThat(set.iterations()).hasSize(2));
    }

    @Test
    void aSetMayBeComparedWithItself() {
        assertThat(read(series.toString(), series.toString())).hasSize(2);
    }

    @Test
    void aSetIsNotJudgedByItselfNorByItsCopy() throws IOException {
        Path inner = series.resolve("iteration-001");
        Path copy = copy(inner, folder.resolve("copy"));

        for (Path same : List.of(inner, copy)) {
            List<String> words = List.of(inner.toString(), same.toString());
            assertThatThrownBy(() -> new RunArguments(folder, said::add).read(words, true))
                    .isInstanceOf(SettingsError.class)
                    .hasMessageStartingWith(inner + " and " + same + " are the same runs");
        }
    }

    @Test
    void onlyWhatIsNowhereIsNotThere() throws IOException {
        Path logs = folder.resolve("s");
        RunArguments runs = new RunArguments(logs, said::add);

        assertThat(runs.isThere("k3x9f2")).isTrue();
        assertThat(runs.isThere("k3x9f2/iteration-002,k3x9f2")).isTrue();
        assertThat(runs.isThere("good")).isFalse();
        assertThat(runs.isThere("good,better")).isFalse();
        assertThat(runs.isThere("k3x9f2/iteration-009")).isFalse();
        Files.createSymbolicLink(logs.resolve("good"), series);
        assertThat(runs.closest("godo")).isEqualTo("; did you mean 'good'?");
        assertThat(runs.closest("k3x9g2")).isEqualTo("; did you mean 'k3x9f2'?");
        assertThat(runs.closest("release-1")).isEmpty();
        assertThat(new RunArguments(folder.resolve("none"), said::add).isThere("latest"))
                .isFalse();
    }

    @Test
    void runsAreNamedByHowNewTheyAre() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("t"));
        for (int i = 1; i <= 4; i++) {
            Path made = new RunFixture(Files.createDirectories(folder.resolve("t" + i)), 1)
                    .set("id", "run00" + i)
                    .set("started", "2026-11-2%dT10:00:00Z".formatted(i))
                    .write();
            Files.move(made, logs.resolve("kept-" + "dcba".charAt(i - 1)));
        }
        RunArguments runs = new RunArguments(logs, said::add);

        assertThat(RunFolder.locate(logs, "latest")).isEqualTo(logs.resolve("kept-a"));
        assertThat(RunFolder.locate(logs, "latest~1")).isEqualTo(logs.resolve("kept-b"));
        Files.createSymbolicLink(logs.resolve("latest"), Path.of("kept-b"));
        assertThat(RunFolder.locate(logs, "latest~2")).isEqualTo(logs.resolve("kept-d"));
        isMissing(logs, "latest~3", "no run latest~3 in " + logs + ": there are 2 before the latest");
        isMissing(folder.resolve("none"), "last:3", "no run last:3 in ");
        assertThat(runs.isThere("last:3")).isTrue();
        assertThat(runs.read(List.of("last:3,kept-b"), false))
                .as("all of them have one time of detection, and one was named")
                .singleElement()
                .satisfies(set -> assertThat(set.folder()).isEqualTo(logs.resolve("kept-b")));
        assertThat(said)
                .hasSize(3)
                .contains("note: " + logs.resolve("kept-c") + " is a copy of what is counted already, "
                        + logs.resolve("kept-b") + ": it is left out");
        assertThat(runs.read(List.of("last:1"), false))
                .singleElement()
                .satisfies(set -> assertThat(set.folder()).isEqualTo(logs.resolve("kept-a")));
    }

    private static void isMissing(Path logs, String word, String words) {
        assertThatThrownBy(() -> RunFolder.locate(logs, word))
                .isInstanceOf(RunNotFoundException.class)
                .hasMessageStartingWith(words);
    }

    @Test
    void aPackedSeriesIsReadAsItIs() throws Exception {
        Path tgz = folder.resolve("kept.tgz");
        assertThat(new ProcessBuilder("tar", "-czf", tgz.toString(), "-C", folder + "/s", RunFolder.nameOf(series))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        Path zip = folder.resolve("kept.zip");
        try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                Stream<Path> files = Files.walk(series)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, packed.getPath(series.relativize(file).toString()));
            }
        }

        List<Series> plain = read(series.toString());
        for (Path file : List.of(tgz, zip)) {
            assertThat(read(file.toString())).singleElement().satisfies(set -> {
                assertThat(set.setUp()).isEqualTo(plain.get(0).setUp());
                assertThat(set.iterations())
                        .hasSize(2)
                        .allSatisfy(run -> assertThat(run.folder().getParent()).isEqualTo(file));
            });
        }
        isTwice(tgz + "/iteration-001 is the same run as " + series + "/iteration-001", series + "," + tgz);
        Files.write(tgz, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> read(tgz.toString())).hasMessageStartingWith("cannot unpack " + tgz + ": ");
    }

    @Test
    void whatIsPackedWithoutAFolderIsCalledAsItsFileIs() throws IOException {
        Path zip = folder.resolve("danube.zip");
        try (FileSystem packed = FileSystems.newFileSystem(zip, Map.of("create", "true"));
                Stream<Path> files = Files.list(DANUBE)) {
            for (Path file : files.toList()) {
                Files.copy(file, packed.getPath(RunFolder.nameOf(file)));
            }
        }

        assertThat(read(zip.toString()))
                .singleElement()
                .satisfies(set -> assertThat(set.name()).isEqualTo("danube.zip"));
    }

    @Test
    void anIdOfTwoRunsIsThereAndIsAnError() throws IOException {
        Path logs = folder.resolve("s");
        new RunFixture(Files.createDirectories(folder.resolve("t")), 1).write();
        Files.move(folder.resolve("t/20261123-011706-k3x9f2"), logs.resolve("20261124-011706-k3x9f2"));

        isUnclear(logs, "k3x9f2", "more than one run k3x9f2 in ");
    }

    @Test
    void ofSeveralAllHaveToBeThereOrNone() {
        isUnclear(folder.resolve("s"), "k3x9f2,gone", "no run gone in ");
    }

    @Test
    void whatALinkThatIsBrokenLeadsToNobodyKnows() throws IOException {
        Path logs = folder.resolve("s");
        Files.createSymbolicLink(logs.resolve("good"), Path.of("gone"));
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));

        isUnclear(logs, "good", "logs/good is a broken link");
        isUnclear(logs, logs + "/good/iteration-001", "good is a broken link");
        isUnclear(logs, folder + "/loop/run", "loop/run is there");
    }

    private void isUnclear(Path logs, String word, String words) {
        assertThatThrownBy(() -> new RunArguments(logs, said::add).isThere(word))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(words.replace("logs/", logs + "/"));
    }
}
