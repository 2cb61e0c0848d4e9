package org.opnfv.doctor.functest.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command of this machine that may be missing. */
final class LocalCommand {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCommand.class);
    private static final long LONGEST_S = 10;

    private LocalCommand() {}

    /** Its standard output; empty when it is missing, fails, or does not end. */
    static Optional<String> ask(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            process.onExit().orTimeout(LONGEST_S, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} cannot be asked", command, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteException("interrupted while " + command.get(0) + " was asked", e);
        }
    }
}
