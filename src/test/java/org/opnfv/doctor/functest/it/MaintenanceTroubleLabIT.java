package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planned maintenance on the real OpenStack of {@code lab/lab} that is killed or interrupted. */
@Tag("reliability")
class MaintenanceTroubleLabIT {
    @TempDir
    private Path folder;

    private RealLab lab;
    private Program program;

    @BeforeEach
    void look() throws Exception {
        lab = new RealLab();
        program = MaintenanceLabIT.program(folder);
    }

    @AfterEach
    void isAsBefore() {
        lab.awaitAsBefore();
    }

    @Test
    void whatIsKilledWhileAHostIsMaintainedIsCleaned() throws Exception {
        try (Running run = start()) {
            MaintenanceUndoIT.awaitLog(folder, run, " step=begin");
            assertThat(run.end("KILL").exit()).isEqualTo(137);
        }
        Outcome clean = program.run("clean");

        assertThat(clean.exit()).as(clean.toString()).isZero();
    }

    @Test
    void ctrlCUndoesItToo() throws Exception {
        try (Running run = start()) {
            MaintenanceUndoIT.awaitLog(folder, run, " step=begin");
            Outcome outcome = run.end("INT");
            assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(130);
        }
    }

    /** The maintenance of its first host lasts: all hosts are disabled then. */
    private Running start() throws Exception {
        return program.with("DOCTOR_MAINTENANCE_HOST_TIME_S", "600")
                .start("run", "--profile", "lab", "--scenario", "maintenance");
    }
}
