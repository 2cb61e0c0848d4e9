package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.report.ReportException;

/** The user's browser: a command from BROWSER, a list separated by colons, or xdg-open. */
final class Browser {
    private static final String DEFAULT = "xdg-open";

    /** A command that still runs after this time is showing the page. */
    private static final long SECONDS = 3;

    private final List<String> commands;

    /** {@code variable} is the value of BROWSER; null or blank when it is not set. */
    Browser(String variable) {
        commands = variable == null || variable.isBlank()
                ? List.of(DEFAULT)
                : Arrays.stream(variable.split(":"))
                        .filter(command -> !command.isBlank())
                        .toList();
    }

    /**
     * Shows a page.
     *
     * @throws ReportException when no browser works
     */
    void open(Path page) {
        String url = page.toAbsolutePath().normalize().toUri().toString();
        if (commands.stream().noneMatch(command -> isShown(words(command, url)))) {
            throw new ReportException("no browser shows " + page + " (" + String.join(", ", commands)
                    + "): set BROWSER to the command of one, or open the page yourself");
        }
    }

    /** The address comes last where the command has no place for it. */
    private static List<String> words(String command, String url) {
        String whole = command.contains("%s") ? command : command + " %s";
        return Stream.of(whole.strip().split("\\s+"))
                .map(word -> word.replace("%s", url))
                .toList();
    }

    /** The browser's output stays away from our standard output, which a program may read. */
    private static boolean isShown(List<String> command) {
        try {
            Process browser = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !browser.waitFor(SECONDS, TimeUnit.SECONDS) || browser.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
