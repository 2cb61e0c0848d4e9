package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cli.InProcess;

/** What the program says of itself, and of words it does not understand. */
@Execution(ExecutionMode.CONCURRENT)
class HelpIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "report", "runs", "clean", "init", "check", "cloud", "profiles"})
    void eachCommandHasExamplesAndExitCodes(String command) throws Exception {
        InProcess.Ended outcome = InProcess.execute(command, "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("Usage: doctor-functest " + command)
                .contains("\nExamples:\n  doctor-functest " + command, "--quiet", "--verbose", "--version")
                .containsPattern("\nExit codes:\n( +[0-9]+ {2,}\\S.*\n)+\n");
    }

    @Test
    void theProgramHasExamplesAndExitCodes() throws Exception {
        Outcome outcome = Program.in(folder).run("--help");

        assertThat(outcome.out())
                .contains("\nExamples:\n", "generate-completion")
                .contains(
                        "\nExit codes:\n  0     PASS\n  1     FAIL\n  2     usage or settings, also those of Java\n  3     UNKNOWN: it could");
    }

    @Test
    void versionIsOneLine() throws Exception {
        assertThat(Program.in(folder).run("-V").out()).matches("doctor-functest [0-9]+\\.[0-9]+\\.[0-9]+\n");
        assertThat(InProcess.execute("--version").exit()).isZero();
    }

    @Test
    void completionIsValidBash() throws Exception {
        InProcess.Ended outcome = InProcess.execute("generate-completion");
        Files.writeString(folder.resolve("completion"), outcome.out());

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        Outcome bash = Program.in(folder).shell("bash -n completion && . ./completion && complete -p doctor-functest");
        assertThat(bash.exit()).as(bash.err()).isZero();
        assertThat(bash.out()).contains("doctor-functest");
    }

    @ParameterizedTest
    @CsvSource({
        "rnu,                    unknown command rnu; did you mean 'run'? (see: doctor-functest --help)",
        "run --treshold=1,       unknown option --treshold; did you mean '--threshold'? (see: doctor-functest run --help)",
        "run --instnces 3,       unknown option --instnces; did you mean '--instances'? (see: doctor-functest run --help)",
        "help rnu,               unknown command rnu; did you mean 'run'? (see: doctor-functest --help)",
        "check --iterations 3,   unknown option --iterations; it is an option of run (see: doctor-functest check --help)",
        "--iterations 3 run,     unknown option --iterations; it is an option of run and goes behind that (see: doctor-functest --help)",
        "check one,              unexpected argument one (see: doctor-functest check --help)",
        "run --instances,        Missing required parameter for option '--instances' (N) (see: doctor-functest run --help)"
    })
    void aWordThatIsNotUnderstoodIsOneLine(String arguments, String line) throws Exception {
        assertThat(InProcess.execute(arguments.split(" ")))
                .isEqualTo(new InProcess.Ended(2, "", "doctor-functest: " + line + "\n"));
    }

    @Test
    void withoutACommandItSaysHowToFindOne() throws Exception {
        Outcome outcome = Program.in(folder).run();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints()).singleElement().asString().contains("doctor-functest --help");
    }
}
