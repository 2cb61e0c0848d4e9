package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that are killed at each of their calls: just before it is done, when the ledger has its line and the cloud nothing, and just after,
 * when it is done and nobody has noted it. {@code clean}, also one that is killed itself, leaves the cloud as it was.
 */
@Tag("reliability")
class KillIT {
    private static final int AT_ONCE = 4;
    private static final int CALLS = 52;

    /** Each third call in a build; -Ddoctor.kill.step=1 is all of them. */
    private static final int STEP = Integer.getInteger("doctor.kill.step", 3);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void allOfThem(String at) throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> points = new ArrayList<>();
        for (int call = 1; call <= CALLS; call += STEP) {
            int number = call;
            points.add(users.submit(() -> kill(number, at)));
        }
        users.shutdown();
        List<String> wrong = new ArrayList<>();
        for (Future<String> point : points) {
            wrong.add(point.get());
        }
        assertThat(wrong).containsOnly("");
    }

    /** What was wrong after that; empty when all was right. */
    private String kill(int call, String at) throws Exception {
        Path own = Files.createDirectories(folder.resolve(call + at));
        // The second clean call is held as well, so that every clean is killed once.
        String held = "delay: 60min, at: " + at;
        String plan = "{call: '* *', which: " + call + ", " + held + "}, {call: '* *', which: " + (call + 2) + ", "
                + held + "}";
        try (TroubledCloud cloud = new TroubledCloud(plan)) {
            Program program = cloud.program(own);
            boolean ended = cloud.killAtNext(program.start("run", "--alarm-match", "display-name"), 1);
            if (ended) {
                return "";
            }
            cloud.killAtNext(program.start("clean"), 2);
            Outcome clean = program.run("clean");
            List<String> left = cloud.difference();
            return clean.exit() == 0 && left.isEmpty() ? "" : "call " + call + " " + at + ": " + left + " " + clean;
        }
    }

    @Test
    void ofTwoCleansAtOnceNoneSpoilsTheOther() throws Exception {
        try (TroubledCloud cloud = new TroubledCloud("{call: '* *', which: 30, delay: 60min, at: after}")) {
            Program program = cloud.program(folder);
            cloud.killAtNext(program.start("run", "--alarm-match", "display-name"), 1);
            try (Running one = program.start("clean");
                    Running other = program.start("clean")) {
                List<Integer> exits = List.of(one.end().exit(), other.end().exit());

                assertThat(exits).contains(0).containsAnyOf(0, 2).isSubsetOf(0, 2);
            }
            assertThat(cloud.difference()).isEmpty();
        }
    }
}
