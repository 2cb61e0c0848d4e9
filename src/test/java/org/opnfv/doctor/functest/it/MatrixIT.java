package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The matrix of false verdicts: whatever goes wrong in a cloud, a run says what is true, leaves nothing, and ends. Each row is a run in
 * this process; most of it is waiting, so that many go at a time.
 */
class MatrixIT {
    private static final int AT_ONCE = Integer.getInteger("doctor.matrix.parallel", 6);
    private static final int LIMIT_S = 90;

    @TempDir
    private Path folder;

    /** A dozen, in each build. */
    @TestFactory
    Stream<DynamicTest> someOfIt() throws Exception {
        return tests(MatrixRow::always);
    }

    @Tag("reliability")
    @TestFactory
    Stream<DynamicTest> allOfIt() throws Exception {
        String only = System.getProperty("doctor.matrix.only", "");
        return tests(row -> row.name().matches(only.isEmpty() ? ".*" : only));
    }

    private Stream<DynamicTest> tests(Predicate<MatrixRow> which) throws Exception {
        List<MatrixRow> rows = Matrix.rows().stream().filter(which).toList();
        assertThat(rows).isNotEmpty();
        ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
        List<DynamicTest> tests = new ArrayList<>();
        for (MatrixRow row : rows) {
            Path own = folder.resolve(String.valueOf(tests.size()));
            Future<String> wrong = users.submit(() -> {
                // Its own limit, from its own begin: one that hangs is named, and the others go on.
                Future<String> run = Executors.newSingleThreadExecutor(work -> {
                            Thread thread = new Thread(work, "row");
                            thread.setDaemon(true);
                            return thread;
                        })
                        .submit(() -> MatrixRun.of(row, own));
                return run.get(LIMIT_S, TimeUnit.SECONDS);
            });
            tests.add(DynamicTest.dynamicTest(
                    row.name(), () -> assertThat(wrong.get()).isEmpty()));
        }
        users.shutdown();
        return tests.stream();
    }
}
