package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.host.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command of this machine that may be missing. */
final class LocalCommand {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCommand.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 << 20;
    private static final int MISSING = 127;

    private LocalCommand() {}

    /** Its standard output; empty when it is missing, fails, or does not end. */
    static Optional<String> ask(List<String> command) {
        CommandResult result = run(command);
        return result.exitCode() == 0 ? Optional.of(result.out()) : Optional.empty();
    }

    /** Its standard output; fails with one line. */
    static String output(List<String> command) {
        CommandResult result = run(command);
        if (result.exitCode() != 0) {
            throw new SiteException(
                    String.join(" ", command) + " ended with exit code " + result.exitCode() + ": "
                            + result.err()
                                    .strip()
                                    .lines()
                                    .reduce((one, next) -> next)
                                    .orElse("it said nothing"),
                    null);
        }
        return result.out();
    }

    /** Its result; exit code 127 when it is missing. */
    static CommandResult run(List<String> command) {
        return run(command, LONGEST);
    }

    /** The same; it and what it started are ended after so long. */
    static CommandResult run(List<String> command, Duration longest) {
        AtomicBoolean late = new AtomicBoolean();
        try {
            Process process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            process.onExit()
                    .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(why -> {
                        late.set(true);
                        return end(process);
                    });
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
            String out = read(process.getInputStream());
            int exitCode = process.waitFor();
            String said = errors.join();
            return new CommandResult(
                    exitCode, out, late.get() ? "it did not end within " + longest.toMillis() / 1000.0 + " s" : said);
        } catch (IOException e) {
            LOG.debug("{} cannot be asked", command, e);
            return new CommandResult(MISSING, "", "there is no such program here");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteException("interrupted while " + command.get(0) + " was asked", e);
        }
    }

    /** What it started may hold its output open. */
    private static Process end(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        return process;
    }

    private static String read(InputStream stream) {
        try {
            return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
