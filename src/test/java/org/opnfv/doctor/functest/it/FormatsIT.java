package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reports in files: several of one run, whole or not at all, and refused before anything is measured. */
@Execution(ExecutionMode.CONCURRENT)
class FormatsIT {

    @TempDir
    private static Path folder;

    private static Outcome run;

    @BeforeAll
    static void once() throws Exception {
        run = Program.in(folder)
                .with("TEST_DB_URL", folder.resolve("db.json").toUri().toString())
                .run(
                        "run",
                        "--instances",
                        "4",
                        "--report",
                        "junit:results.xml,html:report.html",
                        "--report",
                        "csv:all.csv");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areWrittenBesideWhatIsPrinted() throws Exception {
        assertThat(run.out()).startsWith("PASS  ");
        assertThat(names())
                .contains("all.csv", "db.json", "logs", "report.html", "results.xml")
                .noneMatch(name -> name.endsWith(".tmp"));
        assertThat(folder.resolve("results.xml")).content().contains("<testsuite name=\"doctor-functest\"");
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<title>PASS – ")
                .endsWith("</html>\n");
        assertThat(folder.resolve("all.csv")).content().startsWith("series,iteration,run,");
        assertThat(folder.resolve("db.json")).content().hasLineCount(1).contains("\"criteria\":\"PASS\"");
    }

    @Test
    void aPageIsShownInTheBrowser() throws Exception {
        Program program = Program.in(folder);
        Outcome shown = program.with("BROWSER", "sh " + browser()).run("report", "--open", "-q");
        Path page = folder.toRealPath().resolve("logs/report.html");

        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out()).startsWith("PASS  ");
        assertThat(folder.resolve("shown")).hasContent(page.toUri().toString());
        assertThat(page).content().endsWith("</html>\n");
        assertThat(program.with("BROWSER", "nothing").run("report", "--open", "-f", "html", "-o", "own.html"))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "doctor-functest: no browser shows own.html (nothing): set BROWSER to the command of one, or open the"
                                + " page yourself\n"));
        assertThat(folder.resolve("own.html")).exists();
    }

    private static String browser() throws IOException {
        return Files.writeString(folder.resolve("browser"), "echo \"$1\" > shown\n")
                .toString();
    }

    @Test
    void aRunIsReportedAgainInEachFormat() throws Exception {
        List<String> formats = List.of("text", "json", "junit", "html", "csv", "testapi");
        Inside inside = Inside.in(folder);

        Outcome filed = inside.run(
                "report",
                "-o",
                folder.resolve("again.text").toString(),
                "--report",
                formats.stream()
                        .skip(1)
                        .map(format -> format + ":" + folder.resolve("again." + format))
                        .collect(Collectors.joining(",")));

        assertThat(filed).isEqualTo(new Outcome(0, "", ""));
        for (String format : formats) {
            Outcome printed = inside.run("report", "-f", format);

            assertThat(printed.exit()).as(printed.err()).isZero();
            assertThat(Files.readString(folder.resolve("again." + format))).isEqualTo(printed.out());
        }
    }

    @Test
    void aFullStandardOutputIsNoReport() throws Exception {
        Outcome full = Program.in(folder).shell("\"$0\" \"$@\" > /dev/full", "report", "-f", "html");

        assertThat(full.exit()).as(full.toString()).isEqualTo(2);
        assertThat(full.complaints())
                .singleElement()
                .asString()
                .startsWith("doctor-functest: cannot write all to standard output: ");
    }

    @Test
    void aFileThatFailsWhenItIsWrittenKeepsNoneOfTheOthers() throws Exception {
        Path here = Files.createDirectories(folder.resolve("others"));
        Outcome run = Program.in(here)
                .with("TEST_DB_URL", here.resolve("db.json").toUri().toString())
                .run("run", "--quiet", "--report", "json:/dev/full,csv:all.csv");

        assertThat(run.exit()).as(run.toString()).isEqualTo(2);
        assertThat(run.complaints())
                .containsExactly("doctor-functest: cannot write the json report to /dev/full: No space left on device");
        assertThat(run.out()).startsWith("PASS  ");
        assertThat(here.resolve("all.csv")).content().startsWith("series,iteration,run,");
        assertThat(here.resolve("db.json")).content().contains("\"criteria\":\"PASS\"");
    }

    @Test
    void whatAProgramReadsIsUtf8EvenWhereTheTerminalIsNot() throws Exception {
        Outcome page = Program.in(folder).with("LC_ALL", "C").run("report", "-f", "html");

        assertThat(page.exit()).as(page.err()).isZero();
        assertThat(page.out()).isEqualTo(Files.readString(folder.resolve("report.html")));
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsWritten() throws Exception {
        Files.createDirectory(folder.resolve("store"));
        Files.createSymbolicLink(folder.resolve("linked.xml"), Path.of("store/real.xml"));

        Inside.in(folder)
                .run(
                        "report",
                        "src/test/resources/original/danube",
                        "--report",
                        "junit:" + folder.resolve("linked.xml"));

        assertThat(folder.resolve("linked.xml")).isSymbolicLink();
        assertThat(folder.resolve("store/real.xml")).content().contains("<testsuite");
    }

    @Test
    void whatCannotBeWrittenIsFoundBeforeTheRun() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Inside inside = Inside.in(folder);

        assertThat(Program.in(empty).run("run", "--report", "junit:none/results.xml"))
                .isEqualTo(
                        new Outcome(
                                2,
                                "",
                                "doctor-functest: cannot write the junit report to none/results.xml: there is no such file or folder\n"));
        assertThat(empty).isEmptyDirectory();
        assertThat(inside.run("run", "-f", "html", "-o", ".").err())
                .isEqualTo("doctor-functest: cannot write the html report to .: it is a folder\n");
        assertThat(inside.run("run", "--report", "junt:results.xml").err())
                .contains("there is no format junt; did you mean 'junit'?");
        assertThat(inside.run("run", "-o", empty + "/a", "--report", "csv:" + empty + "/./a")
                        .err())
                .contains("two reports into the same file");
        assertThat(inside.run("run", "--report", "results.xml").exit()).isEqualTo(2);
        assertThat(empty).isEmptyDirectory();
    }
}
