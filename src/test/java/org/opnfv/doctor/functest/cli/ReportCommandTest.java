package org.opnfv.doctor.functest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.report.Format;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.SeriesReader;
import picocli.CommandLine;

class ReportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int report(Writer to, String... arguments) {
        CommandLine line =
                DoctorFunctest.commandLine().setOut(new PrintWriter(to, true)).setErr(new PrintWriter(err, true));
        String[] all = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
        return DoctorFunctest.execute(line, all);
    }

    private String complaint(String... arguments) {
        assertThat(report(out, arguments)).as(List.of(arguments) + ": " + err).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).startsWith("doctor-functest: ");
        return err.toString();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("one set or two, not 3", new String[] {"nothing", "a", "b"}),
                Arguments.of("takes two sets to compare", new String[] {"nothing", "--max-regression", "10%"}),
                Arguments.of("is no percentage", new String[] {"nothing", "other", "--max-regression", "10"}),
                Arguments.of(
                        "is no percentage",
                        new String[] {"nothing", "--baseline", "none", "--max-regression", "banana"}),
                Arguments.of("is no criterion", new String[] {"nothing", "--sla", "fast"}),
                Arguments.of("name a file", new String[] {"nothing", "--report", "text:-"}));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongWordIsFoundBeforeARunIsLookedFor(String words, String[] arguments) {
        assertThat(complaint(arguments)).contains(words).doesNotContain("no run nothing");
    }

    @Test
    void aFormatThatThereIsNotIsToldThoseThatThereAreAsTheyAreTyped() {
        assertThat(complaint("-f", "yaml"))
                .contains(
                        "there is no format yaml",
                        "(there are text, json, junit, html, csv, profile, testapi, openmetrics, markdown, github)");
    }

    @Test
    void theCaseOfAFormatDoesNotMatter() {
        Path run = new RunFixture(folder, 1).write();

        assertThat(report(out, run.toString(), "-f", "Text")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("PASS  ");
    }

    @Test
    void againstABaselineTheSetHasToPassByItselfWhereNothingElseWasAsked() {
        String good = new RunFixture(folder.resolve("kept"), 1).write().toString();
        String alike = new RunFixture(folder, 1).iteration(1).write().toString();
        String untold = new RunFixture(folder, 1)
                .iteration(2)
                .only("consumer.log")
                .missing(1)
                .write()
                .toString();

        assertThat(report(out, alike, "--baseline", good)).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("PASS  ");
        assertThat(report(out, good, untold)).as("only told").isZero();
        assertThat(report(out, untold, "--baseline", good)).isEqualTo(1);
        assertThat(out.toString()).contains("FAIL  the service level is not met: failures=0");
        assertThat(report(out, untold, "--baseline", good, "--sla", "failures<=1"))
                .isZero();
        assertThat(report(out, untold, "--baseline", untold)).isEqualTo(2);
        assertThat(report(out, alike, "--baseline", "  "))
                .as("no name is no first build")
                .isEqualTo(2);
        assertThat(report(out, untold, untold, "--max-regression", "10%")).isEqualTo(2);
    }

    @Test
    void aStandardOutputThatTakesNothingIsSaidAndIsNoPass() {
        Path run = new RunFixture(folder, 1).write();

        assertThat(report(new Full(), run.toString())).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).startsWith("doctor-functest: cannot write all to standard output: ");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void eachFormatHasHandedOnAllBeforeItIsAskedWhetherItCouldBeWritten(Format format) throws IOException {
        Results results = Results.asAsked(SeriesReader.read(new RunFixture(folder, 1).write()));
        StringWriter written = new StringWriter();
        BufferedWriter buffered = new BufferedWriter(written, 1 << 20);

        format.write(results, buffered, false);

        String handedOn = written.toString();
        buffered.flush();
        assertThat(handedOn).isNotEmpty().isEqualTo(written.toString());
    }

    @Test
    void theReportsAfterOneThatCannotBeWrittenAreWritten() {
        Path run = new RunFixture(folder, 1).write();
        Path last = folder.resolve("all.csv");

        assertThat(report(
                        out,
                        run.toString(),
                        "--report",
                        "json:/dev/full,junit:" + folder.resolve("r.xml"),
                        "--report",
                        "csv:" + last))
                .isEqualTo(2);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "doctor-functest: cannot write the json report to /dev/full: No space left on device");
        assertThat(out.toString()).startsWith("PASS  ");
        assertThat(folder.resolve("r.xml")).exists();
        assertThat(last).content().startsWith("series,iteration,run,");
    }

    @Test
    void eachReportThatCannotBeWrittenIsALine() throws IOException {
        Path run = new RunFixture(folder, 1).write();
        Path other = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));

        assertThat(report(out, run.toString(), "--report", "junit:/dev/full,html:" + other))
                .isEqualTo(2);
        assertThat(err.toString())
                .hasLineCount(2)
                .contains("cannot write the junit report to /dev/full: No space left on device")
                .contains("cannot write the html report to " + other + ": No space left on device");
        Files.delete(other);
    }

    /** A disk without room. */
    private static final class Full extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
