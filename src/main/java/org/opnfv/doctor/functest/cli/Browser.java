package org.opnfv.doctor.functest.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opnfv.doctor.functest.report.ReportException;

/** The browser of whoever sits here: the commands in BROWSER, separated by colons as other programs have it, or xdg-open. */
final class Browser {
    private static final String DEFAULT = "xdg-open";

    /** One that still runs after that long shows the page. */
    private static final long SECONDS = 3;

    private final List<String> commands;

    /** {@code variable} is what BROWSER says; null or blank when it says nothing. */
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
     * @throws ReportException when there is no browser that does
     */
    void open(Path page) {
        String url = page.toAbsolutePath().normalize().toUri().toString();
        if (commands.stream().noneMatch(command -> isShown(words(command, url)))) {
            throw new ReportException("no browser shows " + page + " (" + String.join(", ", commands)
                    + "): set BROWSER to the command of one, or open the page yourself");
        }
    }

    /** Where the command does not say where the address goes, it comes last. */
    private static List<String> words(String command, String url) {
        String whole = command.contains("%s") ? command : command + " %s";
        return Stream.of(whole.strip().split("\\s+"))
                .map(word -> word.replace("%s", url))
                .toList();
    }

    /** What a browser has to say is not for our standard output, which a program may read. */
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
