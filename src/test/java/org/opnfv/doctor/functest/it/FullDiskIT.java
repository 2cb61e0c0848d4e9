package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A disk that is full, at the start or on the way. A limit on the size of a file stands for it: it asks for no rights, and the
 * program sees the same failed writes.
 */
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {
    /** In blocks of 512 bytes. */
    private static final String LIMITED = "set -o posix; ulimit -f \"$1\"; shift; exec \"$0\" \"$@\"";

    @TempDir
    private Path folder;

    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        lab = Lab.without();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        assertThat(lab.leftovers()).isEmpty();
        lab.close();
    }

    @Test
    void fromTheStart() throws Exception {
        Outcome outcome = lab.program(folder).shell(LIMITED, "0", "run");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.complaints())
                .singleElement()
                .asString()
                .matches(
                        "doctor-functest: cannot write logs/.*/run\\.json: .*; free space or choose another --logs-dir");
    }

    @Test
    void beforeTheManifestIsWhole() throws Exception {
        unknown(lab.program(folder).shell(LIMITED, nearlyTheManifest(), "run"), "cannot write logs/");
    }

    @Test
    void aSeriesWhoseOwnManifestIsNotWholeIsStillASeries() throws Exception {
        Outcome outcome = lab.program(folder)
                .shell(LIMITED, nearlyTheManifest("--iterations", "2"), "run", "--iterations", "2", "-f", "json");

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).contains("\"kind\": \"series\"", "\"verdict\": \"UNKNOWN\"", "cannot write logs/");
    }

    @Test
    void whileTheLedgerIsWritten() throws Exception {
        Outcome outcome = lab.program(folder).shell(LIMITED, "32", "run", "--instances", "40");

        unknown(outcome, "ledger.jsonl");
        assertThat(outcome.err()).contains("all is undone");
        assertThat(outcome.out()).contains("cleanup     complete");
    }

    @Test
    void andARunThatIsKilledWhileItIsUndoneAndAFullDiskForCleanToo() throws Exception {
        Program program = lab.program(folder);
        Inside inside = lab.inside(folder);
        try (Running run =
                program.startShell(LIMITED, "32", "run", "--profile", inside.profile(), "--instances", "40")) {
            run.awaitErr(" restore  ");
            run.end("KILL");
        }
        Outcome full = program.shell(LIMITED, "32", "clean");
        assertThat(full.exit()).as(full.toString()).isIn(0, 4);
        if (full.exit() == 4) {
            assertThat(full.err()).contains("the ledger does not know what is undone: cannot write logs/");
        }

        Outcome clean = inside.run("clean");

        assertThat(clean.exit()).as(clean.toString()).isZero();
        assertThat(inside.run("clean").out()).endsWith(": nothing to undo\n");
    }

    @Test
    void whileNotificationsComeIn() throws Exception {
        Outcome outcome = lab.program(folder).shell(LIMITED, "40", "run", "--instances", "20", "--host", "compute-1");

        unknown(outcome, "consumer.log");
        assertThat(Inside.in(folder).run("report").exit()).isEqualTo(3);
    }

    /** As much as holds a run's manifest at first, and not at its end. */
    private String nearlyTheManifest(String... options) throws Exception {
        String[] run = Stream.concat(Stream.of("run", "--logs-dir", "whole"), Stream.of(options))
                .toArray(String[]::new);
        assertThat(lab.program(folder).run(run).exit()).isZero();
        return String.valueOf((Files.size(folder.resolve("whole/latest/run.json")) - 128) / 512);
    }

    /** Nobody can tell whether a line that is not there was an event that did not happen. */
    private static void unknown(Outcome outcome, String about) {
        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).startsWith("UNKNOWN");
        assertThat(outcome.complaints())
                .singleElement()
                .asString()
                .startsWith("doctor-functest: UNKNOWN: ")
                .contains(about)
                .endsWith("free space or choose another --logs-dir");
    }
}
