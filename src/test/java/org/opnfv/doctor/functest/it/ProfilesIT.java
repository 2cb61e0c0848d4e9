package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.cli.InProcess;

/** {@code profiles}: what can be chosen, and where each value in effect came from. */
@Execution(ExecutionMode.CONCURRENT)
class ProfilesIT {

    @TempDir
    private Path folder;

    @Test
    void listsWhatIsBuiltInAndWhatIsInTheFolder() throws Exception {
        profile("run:\n  instances: 4\n");

        Outcome outcome = Program.in(folder).run("profiles");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines())
                .anyMatch(line -> line.matches("embedded +built in +An OpenStack inside this process.*"))
                .anyMatch(line -> line.matches("mine +functest-profiles/mine.yaml +Four at once\\."));
    }

    @Test
    void showsEachValueWithItsOrigin() throws Exception {
        profile("run:\n  instances: 4\n  threshold_s: 2\n");

        Outcome outcome =
                Program.in(folder).with("DOCTOR_RUN_THRESHOLD_S", "0.5").run("profiles", "mine");

        assertThat(outcome.out().lines())
                .anyMatch(line -> line.matches("run.instances +4 +functest-profiles/mine.yaml:3"))
                .anyMatch(line -> line.matches("run.threshold_s +0\\.5 +.*DOCTOR_RUN_THRESHOLD_S.*"))
                .anyMatch(line -> line.matches("run.timeout_s +30\\.0 +default"));
    }

    @Test
    void anUnknownOneIsOneLineThatNamesThoseThereAre() throws Exception {
        InProcess.Ended outcome = InProcess.execute("profiles", "embeded");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).singleElement().asString().contains("'embeded'", "embedded");
    }

    @Test
    void aRunUsesTheOneItIsTold() throws Exception {
        profile("run:\n  instances: 4\n");

        String mine = folder.resolve("functest-profiles/mine.yaml").toString();
        Outcome outcome = Inside.in(folder)
                .run("run", "--profile", mine, "-f", "json", "--host", "compute-1", "--threshold", "20");

        assertThat(outcome.json().path("instances")).hasSize(4);
        assertThat(outcome.json().path("profile").asText()).isEqualTo(mine);
    }

    private void profile(String text) throws Exception {
        Files.createDirectories(folder.resolve("functest-profiles"));
        Files.writeString(folder.resolve("functest-profiles/mine.yaml"), "# Four at once.\n" + text);
    }
}
