package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are stopped for 30 s in each stage, as a laptop does that is closed, and then go on. */
@Tag("reliability")
class StopIT {
    private static final int STOPPED_S = 30;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"prepare, 0 3", "arm, 0 3", "inject, 0 1 3", "observe, 1 3", "restore, 0 3"})
    @Execution(ExecutionMode.CONCURRENT)
    void nothingIsLeftAndNothingIsMadeUp(String stage, String right) throws Exception {
        Path own = Files.createDirectories(folder.resolve(stage));
        try (TroubledCloud cloud = new TroubledCloud("{call: '* *', stage: " + stage + ", which: 1, delay: 1s}")) {
            Program program = cloud.program(own).within(Duration.ofMinutes(3));
            try (Running run = program.start("run", "--alarm-match", "display-name")) {
                assertThat(cloud.awaitStruck(1, run)).isFalse();
                run.signal("STOP");
                // Nothing ends it but the time.
                new CountDownLatch(1).await(STOPPED_S, TimeUnit.SECONDS);
                run.signal("CONT");
                Outcome outcome = run.end();

                assertThat(List.of(right.split(" "))).as(outcome.toString()).contains(String.valueOf(outcome.exit()));
            }
            assertThat(cloud.difference()).isEmpty();
        }
    }
}
