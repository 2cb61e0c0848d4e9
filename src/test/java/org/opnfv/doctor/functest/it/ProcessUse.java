package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * What a process holds at this moment, as Linux tells in {@code /proc}.
 *
 * @param threads the names of its threads, of which Linux keeps 15 characters
 * @param files its open files, sockets included
 * @param ports the TCP ports it listens on
 */
record ProcessUse(List<String> threads, int files, int ports) {

    /** Once it has stayed the same for longer than idle threads and connections are kept. */
    static ProcessUse settled(long pid) {
        AtomicReference<ProcessUse> last = new AtomicReference<>();
        await("a quiet process")
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    ProcessUse now = of(pid);
                    return now.equals(last.getAndSet(now));
                });
        return last.get();
    }

    /** Until it holds no more than then: a thread that has just had its last work for a while goes soon. */
    static void awaitNoMore(String who, long pid, ProcessUse then) {
        await(who + " holds no more than before")
                .pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(of(pid)).matches(now -> now.within(then), "no more than " + then));
    }

    private static ProcessUse of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        List<String> threads = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path task : tasks) {
                threads.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        Collections.sort(threads);
        Set<String> sockets = new HashSet<>();
        int files = 0;
        List<Path> open;
        try (Stream<Path> all = Files.list(process.resolve("fd"))) {
            open = all.toList();
        }
        for (Path file : open) {
            // The listing itself is open while it is made, and gone now.
            if (Files.isSymbolicLink(file)) {
                files++;
                sockets.add(Files.readSymbolicLink(file).toString().replaceAll("socket:\\[(\\d+)]", "$1"));
            }
        }
        int ports = 0;
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] fields = line.strip().split(" +");
                if (fields[3].equals("0A") && sockets.contains(fields[9])) {
                    ports++;
                }
            }
        }
        return new ProcessUse(threads, files, ports);
    }

    /** Whether nothing is more than in the other. */
    private boolean within(ProcessUse other) {
        return threads.size() <= other.threads.size() && files <= other.files && ports <= other.ports;
    }
}
