package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

class VerdictExitCodeTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "pass, complete, 0",
        "pass, kept, 0",
        "pass, incomplete, 4",
        "fail, complete, 1",
        "fail, kept, 1",
        "fail, incomplete, 4",
        "unknown, complete, 3",
        "unknown, kept, 3",
        "unknown, incomplete, 3"
    })
    void verdictAndCleanupGiveTheCode(String verdict, String cleanup, int code) {
        RunFixture run = new RunFixture(directory, 1).set("cleanup", Map.of("state", cleanup, "errors", List.of()));
        switch (verdict) {
            case "fail" -> run.only("consumer.log").missing(1);
            case "unknown" -> run.only("monitor.log");
            default -> run.set("problem", null);
        }

        assertThat(VerdictExitCode.of(results(run.assess()))).isEqualTo(code);
    }

    @Test
    void aFolderThatIsNoRunIsUnknown() {
        assertThat(VerdictExitCode.of(results(Assessment.of(directory)))).isEqualTo(3);
    }

    private static Results results(Assessment run) {
        return Results.of(Series.of(List.of(run)), null);
    }
}
