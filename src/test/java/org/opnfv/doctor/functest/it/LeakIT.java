package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in one process, one after the other against one cloud, leave no thread, file or port behind on either side. */
class LeakIT {
    private static final int RUNS = 6;
    private static final int PATIENCE_S = 120;

    @TempDir
    private Path folder;

    @Test
    void twelveRunsHoldNoMoreThanSix() throws Exception {
        try (ServedCloud cloud = ServedCloud.start(folder, 3)) {
            Process runner = runner(cloud);
            try (BufferedReader out = runner.inputReader()) {
                awaitLook(1, out);
                ProcessUse runnerThen = ProcessUse.settled(runner.pid());
                ProcessUse cloudThen = ProcessUse.settled(cloud.process().pid());
                runner.getOutputStream().write('\n');
                runner.getOutputStream().flush();

                awaitLook(2, out);
                ProcessUse.awaitNoMore("runner", runner.pid(), runnerThen);
                assertThat(runnerThen.ports()).isZero();
                ProcessUse.awaitNoMore("cloud", cloud.process().pid(), cloudThen);
            } finally {
                runner.destroyForcibly();
            }
        }
    }

    private Process runner(ServedCloud cloud) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath() + ":" + Program.executable(),
                ManyRuns.class.getName(),
                String.valueOf(RUNS),
                "run",
                "--quiet",
                "--alarm-match",
                "display-name",
                "--threshold",
                "20");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(cloud.environment());
        return builder.start();
    }

    private static void awaitLook(int number, BufferedReader out) throws Exception {
        CompletableFuture<Boolean> look = CompletableFuture.supplyAsync(() -> {
            return out.lines().anyMatch(("look " + number)::equals);
        });
        try {
            assertThat(look.get(PATIENCE_S, TimeUnit.SECONDS))
                    .as("the runs passed")
                    .isTrue();
        } catch (TimeoutException e) {
            throw new AssertionError(RUNS + " runs took more than " + PATIENCE_S + " s", e);
        }
    }
}
