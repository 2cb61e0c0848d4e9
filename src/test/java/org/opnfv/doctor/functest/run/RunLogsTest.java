package org.opnfv.doctor.functest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.run.RunLogs.Component;

class RunLogsTest {
    @TempDir
    private Path logs;

    @Test
    void aLineHasTheOriginalsGrammarAndOurSource() throws IOException {
        RunFolder folder = folder();
        try (RunLogs open = new RunLogs(folder)) {
            open.of(Component.MONITOR)
                    .info("doctor monitor detected at {}", DecimalSeconds.text(Instant.ofEpochSecond(1, 5_000)));
            assertThat(Files.readString(folder.path("monitor.log")))
                    .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} RunLogsTest\\.java \\d+ INFO   "
                            + "doctor monitor detected at 1\\.000005\\R");
            assertThat(open.failure()).isEmpty();
        }
        assertThat(Files.readString(folder.path("functest.log"))).doesNotContain("doctor monitor");
    }

    @Test
    void twoRunsDoNotWriteIntoEachOthersLogs() throws IOException {
        RunFolder one = folder();
        RunFolder other = folder();
        try (RunLogs first = new RunLogs(one);
                RunLogs second = new RunLogs(other)) {
            first.of(Component.CONSUMER).info("one");
            second.of(Component.CONSUMER).info("other");
        }
        assertThat(Files.readString(one.path("consumer.log"))).contains("one").doesNotContain("other");
        assertThat(Files.readString(other.path("consumer.log"))).contains("other");
    }

    private RunFolder folder() {
        return RunFolder.create(
                logs,
                RunId.random(),
                new ManifestSeed(
                        "0.1.0",
                        Instant.now(),
                        "embedded",
                        "embedded",
                        1.0,
                        30.0,
                        "instance-id",
                        false,
                        null,
                        ManifestContext.UNKNOWN));
    }

    @Test
    void whatIsQuotedCannotWriteALineOfItsOwn() throws IOException {
        RunFolder folder = folder();
        try (RunLogs open = new RunLogs(folder)) {
            open.of(Component.CONSUMER)
                    .warn("refused {}", "x\r\n2017-05-08 13:50:39,710 a.py 1 INFO   forged\u2028\u0085\u001b[2Jend");
        }
        assertThat(Files.readString(folder.path("consumer.log")))
                .matches("\\S+ \\S+ RunLogsTest\\.java \\d+ WARN   "
                        + "refused x 2017-05-08 13:50:39,710 a\\.py 1 INFO   forged \\[2Jend\\R");
    }
}
