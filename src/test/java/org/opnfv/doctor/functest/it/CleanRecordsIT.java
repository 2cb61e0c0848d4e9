package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;

/** {@code clean} where name, record and ledger of a run do not agree, or are lost. */
@Execution(ExecutionMode.CONCURRENT)
class CleanRecordsIT extends CleanFixture {
    @ParameterizedTest
    @ValueSource(strings = {"network", "observe"})
    void aLedgerThatHasLostWhatItToldIsNoLedgerOfARunThatChangedNothing(String stage) throws Exception {
        killAt(stage, "--instances", "2");
        String whole = Files.readString(ledger.file());
        ledger.edit(text -> "");

        Outcome emptied = inside.run("clean");
        assertThat(emptied.exit()).as(emptied.out()).isEqualTo(4);
        assertThat(emptied.err()).contains("not undone: the ledger has lost what it told of");
        assertThat(inside.run("report").out()).contains("cleanup     incomplete");

        ledger.edit(text -> whole);
        Outcome undone = inside.run("clean");
        assertThat(undone.exit()).as(undone.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void theLedgerOfALaterRunIsNotUndoneForThisOne() throws Exception {
        assertThat(inside.run("run", "-q", "--keep").exit()).isZero();
        Path kept = folder.resolve("logs/latest").toRealPath().resolve("ledger.jsonl");
        String own = Files.readString(kept);
        assertThat(inside.run("run", "-q").exit()).isZero();
        Files.writeString(kept, Files.readString(ledger.file()));

        Outcome foreign = inside.run("clean", kept.getParent().toString());
        assertThat(foreign.exit()).as(foreign.out()).isEqualTo(4);
        assertThat(foreign.err()).contains("the ledger is that of another run");

        Path record = kept.resolveSibling("run.json");
        String whole = Files.readString(record);
        Files.writeString(record, "{");
        Outcome nameless = inside.run("clean", kept.getParent().toString());
        assertThat(nameless.exit()).as(nameless.out()).isEqualTo(4);
        assertThat(nameless.err()).contains("the ledger is that of another run");

        // Where all is undone, the ledger of the run whose resources are kept is not for this one to undo.
        SortedSet<String> left = cloud.state().lines();
        ledger.edit(text -> own);
        Outcome done = inside.run("clean");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).endsWith(": nothing to undo\n");
        assertThat(cloud.state().lines()).isEqualTo(left).isNotEqualTo(before);

        // Nor is it through a link, and the record of a run that is done does not make this one so.
        Files.writeString(record, Files.readString(ledger.file().resolveSibling("run.json")));
        ledger.edit(text -> own);
        Files.writeString(ledger.file().resolveSibling("run.json"), "{");
        Outcome linked = inside.run("clean", folder.resolve("logs/latest").toString(), "--profile", inside.profile());
        assertThat(linked.exit()).as(linked.out()).isEqualTo(4);
        assertThat(cloud.state().lines()).isEqualTo(left);
        Files.writeString(kept, own);
        Outcome mistaken = inside.run("clean", kept.getParent().toString());
        assertThat(mistaken.exit()).as(mistaken.out()).isEqualTo(2);
        assertThat(mistaken.err()).contains("run.json is of another run");

        Files.writeString(record, whole);
        assertThat(inside.run("clean", kept.getParent().toString()).exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void aFolderThatWasGivenAnotherNameIsCleanedByWhatIsInIt() throws Exception {
        assertThat(inside.run("run", "-q", "--keep").exit()).isZero();
        Path named = folder.resolve("logs/20261127-000000-backup");
        Files.move(folder.resolve("logs/latest").toRealPath(), named);

        Outcome clean = inside.run("clean", named.toString());

        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(clean.out()).endsWith(": all is undone\n");
        assertThat(cloud.state().lines()).isEqualTo(before);
        assertThat(inside.run("report", named.toString()).exit()).isZero();
    }

    @Test
    void whatTheLedgerOfAnIterationKnowsToBeUndoneIsUndoneBeforeItsRecordLearnsIt() throws Exception {
        assertThat(inside.run("run", "-q", "--iterations", "2").exit()).isZero();
        Path series = folder.resolve("logs/latest").toRealPath();
        RunFolder.open(series.resolve("iteration-002"))
                .update(draft -> draft.cleanup(Manifest.Cleanup.State.INCOMPLETE, List.of()));
        assertThat(inside.run("report").exit()).isZero();

        assertThat(inside.run("clean").exit()).isZero();

        assertThat(RunFolder.open(series.resolve("iteration-002"))
                        .manifest()
                        .cleanup()
                        .state())
                .isEqualTo(Manifest.Cleanup.State.COMPLETE);
        assertThat(inside.run("report").exit()).isZero();
    }

    @Test
    void needsToBeToldWhatARunWasMadeWithWhenItsRecordIsDamagedAndKnowsNothingWithoutItsLedger() throws Exception {
        killAt("observe");
        Files.writeString(folder.resolve("logs/latest/run.json"), "{");
        String whole = Files.readString(ledger.file());
        ledger.edit(text -> "");

        Outcome unknown = inside.run("clean");
        assertThat(unknown.exit()).as(unknown.out()).isEqualTo(4);
        assertThat(unknown.err()).contains("neither run.json nor the ledger tells what was changed");
        ledger.edit(text -> whole);

        Outcome refused = inside.run("clean");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("run.json is damaged in line 1", "or say what the run was made with: --installer, --profile");

        Outcome clean = program.run("clean", "--installer", "embedded");
        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
        assertThat(inside.run("clean").out()).endsWith(": nothing to undo\n");
    }

    @Test
    void whatADamagedRecordAndACutLedgerDoNotTellIsFoundByItsName() throws Exception {
        killAt("arm", "--instances", "2");
        Files.writeString(folder.resolve("logs/latest/run.json"), "{");
        ledger.edit(text -> text.lines().findFirst().orElseThrow() + "\n");

        Outcome clean = inside.run("clean", "--profile", inside.profile());

        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void aRunThatWasMovedAwayIsCleanedAndSaysSoWhereItsRecordCannotBeWritten() throws Exception {
        assertThat(inside.run("run", "-q", "--keep").exit()).isZero();
        Path run = folder.resolve("logs/latest").toRealPath();
        Path moved = Files.move(run, folder.resolve(run.getFileName()));
        Files.createSymbolicLink(run, moved);
        // What is to replace run.json cannot be written where there is a folder of its name.
        Files.createDirectory(moved.resolve("run.json.new"));

        Outcome clean = inside.run("clean", "--all");

        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(clean.out()).endsWith(": all is undone\n");
        assertThat(clean.err()).contains("cannot write").contains("run.json: ");
        assertThat(cloud.state().lines()).isEqualTo(before);
        assertThat(inside.run("report", moved.toString()).exit()).isZero();
    }
}
