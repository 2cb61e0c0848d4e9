package org.opnfv.doctor.functest.latency.original;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/**
 * Reads damaged logs of the original. The owners of its runs are told 1.9 s after the detection, so that whatever is left of them must
 * not be a PASS; nor must lines at random. As a program: {@code LogFuzz LINES SEED}.
 */
final class LogFuzz {

    private final Path folder;
    private final LogMutations mutations;
    private long lines;
    private long judged;
    private final List<String> wrong = new ArrayList<>();

    LogFuzz(Path folder, long seed) {
        this.folder = folder;
        mutations = new LogMutations(seed);
    }

    /** How many lines were read, how many logs were still a FAIL, and what went wrong. */
    record Count(long lines, long judged, List<String> wrong) {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("log-fuzz");
        long begin = System.nanoTime();
        Count count = new LogFuzz(folder, Long.parseLong(arguments[1])).run(Long.parseLong(arguments[0]));
        System.out.printf(
                "%d lines in %.1f s, %d logs still FAIL, %d wrong%n",
                count.lines(),
                (System.nanoTime() - begin) / 1e9,
                count.judged(),
                count.wrong().size());
        count.wrong().stream().limit(10).forEach(System.out::println);
        System.exit(count.wrong().isEmpty() ? 0 : 1);
    }

    Count run(long atLeast) {
        List<String> iruya = late(SampleLogs.iruya());
        List<String> capture = late(SampleLogs.danube("console.txt"));
        List<String> both = new ArrayList<>(iruya);
        both.addAll(capture);
        while (lines < atLeast) {
            check(mutations.damage(iruya));
            check(mutations.damage(capture));
            check(many(mutations::rubbish));
            check(many(() -> mutations.babble(both)));
        }
        return new Count(lines, judged, wrong);
    }

    private static List<String> many(Supplier<String> line) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add(line.get());
        }
        return lines;
    }

    /** Notified 1.9 s after the detection. */
    private static List<String> late(String log) {
        return new ArrayList<>(Arrays.asList(log.replace(
                        "01:18:30,352 sample.py 58 INFO   doctor consumer notified at 1795396710.352398",
                        "01:18:32,098 sample.py 58 INFO   doctor consumer notified at 1795396712.0989796")
                .replace("notification_time=0.15341830253601074", "notification_time=1.9")
                .replace("management test successfully", "management test failed, notification_time=1.9")
                .replace("01:18:30,353 sample.py 61", "01:18:32,099 sample.py 61")
                .replace("13:50:40,251 consumer.py 27", "13:50:41,611 consumer.py 27")
                .replace(
                        "13:50:40,250 consumer.py 26 INFO   doctor consumer notified at 1494251440.25",
                        "13:50:41,610 consumer.py 26 INFO   doctor consumer notified at 1494251441.61")
                .split("\n")));
    }

    private void check(List<String> log) {
        lines += log.size();
        String text = String.join("\n", log);
        try {
            Assessment run = SampleLogs.reading(folder, "doctor.log", text);
            judged += run.verdict() == Verdict.FAIL ? 1 : 0;
            if (run.verdict() == Verdict.PASS) {
                wrong.add("PASS of\n" + text);
            }
        } catch (RuntimeException e) {
            wrong.add(e + " of\n" + text);
        }
    }
}
