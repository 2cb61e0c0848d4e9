package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The marking is rehearsed before the fault. */
@Execution(ExecutionMode.CONCURRENT)
class RehearsalIT {

    @TempDir
    private Path folder;

    @Test
    void afterACallThatIsRefusedOnlyThoseWithCallsAreMadeAgain() throws Exception {
        try (TroubledCloud cloud =
                new TroubledCloud("{call: POST /v2.1/servers/*/action, stage: arm, which: 1-2, status: 503}")) {
            Outcome outcome = cloud.inside(folder).run("run");
            List<String> log = Files.readAllLines(folder.resolve("logs/latest/inspector.log"));

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(log).noneMatch(line -> line.contains("without calls"));
            assertThat(log.stream().filter(line -> line.contains("status=rehearsal,")))
                    .hasSizeBetween(6, 7);
        }
    }
}
