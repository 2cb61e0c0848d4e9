package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code run --keep}, and {@code clean} when it is time. */
@Execution(ExecutionMode.CONCURRENT)
class KeepIT {

    @TempDir
    private Path folder;

    @Test
    void leavesTheResourcesButNoFault() throws Exception {
        try (Lab lab = Lab.without()) {
            Inside inside = lab.inside(folder);
            Outcome run = inside.run("run", "-f", "json", "--keep", "--instances", "2");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.json().path("kept").asBoolean()).isTrue();
            assertThat(run.json().path("cleanup").asText()).isEqualTo("incomplete");
            String id = run.json().path("run").asText().substring(16);
            assertThat(lab.leftovers())
                    .contains("servers/detail?all_tenants=1 doctor_vm1-" + id)
                    .noneMatch(left -> left.startsWith("link of") || left.startsWith("state of"));

            Outcome clean = inside.run("clean", id);

            assertThat(clean.exit()).as(clean.err()).isZero();
            assertThat(clean.out()).endsWith(id + ": all is undone\n");
            assertThat(lab.leftovers()).isEmpty();
            assertThat(inside.run("clean", "--all").out()).endsWith(id + ": nothing to undo\n");
            assertThat(inside.run("report", "-f", "json").json().path("cleanup").asText())
                    .isEqualTo("complete");
        }
    }

    @Test
    void inAnotherCloudNothingIsUndone() throws Exception {
        try (Lab lab = Lab.without();
                Lab other = Lab.without()) {
            assertThat(lab.inside(folder).run("run", "--keep").exit()).isZero();

            Inside elsewhere = other.inside(folder);
            Outcome clean = elsewhere.run("clean", "--profile", elsewhere.profile());

            assertThat(clean.exit()).isEqualTo(2);
            assertThat(clean.complaints()).singleElement().asString().contains("was made in the cloud at", "set OS_*");
            assertThat(lab.leftovers()).isNotEmpty();
            assertThat(lab.inside(folder).run("clean").exit()).isZero();
            assertThat(lab.leftovers()).isEmpty();
        }
    }
}
