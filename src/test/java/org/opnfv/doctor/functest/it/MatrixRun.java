package org.opnfv.doctor.functest.it;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.opnfv.doctor.functest.embedded.EmbeddedCloud;
import org.opnfv.doctor.functest.embedded.EmbeddedSettings;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.faults.FaultPlan;
import org.opnfv.doctor.functest.embedded.faults.FaultProxy;

/** A whole run in this process, on a cloud of its own in which one thing goes wrong. */
final class MatrixRun {
    private static final Map<Integer, String> OUTCOMES =
            Map.of(0, "PASS", 1, "FAIL", 2, "USAGE", 3, "UNKNOWN", 4, "LEFT");

    /** Short enough for hundreds of rows, long enough for a machine that is busy with them. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("run.host", "compute-1"),
            Map.entry("run.threshold_s", "2"),
            Map.entry("run.timeout_s", "8"),
            Map.entry("run.alarm_match", "display-name"),
            Map.entry("monitor.deadline_ms", "500"),
            Map.entry("monitor.misses", "2"),
            Map.entry("cloud.read_timeout_s", "3"),
            Map.entry("arming.interval_ms", "300"),
            Map.entry("arming.timeout_s", "6"),
            Map.entry("boot.timeout_s", "8"),
            Map.entry("restore.timeout_s", "10"));

    private MatrixRun() {}

    /** What was wrong with how it ended; empty when all was right. */
    static String of(MatrixRow row, Path folder) throws Exception {
        Files.createDirectories(folder);
        List<String> struck = new ArrayList<>();
        EmbeddedSettings settings = new EmbeddedSettings(
                Release.newest(),
                0,
                2,
                Duration.ofMillis(200),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Set.of());
        try (EmbeddedCloud cloud = EmbeddedCloud.start(settings);
                FaultProxy doors = new FaultProxy(
                        FaultPlan.parse(row.name(), row.plan()),
                        cloud.environment(),
                        InetAddress.getLoopbackAddress(),
                        struck::add)) {
            CloudState state = new CloudState(cloud.environment());
            // Through the doors, where the id of somebody else's thing is to be given out for ours.
            Others.populate(row.fault().containsKey("id") ? new CloudState(doors.environment()) : state);
            SortedSet<String> before = state.lines();
            Outcome ended = Inside.in(folder)
                    .on(doors.environment())
                    .set(SETTINGS)
                    .set(row.settings())
                    .run("run", "-q");
            return judge(row, ended, struck, TroubledCloud.difference(before, state.lines()));
        }
    }

    private static String judge(MatrixRow row, Outcome ended, List<String> struck, List<String> left) {
        List<String> wrong = new ArrayList<>();
        boolean told = ended.out().matches("(?s).*\n  cleanup +incomplete\n.*") && ended.exit() >= 3;
        String outcome = told ? "LEFT" : OUTCOMES.getOrDefault(ended.exit(), "exit " + ended.exit());
        if (!row.right().contains(outcome)) {
            wrong.add(outcome + ", right is " + String.join(" or ", row.right()));
        }
        if (!outcome.equals("LEFT") && !left.isEmpty()) {
            wrong.add(outcome + " with left: " + left);
        }
        if (struck.isEmpty()) {
            wrong.add("the fault never struck, so this row proves nothing");
        }
        return wrong.isEmpty()
                ? ""
                : row.name() + ": " + String.join("; ", wrong) + "\n" + ended.err() + ended.out()
                        + String.join("\n", struck);
    }
}
