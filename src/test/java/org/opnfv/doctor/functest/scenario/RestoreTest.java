package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Ledger;
import org.opnfv.doctor.functest.ledger.LedgerException;
import org.opnfv.doctor.functest.run.Manifest.Cleanup.State;
import org.opnfv.doctor.functest.run.Manifest.Stage;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;

class RestoreTest {
    @TempDir
    private Path logs;

    private RunFolder folder;

    @BeforeEach
    void begin() {
        folder = RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed("0.1.0", Instant.now(), "embedded", "embedded", 1.0, 30.0, "instance-id", null));
    }

    @Test
    void whatTheLedgerKnowsToBeUndoneTheManifestLearnsWhenItsProcessWasKilledBefore() {
        try (Ledger ledger = Restore.ledger(folder)) {
            Change change = ledger.intend(Kinds.PROJECT, "doctor_project-k3x9f2", Map.of());
            ledger.withdraw(List.of(change));
        }

        Restore.noteDone(folder);

        assertThat(onDisk()).isEqualTo(State.COMPLETE);
    }

    @Test
    void whatTheRunHasWrittenSinceItsRecordWasReadIsKept() {
        RunFolder read = RunFolder.open(folder.path());
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.withdraw(List.of(ledger.intend(Kinds.PROJECT, "doctor_project-k3x9f2", Map.of())));
        }
        folder.update(draft -> draft.stage(Stage.DONE).ended(Instant.now(), Map.of()));

        Restore.noteDone(read);
        assertThat(onDisk()).isEqualTo(State.COMPLETE);
        Restore.noteLost(folder.path(), List.of("lost"));
        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
        Restore.forget(folder.path());
        assertThat(onDisk()).isEqualTo(State.COMPLETE);

        assertThat(RunFolder.open(folder.path()).manifest().stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void whatIsStillToBeUndoneIsNotSaidToBe() {
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.intend(Kinds.PROJECT, "doctor_project-k3x9f2", Map.of());
        }

        Restore.noteDone(folder);

        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
    }

    @Test
    void withoutALedgerNothingIsSaid() {
        Restore.noteDone(folder);

        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
        assertThat(folder.path("ledger.jsonl")).doesNotExist();
    }

    @Test
    void whatTheLedgerHasLostIsMissed() throws IOException {
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.intend(Kinds.PROJECT, "doctor_project-k3x9f2", Map.of());
            ledger.intend(Kinds.NETWORK, "doctor_network-k3x9f2", Map.of());
        }
        List<String> lines = Files.readAllLines(folder.path("ledger.jsonl"));
        assertThat(Restore.lost(folder)).isEmpty();

        for (int left = 0; left < 2; left++) {
            Files.write(folder.path("ledger.jsonl"), lines.subList(0, left));
            assertThat(Restore.lost(folder))
                    .containsExactly("the ledger has lost what it told of " + (2 - left)
                            + " of 2 changes: put a whole copy of it there, or undo that by hand");
        }
        Files.delete(folder.path("ledger.jsonl"));
        assertThat(Restore.lost(folder)).hasSize(1);
        folder.update(draft -> draft.cleanup(State.COMPLETE, List.of()));
        assertThat(Restore.lost(folder)).as("all is undone").isEmpty();
    }

    @Test
    void aLedgerSaysOfWhichRunItIsAndWhatBecomesOfItIsNotedThereAlone() {
        assertThat(Restore.runOf(folder.path())).isEmpty();
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.intend(Kinds.CLOUD, "http://127.0.0.1/", Map.of(LostLines.RUN, "k3x9f2"));
        }
        assertThat(Restore.runOf(folder.path())).contains("k3x9f2");

        Restore.forget(folder.path());

        assertThat(Restore.isDone(folder.path())).isTrue();
        assertThat(onDisk()).as("that of another run").isEqualTo(State.INCOMPLETE);
    }

    @Test
    void aFaultThatTheLedgerDoesNotTellOfIsMissed() {
        folder.update(draft -> draft.host("compute-1", "127.0.0.1").fault("link-down", Instant.now(), Duration.ZERO));

        assertThat(Restore.lost(folder)).singleElement().asString().contains("the fault (link-down) of compute-1");
    }

    @Test
    void aRunThatHasJustBegunIsLeftAlone() {
        try (Ledger ledger = Restore.ledger(folder)) {
            assertThat(ledger.open()).isEmpty();
            assertThatThrownBy(() -> Restore.noteDone(folder))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("its run still goes on");
        }
        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
    }

    private State onDisk() {
        return RunFolder.open(folder.path()).manifest().cleanup().state();
    }
}
