package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.run.Manifest.Cleanup;
import org.opnfv.doctor.functest.run.Manifest.Cleanup.State;

/** Whose a folder is and what is left, from its name, its record and its ledger, where they do not agree or are lost. */
class RunStateTest {
    private static final String OTHER = "zzzzz9";

    @TempDir
    private Path logs;

    private RunFolder folder;

    @BeforeEach
    void begin() {
        folder = RunFolder.create(logs, RunId.random(), seed());
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
                null,
                ManifestContext.UNKNOWN);
    }

    /** What the run changed, of which as much is undone. */
    private void changes(int made, int undone) {
        changes(folder, folder.manifest().id(), made, undone);
    }

    private static void changes(RunFolder run, String id, int made, int undone) {
        try (Ledger ledger = new Ledger(run.path("ledger.jsonl"), count -> run.update(draft -> draft.changes(count)))) {
            ledger.intend(RunState.CLOUD, "http://127.0.0.1/", Map.of(RunState.RUN, id));
            for (int number = 2; number <= made; number++) {
                ledger.intend("network", "doctor_net" + number + "-" + id, Map.of());
            }
            List<Change> open = ledger.open();
            ledger.withdraw(open.subList(open.size() - undone, open.size()));
        }
    }

    private void saidToBe(State state) {
        folder.update(draft -> draft.cleanup(state, List.of()));
    }

    private State state() {
        return state(folder.path());
    }

    private static State state(Path place) {
        return RunState.of(place).cleanup().state();
    }

    @Test
    void whatTheLedgerKnowsToBeUndoneIsUndoneWhateverTheRecordSays() {
        changes(2, 2);

        for (State said : State.values()) {
            saidToBe(said);
            assertThat(state()).as(said.toString()).isEqualTo(State.COMPLETE);
        }
    }

    @Test
    void whatTheLedgerHasOpenIsLeftUnlessADiskWasFullWhenAllWasUndone() {
        changes(2, 1);

        for (State said : State.values()) {
            saidToBe(said);
            assertThat(state()).isEqualTo(said);
            assertThat(RunState.of(folder.path()).open()).hasSize(said == State.COMPLETE ? 0 : 1);
        }
    }

    @Test
    void aRunThatWasKilledBeforeItsFirstChangeHasLeftNothing() {
        assertThat(state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void whatCouldNotBeUndoneIsLeftWithoutALedgerToo() {
        folder.update(draft -> draft.cleanup(State.INCOMPLETE, List.of("network doctor_net: refused")));

        assertThat(RunState.of(folder.path()).cleanup())
                .isEqualTo(new Cleanup(State.INCOMPLETE, List.of("network doctor_net: refused")));
    }

    @Test
    void whatTheLedgerHasLostIsMissed() throws IOException {
        changes(2, 0);
        List<String> lines = Files.readAllLines(folder.path("ledger.jsonl"));
        assertThat(lost()).isEmpty();

        for (int left = 0; left < 2; left++) {
            Files.write(folder.path("ledger.jsonl"), lines.subList(0, left));
            for (State said : List.of(State.INCOMPLETE, State.KEPT)) {
                saidToBe(said);
                assertThat(lost())
                        .containsExactly("the ledger has lost what it told of " + (2 - left)
                                + " of 2 changes: put a whole copy of it there, or undo that by hand");
                assertThat(state()).isEqualTo(State.INCOMPLETE);
            }
        }
        Files.delete(folder.path("ledger.jsonl"));
        assertThat(lost()).hasSize(1);
        saidToBe(State.COMPLETE);
        assertThat(lost()).as("all is undone").isEmpty();
        assertThat(state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void aFaultThatTheLedgerDoesNotTellOfIsMissed() {
        folder.update(draft -> draft.host("compute-1", "127.0.0.1").fault("link-down", Instant.now(), Duration.ZERO));

        assertThat(lost()).singleElement().asString().contains("the fault (link-down) of compute-1");
    }

    @Test
    void aDamagedLedgerMattersUntilAllIsUndone() throws IOException {
        changes(2, 1);
        Files.writeString(folder.path("ledger.jsonl"), "{\n");

        assertThat(lost()).singleElement().asString().contains("ledger.jsonl:1 is damaged");
        assertThatThrownBy(() -> RunState.of(folder.path()).open()).isInstanceOf(LedgerException.class);
        saidToBe(State.COMPLETE);
        assertThat(state()).isEqualTo(State.COMPLETE);
    }

    @Test
    void theLedgerOfAnotherRunIsNotUndone() throws IOException {
        changes(folder, OTHER, 2, 0);

        for (boolean whole : List.of(true, false)) {
            Files.writeString(folder.path("run.json"), whole ? Files.readString(folder.path("run.json")) : "{");
            assertThat(lost()).singleElement().asString().contains("the ledger is that of another run");
            assertThat(RunState.of(folder.path()).open()).isEmpty();
            assertThat(state()).isEqualTo(State.INCOMPLETE);
        }
    }

    @Test
    void theRecordOfAnotherRunIsNotItsOwnWhereNameAndLedgerAgree() throws IOException {
        changes(2, 1);
        Records.edit(folder.path("run.json"), object -> object.put("id", OTHER));
        saysWhose(folder.path(), OTHER);
        assertThat(state()).isEqualTo(State.INCOMPLETE);
        assertThat(RunState.of(folder.path()).open()).hasSize(1);
    }

    @Test
    void theRecordOfAnotherRunAloneDoesNotTellThatNothingIsLeft() throws IOException {
        changes(2, 0);
        Records.edit(folder.path("run.json"), object -> {
            object.put("id", OTHER);
            object.withObject("/cleanup").put("state", "complete");
        });
        Files.delete(folder.path("ledger.jsonl"));

        saysWhose(folder.path(), OTHER);
        assertThat(lost()).singleElement().asString().contains("neither run.json nor the ledger tells");
        assertThat(state()).isEqualTo(State.INCOMPLETE);
    }

    @Test
    void nothingIsMissedOfARunThatGoesOn() throws Exception {
        ExecutorService running = Executors.newSingleThreadExecutor();
        try {
            Future<?> run = running.submit(() -> changes(100, 0));
            List<String> missed = new ArrayList<>();
            while (!run.isDone()) {
                missed.addAll(lost());
            }
            run.get();
            assertThat(missed).isEmpty();
        } finally {
            running.shutdownNow();
        }
    }

    @Test
    void aSeriesIsListedWithoutItsRecordAndLedgerToo() throws IOException {
        Records.series(folder.path(), 0, 2);
        Files.delete(folder.path("run.json"));

        assertThat(RunFolder.folders(logs)).containsExactly(folder.path());
    }

    private static void saysWhose(Path place, String other) {
        RunState judged = RunState.of(place);
        assertThat(judged.run()).isEmpty();
        assertThatThrownBy(judged::requireRun)
                .isInstanceOf(RunException.class)
                .hasMessageContaining("run.json is of another run, " + other);
    }

    @Test
    void aFolderMayBeGivenAnotherName() throws IOException {
        changes(2, 0);
        for (String name : List.of("20261127-000000-backup", "kept-for-later")) {
            Path renamed = Files.move(logs.resolve(folder.path().getFileName()), logs.resolve(name));
            assertThat(RunState.of(renamed).run()).isPresent();
            assertThat(RunState.of(renamed).open()).hasSize(2);
            Files.move(renamed, folder.path());
        }
    }

    @Test
    void anIterationIsThatOfItsSeries() throws IOException {
        Records.series(folder.path(), 0, 2);
        SeriesFolder series = SeriesFolder.open(folder);
        RunFolder first = series.begin(1);
        RunFolder second = series.begin(2);
        String id = folder.manifest().id();
        changes(first, id + "-iteration-001", 1, 1);
        changes(second, id + "-iteration-002", 1, 0);
        assertThat(state(first.path())).isEqualTo(State.COMPLETE);
        assertThat(state(second.path())).isEqualTo(State.INCOMPLETE);

        // One that stands in another's place is not that one, also where record and ledger agree.
        Path gone = Files.move(first.path(), logs.resolve("gone"));
        Files.move(second.path(), first.path());
        saysWhose(first.path(), id + "-iteration-002");
        assertThat(RunState.of(first.path()).lost()).singleElement().asString().contains("is that of another run");
        Files.move(first.path(), second.path());
        Files.move(gone, first.path());

        // The series itself may be given another name, when two tell what it was.
        changes(1, 0);
        Path renamed = Files.move(folder.path(), logs.resolve("20261127-000000-backup"));
        assertThat(RunState.of(renamed.resolve("iteration-002")).open()).hasSize(1);
    }

    @Test
    void aRunThatWasMovedAwayBehindALinkIsListedOnce() throws IOException {
        Path away = Files.createDirectory(logs.resolve("away"));
        Path moved = Files.move(folder.path(), away.resolve(folder.path().getFileName()));
        Path link = Files.createSymbolicLink(folder.path(), moved);
        RunFolder other = RunFolder.create(logs, RunId.random(), seed());
        Files.createSymbolicLink(logs.resolve("best"), other.path().getFileName());

        assertThat(RunFolder.folders(logs)).containsExactlyInAnyOrder(link, other.path());
        assertThat(RunState.of(link).run()).isPresent();
    }

    private List<String> lost() {
        return RunState.of(folder.path()).lost();
    }
}
