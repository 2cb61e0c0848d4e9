package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.report.ReportException;

class BrowserTest {

    @TempDir
    private Path folder;

    /** A command that writes down what it was called with. */
    private String browser(String name, int code) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho \"$0\" \"$@\" >> '" + folder + "/called'\nexit " + code + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private Path called() {
        return folder.resolve("called");
    }

    @Test
    void thePageIsItsLastWord() throws IOException {
        String browser = browser("browser", 0);

        new Browser(browser + " --new").open(Path.of("/tmp/a b/1#.html"));

        assertThat(called()).hasContent(browser + " --new file:///tmp/a%20b/1%23.html");
    }

    @Test
    void theFirstThatShowsItIsTaken() throws IOException {
        String failing = browser("failing", 3);
        String browser = browser("browser", 0);

        new Browser("/nowhere/x: :" + failing + ":" + browser + " -u %s -w:" + failing).open(Path.of("/p.html"));

        assertThat(called()).hasContent(failing + " file:///p.html\n" + browser + " -u file:///p.html -w");
    }

    @Test
    void noneIsOneLineThatNamesThePage() throws IOException {
        Browser none = new Browser("/nowhere/x:" + browser("failing", 1));

        assertThatThrownBy(() -> none.open(Path.of("logs/report.html")))
                .isInstanceOf(ReportException.class)
                .hasMessageStartingWith("no browser shows logs/report.html (/nowhere/x, ")
                .hasMessageEndingWith("): set BROWSER to the command of one, or open the page yourself");
    }
}
