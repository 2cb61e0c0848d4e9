package org.opnfv.doctor.functest.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last run in a logs folder has put on the disk, read as a stranger would: as text. */
final class RunLedger {
    /** The points of a run that can be waited for, in their order. */
    static final List<String> STAGES =
            List.of("project", "network", "instance", "alarm", "arm", "inject", "observe", "restore");

    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern PROJECT = Pattern.compile("\"details\":\\{[^}]*\"project\":\"(\\w+)\"");

    private final Path run;

    RunLedger(Path logs) {
        this(logs, "latest");
    }

    private RunLedger(Path parent, String name) {
        run = parent.resolve(name);
    }

    /** That of an iteration of the run. */
    RunLedger iteration(String name) {
        return new RunLedger(run, name);
    }

    /** Waits until the run has come to that stage, or is over. */
    void awaitStage(String stage, Running run) {
        await(stage)
                .pollInterval(Duration.ofMillis(5))
                .pollDelay(Duration.ZERO)
                .atMost(run.patience())
                .until(() -> !run.isAlive() || hasComeTo(stage));
    }

    boolean hasComeTo(String stage) {
        return switch (stage) {
            case "arm", "observe", "restore" -> manifest().contains("\"stage\" : \"" + stage + "\"");
            case "inject" -> text().contains("\"kind\":\"link-down\"");
            default -> text().contains("\"kind\":\"" + stage + "\"");
        };
    }

    /** The id of the project that the run made, or nothing. */
    String projectId() {
        Matcher quota = PROJECT.matcher(text().lines()
                .filter(line -> line.contains("\"quota\""))
                .findFirst()
                .orElse(""));
        return quota.find() ? quota.group(1) : "";
    }

    /** The lines that open a change which no other line closes. */
    List<String> open() {
        List<String> lines = text().lines().toList();
        List<String> closed = lines.stream()
                .filter(line -> line.contains("\"undone\""))
                .map(RunLedger::seq)
                .toList();
        return lines.stream()
                .filter(line -> line.contains("\"intend\"") && !closed.contains(seq(line)))
                .toList();
    }

    String text() {
        return read("ledger.jsonl");
    }

    String manifest() {
        return read("run.json");
    }

    /** Changes the file, as a crash or a hand would. */
    void edit(UnaryOperator<String> change) throws IOException {
        Files.writeString(file(), change.apply(Files.readString(file())));
    }

    /** The file itself. */
    Path file() {
        return run.resolve("ledger.jsonl");
    }

    private String read(String file) {
        Path path = run.resolve(file);
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String seq(String line) {
        Matcher matcher = SEQ.matcher(line);
        return matcher.find() ? matcher.group(1) : line;
    }
}
