package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path logs;

    @Test
    void theManifestIsReadAsItWasWritten() {
        RunFolder folder = create();
        folder.update(draft -> draft.host("compute-1", "127.0.0.1:7")
                .instances(List.of(new Manifest.TestInstance("doctor_vm1", "id-1", "compute-1", "alarm-1")))
                .expected(List.of("id-1"))
                .stage(Manifest.Stage.OBSERVE)
                .fault("link-down", Instant.ofEpochSecond(1_494_251_439, 710_436_789), Duration.ofNanos(412_345))
                .observation(Manifest.Observation.TIMEOUT)
                .problem("first")
                .problem("second"));
        Manifest read = RunFolder.open(folder.path()).manifest();
        assertThat(read).isEqualTo(folder.manifest());
        assertThat(read.problem()).isEqualTo("first");
        assertThat(read.fault().injected()).isEqualTo(1494251439.710436);
        assertThat(read.cleanup().state()).isEqualTo(Manifest.Cleanup.State.INCOMPLETE);
    }

    @Test
    void aRunOfBeforeTheShortcutTookNone() throws IOException {
        RunFolder folder = create();
        Records.edit(folder.path("run.json"), record -> record.remove("shortcut"));

        assertThat(RunFolder.open(folder.path()).manifest().shortcut()).isFalse();
    }

    @Test
    void theFileUsesTheWordsOfTheDocumentedFormat() throws IOException {
        RunFolder folder = create();
        assertThat(Files.readString(folder.path("run.json")))
                .contains("\"threshold_s\" : 1.0", "\"stage\" : \"prepare\"", "\"state\" : \"incomplete\"");
    }

    @Test
    void aRunIsFoundByLatestByNameByIdAndByPath() {
        create();
        RunFolder last = create();
        String name = last.path().getFileName().toString();
        for (String run :
                List.of("latest", name, last.manifest().id(), last.path().toString())) {
            assertThat(RunFolder.open(RunFolder.locate(logs, run)).manifest().id())
                    .isEqualTo(last.manifest().id());
        }
        assertThat(RunFolder.folders(logs)).hasSize(2);
    }

    @Test
    void aFolderHasItsNameWhenItsManifestIsInIt() throws IOException {
        RunFolder series = create();
        // Where its manifest is to be written there is something that no file can replace.
        Files.createDirectories(series.path(".new-iteration-001/run.json/in-the-way"));

        Manifest manifest = RunFolder.open(series.path()).manifest();
        assertThatThrownBy(() -> RunFolder.create(series.path("iteration-001"), manifest))
                .isInstanceOf(RunException.class);
        assertThat(series.path("iteration-001")).doesNotExist();
        RunFolder.create(series.path("iteration-002"), manifest);
        assertThat(IterationFolders.in(series.path()).all()).containsExactly(series.path("iteration-002"));
        assertThat(series.path(".new-iteration-002")).doesNotExist();
    }

    @Test
    void whoseAFolderIsItsNameTells() {
        RunFolder run = create();

        assertThat(RunFolder.idOf(run.path())).contains(run.manifest().id());
        assertThat(RunFolder.idOf(logs.resolve("kept-for-later"))).isEmpty();
        assertThat(RunFolder.idOf(Path.of("/"))).isEmpty();
    }

    @Test
    void anIterationIsFoundByItsNameBehindThatOfItsSeries() throws IOException {
        RunFolder series = create();
        Path iteration = Files.createDirectory(series.path("iteration-003"));
        String name = series.path().getFileName().toString();

        for (String known : List.of("latest", name, series.manifest().id())) {
            assertThat(RunFolder.locate(logs, known + "/iteration-003").toRealPath())
                    .isEqualTo(iteration.toRealPath());
            assertThatThrownBy(() -> RunFolder.locate(logs, known + "/iteration-004"))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("no run " + known + "/iteration-004 in " + logs);
        }
    }

    @Test
    void whatIsNotThereIsSaidInOneLine() {
        assertThatThrownBy(() -> RunFolder.locate(logs, "latest"))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("no run in");
        assertThatThrownBy(() -> RunFolder.locate(logs, "nosuch"))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("no run nosuch");
        assertThatThrownBy(() -> RunFolder.open(logs))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("run.json is missing");
    }

    @Test
    void aDamagedManifestIsSaidInOneLine() throws IOException {
        RunFolder folder = create();
        Files.writeString(folder.path("run.json"), "{\"id\": ");
        assertThatThrownBy(() -> RunFolder.open(folder.path()))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("is no manifest");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
        Path file = Files.createFile(logs.resolve("file"));
        assertThatThrownBy(() -> RunFolder.create(file, RunId.random(), seed()))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("choose another --logs-dir");
    }

    @Test
    void aDiskThatTakesNoMoreDoesNotStopTheWayBack() throws IOException {
        RunFolder folder = create();
        Files.createDirectory(folder.path("run.json.new"));
        folder.update(draft -> draft.stage(Manifest.Stage.RESTORE));
        assertThat(folder.manifest().stage()).isEqualTo(Manifest.Stage.RESTORE);
        assertThat(folder.failure()).isPresent();
    }

    @Test
    void withoutALinkTheLatestIsTheNewestByTimeWhateverItsNameSays() throws IOException {
        RunFolder newest = create();
        Path named = logs.resolve("20200101-000000-" + newest.manifest().id());
        create(Instant.now().minusSeconds(3600));
        Files.delete(logs.resolve("latest"));
        Files.move(newest.path(), named);

        assertThat(RunFolder.locate(logs, "latest")).isEqualTo(named);

        Files.createSymbolicLink(logs.resolve("latest"), Path.of("moved-away"));
        assertThatThrownBy(() -> RunFolder.locate(logs, "latest")).hasMessageContaining("no latest run");
    }

    private RunFolder create(Instant started) {
        ManifestSeed seed = new ManifestSeed(
                "0.1.0", started, "embedded", "embedded", 1.0, 30.0, "instance-id", false, 7L, ManifestContext.UNKNOWN);
        return RunFolder.create(logs, RunId.random(), seed);
    }

    private RunFolder create() {
        return RunFolder.create(logs, RunId.random(), seed());
    }

    private static ManifestSeed seed() {
        return new ManifestSeed(
                "0.1.0",
                Instant.now(),
                "embedded",
                "embedded",
                1.0,
                30.0,
                "instance-id",
                false,
                7L,
                ManifestContext.UNKNOWN);
    }
}
