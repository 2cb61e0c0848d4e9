package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
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
import org.opnfv.doctor.functest.run.ManifestContext;
import org.opnfv.doctor.functest.run.ManifestSeed;
import org.opnfv.doctor.functest.run.RunFolder;
import org.opnfv.doctor.functest.run.RunId;
import org.opnfv.doctor.functest.run.RunState;

class RestoreTest {
    @TempDir
    private Path logs;

    private RunFolder folder;

    @BeforeEach
    void begin() {
        folder = RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0.1.0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1.0,
                        30.0,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
    }

    @Test
    void whatTheLedgerKnowsToBeUndoneTheManifestLearnsWhenItsProcessWasKilledBefore() {
        try (Ledger ledger = Restore.ledger(folder)) {
            Change change = ledger.intend(ChangeKinds.PROJECT, "doctor_project-k3x9f2", Map.of());
            ledger.withdraw(List.of(change));
        }

        Restore.noteDone(RunState.of(folder.path()), line -> {});

        assertThat(onDisk()).isEqualTo(State.COMPLETE);
    }

    @Test
    void whatTheRunHasWrittenSinceItsRecordWasReadIsKept() {
        RunState read = RunState.of(folder.path());
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.withdraw(List.of(ledger.intend(ChangeKinds.PROJECT, "doctor_project-k3x9f2", Map.of())));
        }
        folder.update(draft -> draft.stage(Stage.DONE).ended(Instant.now(), Map.of()));

        Restore.noteDone(read, line -> {});
        assertThat(onDisk()).isEqualTo(State.COMPLETE);

        assertThat(RunFolder.open(folder.path()).manifest().stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void whatIsStillToBeUndoneIsNotSaidToBe() {
        try (Ledger ledger = Restore.ledger(folder)) {
            ledger.intend(ChangeKinds.PROJECT, "doctor_project-k3x9f2", Map.of());
        }

        Restore.noteDone(RunState.of(folder.path()), line -> {});

        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
    }

    @Test
    void withoutALedgerNothingIsSaid() {
        Restore.noteDone(RunState.of(folder.path()), line -> {});

        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
        assertThat(folder.path("ledger.jsonl")).doesNotExist();
    }

    @Test
    void aRunThatHasJustBegunIsLeftAlone() {
        try (Ledger ledger = Restore.ledger(folder)) {
            assertThat(ledger.open()).isEmpty();
            assertThatThrownBy(() -> Restore.noteDone(RunState.of(folder.path()), line -> {}))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("its run still goes on");
        }
        assertThat(onDisk()).isEqualTo(State.INCOMPLETE);
    }

    private State onDisk() {
        return RunFolder.open(folder.path()).manifest().cleanup().state();
    }
}
