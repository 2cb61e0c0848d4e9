package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a cloud in a process of its own that a test may kill, and what they have on the disk. */
abstract class CleanFixture {

    @TempDir
    Path folder;

    ServedCloud cloud;
    Program program;
    RunLedger ledger;
    SortedSet<String> before;

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

    void killAt(String stage, String... options) throws IOException, InterruptedException {
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
}
