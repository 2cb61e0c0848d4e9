package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code report A B}: a series beside another one whose alarms were held back, so that what is to be found is known. */
@Execution(ExecutionMode.CONCURRENT)
class CompareIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void once() throws Exception {
        Inside inside = Inside.in(folder);
        Path base = series("base", inside);
        copy(base, folder.resolve("same"));
        try (HeldBack held = HeldBack.by(1000)) {
            series("slower", inside.on(held.environment()));
        }
    }

    private static Path series(String name, Inside with) throws IOException {
        Outcome run = with.run("run", "--iterations", "6", "--threshold", "30", "--timeout", "60");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        return Files.move(folder.resolve("logs/latest").toRealPath(), folder.resolve(name));
    }

    /** Of what is in the folder, by its name there. */
    private static Outcome report(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("report", "--logs-dir", folder.toString()));
        arguments.addAll(List.of(words));
        return Inside.in(folder).run(arguments.toArray(String[]::new));
    }

    @Test
    void thatAreTheSameDoNotDiffer() throws Exception {
        Outcome outcome = report("base", "same");

        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("no difference", "p = 1", "Mann-Whitney U");
    }

    @Test
    void theSlowerOneIsNamedAndFailsTheGate() throws Exception {
        assertThat(report("base", "slower").exit())
                .as("without a gate it is only told")
                .isZero();
        Outcome gated = Program.in(folder).run("report", "base", "slower", "--max-regression", "10%");
        assertThat(gated.exit()).isEqualTo(1);
        assertThat(gated.out()).startsWith("FAIL  slower than is allowed\n").contains("Cliff's delta 1.000");

        Outcome turned = report("slower", "base", "--max-regression", "0%");
        assertThat(turned.exit()).as(turned.out()).isZero();
        assertThat(turned.out()).startsWith("PASS  no slower than is allowed\n").contains(" is faster: median -");
    }

    @Test
    void aBaselineIsComparedWithWhereThereIsOne() throws Exception {
        Outcome gated = report("slower", "--baseline", "base", "--max-regression", "10%");
        Outcome first = report("slower", "--baseline", "no-build-yet", "--max-regression", "10%");

        assertThat(gated.exit()).isEqualTo(1);
        assertThat(gated.err()).isEmpty();
        assertThat(first.exit()).as(first.toString()).isZero();
        assertThat(first.err())
                .isEqualTo(
                        "doctor-functest: note: there is no baseline no-build-yet yet, so that nothing is compared\n");
        assertThat(report("base", "slower", "--baseline", "same").exit()).isEqualTo(2);
    }

    @Test
    void severalRunsMakeASet() throws Exception {
        String six = "slower/iteration-001,slower/iteration-002,slower/iteration-003,slower/iteration-004,"
                + "slower/iteration-005,slower/iteration-006";

        Outcome outcome = report("base", six);

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(" is slower: median +", "6 runs from ")
                .doesNotContain("PASS  ");
    }

    @Test
    void twoSingleRunsAreTooFewToTell() throws Exception {
        Outcome outcome = report("base/iteration-001", "slower/iteration-002", "--max-regression", "10%");

        assertThat(outcome.exit()).as(outcome.out()).isEqualTo(3);
        assertThat(outcome.out())
                .startsWith("UNKNOWN  it cannot be told whether it is slower than is allowed\n")
                .contains("too few runs");
    }

    @Test
    void theOtherOneHasToMeetTheServiceLevel() throws Exception {
        assertThat(report("base", "slower", "--sla", "last<900ms").exit()).isEqualTo(1);
        assertThat(report("slower", "same", "--sla", "failures=0").exit()).isZero();
    }

    @Test
    void aSeriesWithADamagedRecordIsUnknownInAnyFormat() throws Exception {
        Path damaged = folder.resolve("damaged");
        copy(folder.resolve("base"), damaged);
        Files.writeString(damaged.resolve("series.json"), "{\"iterations\": ");

        for (String format : List.of("json", "junit", "html", "csv", "profile", "testapi")) {
            Outcome outcome = report("damaged", "-f", format);
            assertThat(outcome.exit()).as(format + ": " + outcome.err()).isEqualTo(3);
        }
        Outcome text = report("damaged");
        assertThat(text.exit()).isEqualTo(3);
        assertThat(text.unwrapped())
                .contains("damaged/series.json is damaged in line 1, column ", "6 PASS, 0 FAIL, 0 UNKNOWN")
                .doesNotContain("jackson", "Unexpected");
    }

    @Test
    void whatCannotBeComparedIsOneLine() throws Exception {
        for (List<String> arguments : List.of(
                List.of("base", "--max-regression", "10%"),
                List.of("base", "same", "--max-regression", "10"),
                List.of("base", "same", "--max-regression", "10%"),
                List.of("base", "nothing"),
                List.of("base,,same", "same"),
                List.of("base," + folder.resolve("./base"), "same"),
                List.of("base", "base/iteration-001"),
                List.of("base,base/iteration-001", "same"),
                List.of("base,same", "slower"),
                List.of("base", "same/iteration-001"),
                List.of("base", "same", "slower"))) {
            Outcome outcome = report(arguments.toArray(String[]::new));
            assertThat(outcome.exit()).as(arguments + ": " + outcome).isEqualTo(2);
            assertThat(outcome.err().lines()).as("%s", arguments).hasSize(1);
        }
    }

    private static void copy(Path from, Path copy) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, copy.resolve(from.relativize(path).toString()));
            }
        }
    }
}
