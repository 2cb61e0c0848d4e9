package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.embedded.faults.FaultPlan;
import org.opnfv.doctor.functest.embedded.faults.FaultProxy;

/**
 * The real OpenStack of {@code lab/lab} behind doors at which one thing goes wrong, and runs on it that are killed at a call: rows of the
 * matrix as they are where services, bus and hosts are real ones.
 */
class TroubleLabIT {
    /** Each fourth in a build; -Ddoctor.lab.step=1 is all of them. */
    private static final int STEP = Integer.getInteger("doctor.lab.step", 4);

    private static final List<String> ROWS = List.of(
            "'GET /*/os-services', stage: observe, which: 1, status: 500 | 0",
            "'GET /*/os-services', stage: observe, which: 1, body: '{}' | 0",
            "'GET /*/os-services', stage: observe, body: '{}' | 3 4",
            "'GET /*/servers/detail', stage: observe, which: 1, reset: before | 0",
            "notification, stage: observe, told: never | 1",
            "notification, stage: observe, told: twice | 0",
            "notification, stage: observe, dated: -60s | 1 3",
            "notification, stage: observe, body_after: 25s | 1",
            "'POST /*/servers', which: 1, reset: after | 0 3",
            "'POST /*/alarms', which: 1, status: 500 | 0 3",
            "'PUT /*/os-services/*', stage: restore, which: 1, status: 503 | 0",
            "'DELETE /*/alarms/*', which: 1, ignore: true | 0",
            "'DELETE /*/networks/*', which: 1, status: 409 | 0");

    /** Of the calls of a run on one host with one instance. */
    private static final List<Integer> CALLS =
            List.of(2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 31, 34, 37, 40, 43, 46);

    @TempDir
    private Path folder;

    private final AtomicInteger struck = new AtomicInteger();
    private RealLab lab;

    @BeforeEach
    void look() throws Exception {
        lab = new RealLab();
    }

    @AfterEach
    void isAsBefore() {
        lab.awaitAsBefore();
    }

    static Stream<Arguments> rows() {
        return some(ROWS).map(row -> Arguments.of(row.split(" \\| ")[0], row.split(" \\| ")[1]));
    }

    static Stream<Integer> calls() {
        return some(CALLS);
    }

    private static <T> Stream<T> some(List<T> all) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + STEP).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRunSaysWhatIsTrueAndLeavesNothing(String fault, String right) throws Exception {
        try (FaultProxy doors = doors("{call: " + fault + "}")) {
            Outcome outcome = run(doors).end();

            assertThat(List.of(right.split(" "))).as(outcome.toString()).contains(String.valueOf(outcome.exit()));
            assertThat(struck).as("faults that struck").hasPositiveValue();
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void whatARunKilledAtACallLeftIsUndone(int call) throws Exception {
        String at = call % 4 == 0 ? "after" : "before";
        try (FaultProxy doors = doors("{call: '* *', which: " + call + ", delay: 60min, at: " + at + "}")) {
            try (Running run = run(doors)) {
                Awaitility.await("call " + call)
                        .pollInterval(Duration.ofMillis(5))
                        .atMost(run.patience())
                        .until(() -> struck.get() > 0 || !run.isAlive());
                assertThat(run.isAlive()).as("alive at call " + call).isTrue();
                run.end("KILL");
            }
            Outcome clean = program(doors).run("clean");
            assertThat(clean.exit()).as(clean.toString()).isZero();
        }
    }

    private Running run(FaultProxy doors) throws IOException {
        return program(doors).start("run", "--profile", "lab", "--alarm-match", "display-name");
    }

    private Program program(FaultProxy doors) {
        return RealLab.program(folder).with(doors.environment());
    }

    private FaultProxy doors(String row) throws IOException {
        return new FaultProxy(
                FaultPlan.parse("test", "faults: [" + row + "]"),
                RealLab.environment(),
                InetAddress.getByName(System.getenv("LAB_ADDRESS")),
                line -> struck.incrementAndGet());
    }
}
