package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are killed on the real OpenStack of {@code lab/lab}: the host's link comes back by itself, {@code clean} undoes the rest. */
class CleanLabIT {

    @TempDir
    private Path folder;

    private RealLab lab;
    private Program program;
    private RunLedger ledger;

    @BeforeEach
    void look() throws Exception {
        lab = new RealLab();
        program = RealLab.program(folder);
        ledger = new RunLedger(folder.resolve("logs"));
    }

    @ParameterizedTest
    @CsvSource({"instance, instance-id", "arm, display-name", "observe, display-name", "restore, display-name"})
    void whatAKilledRunLeftIsUndone(String stage, String match) throws Exception {
        killAt(stage, match);

        Outcome clean = program.run("clean");
        assertThat(clean.exit()).as(clean.toString()).isZero();
        lab.awaitAsBefore();

        Outcome again = program.run("clean");
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(again.out()).endsWith(": nothing to undo\n");
    }

    @Test
    void theLinkComesBackEvenWhenNobodyCleans() throws Exception {
        try (Running run = program.start("run", "--profile", "lab", "--alarm-match", "display-name")) {
            ledger.awaitStage("inject", run);
            lab.awaitLinks(false);
            run.end("KILL");
        }
        lab.awaitLinks(true);

        assertThat(program.run("clean").exit()).isZero();
        lab.awaitAsBefore();
    }

    private void killAt(String stage, String match) throws Exception {
        try (Running run = program.start("run", "--profile", "lab", "--alarm-match", match, "--instances", "2")) {
            ledger.awaitStage(stage, run);
            assertThat(run.end("KILL").exit()).isEqualTo(137);
        }
    }
}
