package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.run.Records;

/** Folders of nightly series, as runs leave them: one every 25 hours, spread at random but always the same. */
final class Nights {
    private static final Instant FIRST = Instant.parse("2026-11-23T01:17:06Z");
    private static final long STEP = 9000;

    /** Where a line goes on behind its stamp. */
    private static final int STAMP = "2026-11-23 01:17:06,634 ".length();

    private final Path logs;
    private final int iterations;
    private final Random random = new Random(7);

    Nights(Path logs, int iterations) {
        this.logs = logs;
        this.iterations = iterations;
    }

    /** The night of that number, from 1 on, with its median in milliseconds and a setting. */
    Path write(int night, double median, String parallel) throws IOException {
        StringBuilder id = new StringBuilder("n");
        "%05d".formatted(night).chars().forEach(digit -> id.append((char) (digit - '0' + 'a')));
        Instant begin = FIRST.plusSeconds(10 * STEP * night);
        String name = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                        .withZone(ZoneId.systemDefault())
                        .format(begin)
                + "-" + id;
        Map<String, Object> context = Map.of(
                "settings", Map.of("inspector.parallel", Map.of("value", parallel, "origin", "profile")),
                "labels", Map.of("job", "nightly", "build", String.valueOf(night)),
                "versions", Map.of());
        Path parts = Files.createDirectories(logs.resolve("parts"));
        Path series = Files.move(
                new RunFixture(parts, 1)
                        .set("id", id.toString())
                        .set("folder", name)
                        .set("started", begin.toString())
                        .set("ended", begin.plusSeconds(900).toString())
                        .set("sla", "failures=0")
                        .set("context", context)
                        .write(),
                logs.resolve(name));
        Records.series(series, 0, iterations);
        for (int i = 1; i <= iterations; i++) {
            String iteration = "iteration-%03d".formatted(i);
            long micros = Math.round(1000 * median * Math.exp(0.12 * random.nextGaussian()));
            Path made = new RunFixture(parts, 1)
                    .iteration(10 * night + i)
                    .set("id", id + "-" + iteration)
                    .set("folder", name + "/" + iteration)
                    .set("context", context)
                    .only("consumer.log", RunFixture.notified(1, RunFixture.time(micros)))
                    .only(
                            "inspector.log",
                            RunFixture.line("Inspector.java 90 INFO   event posted at " + RunFixture.time(500)),
                            RunFixture.line("Inspector.java 95 INFO   doctor mark vm(doctor_vm1-k3x9f2) error at "
                                    + RunFixture.time(1000) + " instance=" + RunFixture.id(1)),
                            RunFixture.line("Inspector.java 99 INFO   doctor mark host(compute-1) down at "
                                    + RunFixture.time(1500)))
                    .write();
            restamp(made);
            Files.move(made, series.resolve(iteration));
        }
        Files.delete(parts.resolve("20261123-011706-k3x9f2"));
        Files.delete(parts);
        return series;
    }

    /** Each line's stamp says the same as the time in it, which was moved by days. */
    private static void restamp(Path run) throws IOException {
        for (String log : List.of("monitor.log", "inspector.log", "consumer.log", "fault.log")) {
            Path file = run.resolve(log);
            Files.write(
                    file,
                    Files.readAllLines(file).stream()
                            .map(line -> RunFixture.line(line.substring(STAMP)))
                            .toList());
        }
    }
}
