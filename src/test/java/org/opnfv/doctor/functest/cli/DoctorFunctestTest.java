package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class DoctorFunctestTest {
    private final StringWriter err = new StringWriter();

    @Test
    void anErrorIsABugAndNoVerdict() {
        assertThat(failing(new StackOverflowError())).isEqualTo(70);
        assertThat(err.toString())
                .startsWith("doctor-functest: this is a bug of ours, please report it: java.lang.StackOverflowError")
                .doesNotContain("\tat ");
    }

    @Test
    void tooLittleMemoryIsNoVerdictEither() {
        assertThat(failing(new OutOfMemoryError("Java heap space"))).isEqualTo(70);
        assertThat(err.toString()).startsWith("doctor-functest: out of memory (Java heap space): give Java more of it");
    }

    @Test
    void aNameThatTheLocaleDoesNotHaveIsForTheUserToSetRight() {
        assertThat(failing(new InvalidPathException("l\u00fcgs", "unmappable characters")))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("doctor-functest: no file can have the name l\u00fcgs here:"
                        + " unmappable characters; for a name that is not ASCII set LC_ALL=C.UTF-8");
    }

    @Test
    void aBugStaysABugWhenNothingCanBePrinted() {
        CommandLine line = DoctorFunctest.commandLine();
        line.addSubcommand("fail", new Failing(new IllegalStateException("oops")));
        line.setErr(new PrintWriter(err, true));
        PrintWriter full = new PrintWriter(Writer.nullWriter()) {
            @Override
            public boolean checkError() {
                return true;
            }
        };
        line.setOut(full);

        assertThat(DoctorFunctest.execute(line, "fail")).isEqualTo(70);
        assertThat(err.toString()).contains("a bug of ours", "cannot write all to standard output");
    }

    @Test
    void whatACheckFoundCannotChangeTheTerminal(@TempDir Path folder) throws Exception {
        Path profile = Files.writeString(folder.resolve("a\u001b[31m.yaml"), "installer: local\n");

        assertThat(InProcess.execute("check", "--profile", profile.toString()).out())
                .contains("a\ufffd[31m.yaml")
                .doesNotContain("\u001b");
    }

    private int failing(Throwable failure) {
        CommandLine line = DoctorFunctest.commandLine();
        line.addSubcommand("fail", new Failing(failure));
        line.setErr(new PrintWriter(err, true));
        return DoctorFunctest.execute(line, "fail");
    }

    @Command
    private static final class Failing implements Runnable {
        private final Throwable failure;

        Failing(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public void run() {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}
