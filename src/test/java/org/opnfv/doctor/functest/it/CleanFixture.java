package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, against a cloud that is looked into, and what they have on the disk. */
abstract class CleanFixture {

    @TempDir
    Path folder;

    @AutoClose
    PopulatedCloud cloud;

    Program program;
    Inside inside;
    RunLedger ledger;
    SortedSet<String> before;

    @BeforeEach
    void serve() throws Exception {
        cloud = PopulatedCloud.start(3);
        program = Program.in(folder).with(cloud.environment());
        inside = Inside.in(folder).on(cloud.environment());
        ledger = new RunLedger(folder.resolve("logs"));
        before = cloud.state().lines();
    }

    void killAt(String stage, String... options) throws IOException, InterruptedException {
        // The host is seen dead late, so that the kill finds the fault in place.
        try (Running run = start(program.with("DOCTOR_MONITOR_MISSES", "20"), options)) {
            ledger.awaitStage(stage, run);
            run.end("KILL");
        }
        assertThat(cloud.state().lines()).as("the kill left something").isNotEqualTo(before);
    }

    /** A run with a profile, from which a clean in this process knows the cloud. */
    Running start(Program with, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("run", "--profile", inside.profile()));
        words.addAll(List.of(options));
        return with.start(words.toArray(String[]::new));
    }
}
