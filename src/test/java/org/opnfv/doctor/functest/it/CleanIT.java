package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.run.Manifest;
import org.opnfv.doctor.functest.run.RunFolder;

/** {@code clean} after runs that could not undo by themselves, against a cloud in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class CleanIT {

    @TempDir
    private Path folder;

    private ServedCloud cloud;
    private Program program;
    private RunLedger ledger;
    private SortedSet<String> before;

    @BeforeEach
    void serve() throws Exception {
        cloud = ServedCloud.start(folder, 3);
        program = Program.in(folder).with(cloud.environment());
        ledger = new RunLedger(folder.resolve("logs"));
        before = cloud.state().lines();
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "observe"})
    void aLedgerThatHasLostWhatItToldIsNoLedgerOfARunThatChangedNothing(String stage) throws Exception {
        killAt(stage, "--instances", "2");
        String whole = Files.readString(ledger.file());
        ledger.edit(text -> "");

        Outcome emptied = program.run("clean");
        assertThat(emptied.exit()).as(emptied.out()).isEqualTo(4);
        assertThat(emptied.err()).contains("not undone: the ledger has lost what it told of");
        assertThat(program.run("report").out()).contains("cleanup     incomplete");

        ledger.edit(text -> whole);
        Outcome undone = program.run("clean");
        assertThat(undone.exit()).as(undone.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void withoutRecordAndLedgerNobodyKnowsThatNothingIsLeft() throws Exception {
        killAt("observe");
        Files.writeString(ledger.file().resolveSibling("run.json"), "{");
        ledger.edit(text -> "");

        Outcome clean = program.run("clean");

        assertThat(clean.exit()).as(clean.out()).isEqualTo(4);
        assertThat(clean.err()).contains("neither run.json nor the ledger tells what was changed");
    }

    @Test
    void theLedgerOfALaterRunIsNotUndoneForThisOne() throws Exception {
        assertThat(program.run("run", "-q", "--keep").exit()).isZero();
        Path kept = folder.resolve("logs/latest").toRealPath().resolve("ledger.jsonl");
        String own = Files.readString(kept);
        assertThat(program.run("run", "-q").exit()).isZero();
        Files.writeString(kept, Files.readString(ledger.file()));

        Outcome foreign = program.run("clean", kept.getParent().toString());
        assertThat(foreign.exit()).as(foreign.out()).isEqualTo(4);
        assertThat(foreign.err()).contains("the ledger is that of another run");

        Path record = kept.resolveSibling("run.json");
        String whole = Files.readString(record);
        Files.writeString(record, "{");
        Outcome nameless = program.run("clean", kept.getParent().toString());
        assertThat(nameless.exit()).as(nameless.out()).isEqualTo(4);
        assertThat(nameless.err()).contains("the ledger is that of another run");

        // Where all is undone, the ledger of the run whose resources are kept is not for this one to undo.
        SortedSet<String> left = cloud.state().lines();
        ledger.edit(text -> own);
        Outcome done = program.run("clean");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).endsWith(": nothing to undo\n");
        assertThat(cloud.state().lines()).isEqualTo(left).isNotEqualTo(before);

        // Nor is it through a link, and the record of a run that is done does not make this one so.
        Files.writeString(record, Files.readString(ledger.file().resolveSibling("run.json")));
        ledger.edit(text -> own);
        Files.writeString(ledger.file().resolveSibling("run.json"), "{");
        Outcome linked = program.run("clean", "logs/latest", "--installer", "embedded");
        assertThat(linked.exit()).as(linked.out()).isEqualTo(4);
        assertThat(cloud.state().lines()).isEqualTo(left);
        Files.writeString(kept, own);
        Outcome mistaken = program.run("clean", kept.getParent().toString());
        assertThat(mistaken.exit()).as(mistaken.out()).isEqualTo(2);
        assertThat(mistaken.err()).contains("run.json is of another run");

        Files.writeString(record, whole);
        assertThat(program.run("clean", kept.getParent().toString()).exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void aFolderThatWasGivenAnotherNameIsCleanedByWhatIsInIt() throws Exception {
        assertThat(program.run("run", "-q", "--keep").exit()).isZero();
        Path named = folder.resolve("logs/20261127-000000-backup");
        Files.move(folder.resolve("logs/latest").toRealPath(), named);

        Outcome clean = program.run("clean", named.toString());

        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(clean.out()).endsWith(": all is undone\n");
        assertThat(cloud.state().lines()).isEqualTo(before);
        assertThat(program.run("report", named.toString()).exit()).isZero();
    }

    @Test
    void anIterationWhoseRecordDidNotLearnThatAllIsUndoneLearnsIt() throws Exception {
        assertThat(program.run("run", "-q", "--iterations", "2").exit()).isZero();
        Path series = folder.resolve("logs/latest").toRealPath();
        RunFolder.open(series.resolve("iteration-002"))
                .update(draft -> draft.cleanup(Manifest.Cleanup.State.INCOMPLETE, List.of()));
        assertThat(program.run("report").exit()).isEqualTo(4);

        assertThat(program.run("clean").exit()).isZero();

        assertThat(program.run("report").exit()).isZero();
    }

    @Test
    void findsByNameWhatWasMadeWhenTheAnswerWasLostAndPassesOverATornLine() throws Exception {
        killAt("observe", "--instances", "3");
        ledger.edit(
                text -> text.replaceAll("(?m)^.*\"event\":\"made\".*\n", "") + "{\"at\":\"2026-11-23T01:17:06Z\",\"ev");

        Outcome first = program.run("clean");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).endsWith(": all is undone\n");
        assertThat(cloud.state().lines()).isEqualTo(before);

        Outcome second = program.run("clean");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).endsWith(": nothing to undo\n");
    }

    @Test
    void needsToBeToldWhatARunWasMadeWithWhenItsRecordIsDamaged() throws Exception {
        killAt("observe");
        Files.writeString(folder.resolve("logs/latest/run.json"), "{");

        Outcome refused = program.run("clean");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("run.json is damaged in line 1", "or say what the run was made with: --installer, --profile");

        Outcome clean = program.run("clean", "--installer", "embedded");
        assertThat(clean.exit()).as(clean.err()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
        assertThat(program.run("clean").out()).endsWith(": nothing to undo\n");
    }

    @Test
    void isRefusedWithOneLineWithCredentialsThatSeeLessOrOfAnotherCloud() throws Exception {
        killAt("observe");

        refused(
                Map.of("OS_USERNAME", "others", "OS_PASSWORD", "others-secret", "OS_PROJECT_NAME", "doctor_project"),
                "these have only the roles bystander");
        refused(Map.of("OS_PASSWORD", "wrong"), "OS_*");
        try (ServedCloud another = ServedCloud.start(folder, 1)) {
            refused(
                    another.environment(),
                    "was made in the cloud at " + cloud.environment().get("OS_AUTH_URL"));
        }

        assertThat(program.run("clean").exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void leavesARunAloneThatStillGoesOnAndCleansTheOthers() throws Exception {
        killAt("observe", "--host", "compute-1");
        try (Running alive = program.with("DOCTOR_ARMING_INTERVAL_MS", "2500")
                .start("run", "--host", "compute-2", "--threshold", "30", "--timeout", "60")) {
            alive.awaitErr(" arm  ");
            alive.signal("STOP");

            Outcome all = program.run("clean", "--all");
            assertThat(all.exit()).as(all.err()).isEqualTo(2);
            assertThat(all.out()).contains(": all is undone\n");
            assertThat(all.err()).contains("its run still goes on");

            Outcome passed = alive.end("CONT");
            assertThat(passed.exit()).as(passed.err()).isZero();
        }
        Outcome again = program.run("clean", "--all");
        assertThat(again.exit()).isZero();
        assertThat(again.out().lines()).hasSize(2).allMatch(line -> line.endsWith(": nothing to undo"));
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void goesOnWhereAKilledOneStoppedAndTwoAtATimeDoNoHarm() throws Exception {
        killAt("observe", "--instances", "20");
        try (Running clean = program.start("clean")) {
            awaitText("\"event\":\"undone\"", clean);
            clean.end("KILL");
        }
        try (Running one = program.start("clean");
                Running other = program.start("clean")) {
            assertThat(one.end().exit()).isIn(0, 2);
            assertThat(other.end().exit()).isIn(0, 2);
        }
        assertThat(program.run("clean").exit()).isZero();
        assertThat(cloud.state().lines()).isEqualTo(before);
    }

    @Test
    void aRunWhoseCloudIsGoneSaysWhatIsLeftAndHowToUndoIt() throws Exception {
        // A cloud that does not answer is asked again for as long.
        try (Running run = program.with("DOCTOR_RESTORE_TIMEOUT_S", "3").start("run", "--instances", "40")) {
            run.awaitErr(" restore  ");
            cloud.process().end("KILL");

            Outcome outcome = run.end();
            assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(4);
            assertThat(outcome.out())
                    .containsPattern("undo with\\s+doctor-functest clean\\s+logs/")
                    .containsPattern("link-down compute-[123]:");
        }
        Outcome clean = program.run("clean");
        assertThat(clean.exit()).isEqualTo(3);
        assertThat(clean.err().lines()).singleElement().asString().contains("Keystone at ");
    }

    private void killAt(String stage, String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "run";
        System.arraycopy(options, 0, arguments, 1, options.length);
        // The host is seen dead late, so that the kill finds the fault in place.
        try (Running run = program.with("DOCTOR_MONITOR_MISSES", "20").start(arguments)) {
            ledger.awaitStage(stage, run);
            run.end("KILL");
        }
        assertThat(cloud.state().lines()).as("the kill left something").isNotEqualTo(before);
    }

    private void refused(Map<String, String> environment, String why) throws IOException, InterruptedException {
        Outcome outcome = program.with(environment).run("clean");
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err().lines()).singleElement().asString().contains(why);
        assertThat(ledger.text()).doesNotContain("\"event\":\"undone\"", "\"event\":\"failed\"");
    }

    private void awaitText(String text, Running running) {
        await(text)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !running.isAlive() || ledger.text().contains(text));
    }
}
