package org.opnfv.doctor.functest.it;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.faults.FaultPlan;
import org.opnfv.doctor.functest.embedded.faults.FaultProxy;

/** An embedded OpenStack in the test's process, with things of somebody else in it, that misbehaves by plan for programs. */
final class TroubledCloud implements AutoCloseable {
    private final EmbeddedCloud cloud;
    private final FaultProxy doors;
    private final CloudState state;
    private final SortedSet<String> before;
    private final AtomicInteger struck = new AtomicInteger();

    /** {@code faults} are the rows of the plan, each in braces. */
    TroubledCloud(String faults) throws IOException, InterruptedException {
        this(faults, 2, true);
    }

    /** One with three hosts that nobody else has anything on. */
    static TroubledCloud empty(String faults) throws IOException, InterruptedException {
        return new TroubledCloud(faults, 3, false);
    }

    private TroubledCloud(String faults, int hosts, boolean shared) throws IOException, InterruptedException {
        cloud = EmbeddedCloud.start(new EmbeddedSettings(
                Release.newest(),
                0,
                hosts,
                Duration.ofMillis(200),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Set.of()));
        doors = new FaultProxy(
                FaultPlan.parse("test", "faults: [" + faults + "]"),
                cloud.environment(),
                InetAddress.getLoopbackAddress(),
                line -> struck.incrementAndGet());
        state = new CloudState(cloud.environment());
        if (shared) {
            Others.populate(state);
        }
        before = state.lines();
    }

    /** The program, told to use this cloud. */
    Program program(Path folder) {
        return Program.in(folder).with(doors.environment());
    }

    /** The same in this process. */
    Inside inside(Path folder) {
        return Inside.in(folder).on(doors.environment());
    }

    /** Waits until that many faults have struck, or the program has ended; true when it has. */
    boolean awaitStruck(int faults, Running running) {
        Awaitility.await(faults + " faults")
                .pollInterval(Duration.ofMillis(5))
                .atMost(running.patience())
                .until(() -> !running.isAlive() || struck.get() >= faults);
        return struck.get() < faults;
    }

    /** Kills the program when that many faults have struck; true when it has ended before. */
    boolean killAtNext(Running running, int faults) throws IOException, InterruptedException {
        try (running) {
            boolean ended = awaitStruck(faults, running);
            running.end("KILL");
            return ended;
        }
    }

    /** What is not as it was in the beginning: lines that are gone, and new ones. */
    List<String> difference() throws IOException, InterruptedException {
        return difference(before, state.lines());
    }

    static List<String> difference(SortedSet<String> before, SortedSet<String> after) {
        List<String> lines = new ArrayList<>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }

    @Override
    public void close() {
        doors.close();
        cloud.close();
    }
}
