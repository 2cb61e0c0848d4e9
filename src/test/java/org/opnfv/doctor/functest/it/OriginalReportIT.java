package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code report} on real logs of the original, without cloud and without settings. */
@Execution(ExecutionMode.CONCURRENT)
class OriginalReportIT {

    private static final Path SAMPLES = Path.of("src/test/resources/original").toAbsolutePath();

    @TempDir
    private Path folder;

    private Outcome report(String place, String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "report";
        arguments[1] = SAMPLES.resolve(place).toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Inside.in(folder).run(arguments);
    }

    @Test
    void theLogsOf2017PassWithTheirFigure() throws Exception {
        for (Outcome outcome : List.of(
                report("danube"),
                Program.in(folder)
                        .run("report", SAMPLES.resolve("danube/console.txt").toString()))) {

            assertThat(outcome.exit()).as(outcome.err()).isZero();
            assertThat(outcome.out())
                    .startsWith("PASS  ")
                    .contains(
                            "0.540 s from detection to notification",
                            "host marked down",
                            "instance set to error (2)",
                            "T05  Nova notified");
            assertThat(outcome.err()).isEmpty();
        }
    }

    @Test
    void theLastReleasePassesWithItsFigure() throws Exception {
        Outcome outcome = report("iruya", "-f", "json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"PASS\"", "0.153418");
    }

    @Test
    void thePictureOfTheOriginalIsAFormat() throws Exception {
        Outcome outcome = report("iruya", "-f", "profile");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("Total time cost: 316(ms)", "received alarm:316");
    }

    @Test
    void withoutTheConsumersLogItIsUnknown() throws Exception {
        for (String log : new String[] {"monitor.log", "inspector.log"}) {
            Files.copy(SAMPLES.resolve("danube").resolve(log), folder.resolve(log));
        }

        Outcome outcome = Inside.in(folder).run("report", folder.toString());

        assertThat(outcome.exit()).as(outcome.toString()).isEqualTo(3);
        assertThat(outcome.out()).contains("consumer.log is missing").doesNotContain("FAIL");
    }

    @Test
    void aFileThatIsNoLogIsUnknown() throws Exception {
        Outcome outcome = report("README.md");

        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.unwrapped()).contains("no run in ");
    }
}
