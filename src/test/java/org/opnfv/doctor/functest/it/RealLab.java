package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** The OpenStack that {@code lab/lab up} has started on this machine; the environment is that of {@code lab/lab env}. */
final class RealLab {
    /** Long enough for anything on a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CloudState state;
    private final SortedSet<String> before;

    /** Notes how it is now. */
    RealLab() throws IOException, InterruptedException {
        state = new CloudState(environment());
        before = lines();
    }

    /** The built program, in a folder of its own, with no settings but those of the profile {@code lab}. */
    static Program program(Path folder) {
        return Program.in(folder).within(PATIENCE);
    }

    /** Waits until everything in the cloud and every link is again as it was in the beginning. */
    void awaitAsBefore() {
        await("the lab is as it was before")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(lines()).isEqualTo(before));
    }

    /** Waits until the links of all hosts are up, or until one is down. */
    void awaitLinks(boolean up) {
        await("links " + (up ? "up" : "down"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> links().values().stream().allMatch("up"::equals) == up);
    }

    private SortedSet<String> lines() throws IOException, InterruptedException {
        SortedSet<String> lines = state.lines();
        links().forEach((host, link) -> lines.add("link " + host + " " + link));
        return lines;
    }

    /** Of each host: up or down. */
    private static Map<String, String> links() throws IOException, InterruptedException {
        Map<String, String> links = new TreeMap<>();
        int hosts = System.getenv("LAB_HOSTS").split(",").length;
        for (int n = 1; n <= hosts; n++) {
            String host = "compute-" + n; // its namespace, whatever Nova calls it
            Outcome link = command("ip", "-n", host, "-o", "link", "show", "eth0", "up");
            links.put(host, link.out().contains("eth0") ? "up" : "down");
        }
        return links;
    }

    /** A command of the machine, from the project's folder; one that fails is a failed test. */
    static Outcome command(String... words) throws IOException, InterruptedException {
        Outcome outcome = tried(words);
        assertThat(outcome.exit()).as(String.join(" ", words) + ": " + outcome).isZero();
        return outcome;
    }

    /** The same for one that may fail. */
    static Outcome tried(String... words) throws IOException, InterruptedException {
        try (Running running = new Running(new ProcessBuilder(words).start(), PATIENCE)) {
            return running.end();
        }
    }

    /** The OS_* variables of its admin. */
    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> !name.startsWith("OS_"));
        if (environment.isEmpty()) {
            throw new AssertionError("needs the environment of the lab: eval \"$(lab/lab env)\"");
        }
        return environment;
    }
}
