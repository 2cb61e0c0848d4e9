package org.opnfv.doctor.functest.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The recipes of {@code docs/ci.md}: their shell, taken out of the document and run. */
@Execution(ExecutionMode.CONCURRENT)
class RecipesIT {
    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String page;
    private Program program;

    @BeforeEach
    void aCheckout() throws IOException {
        page = Files.readString(Path.of("docs/ci.md"));
        Files.writeString(folder.resolve("doctor.sh"), blocks("sh").get(0));
        Files.createDirectories(folder.resolve("functest-profiles"));
        Files.writeString(
                folder.resolve("functest-profiles/mycloud.yaml"),
                "installer: embedded\nrun: {iterations: 2, sla: failures=0, host: compute-2}\n");
        program = Program.in(folder).with("CI", "true");
    }

    private List<String> blocks(String language) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private Outcome step(String step) throws IOException, InterruptedException {
        return program.shell("DOCTOR=$0 exec sh doctor.sh " + step);
    }

    @Test
    void theFirstBuildBecomesTheBaselineOfTheNextAndAnAbortedOneIsTidiedUpAndReported() throws Exception {
        Outcome first = step("measure");
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.err()).contains("note: there is no baseline good yet");
        assertThat(folder.resolve("good/series.json")).isRegularFile();
        assertThat(step("after").exit()).isZero();

        assertThat(step("measure").exit())
                .as("of two iterations a side nobody can tell")
                .isEqualTo(3);
        assertThat(Files.readString(folder.resolve("summary.md")))
                .startsWith("### UNKNOWN: ")
                .contains("too few runs");
        assertThat(folder.resolve("comparison.html")).content().contains("<h1>");

        Files.delete(folder.resolve("results.xml"));
        try (Running killed = program.start("run", "--profile", "mycloud")) {
            killed.awaitErr("iteration-001  PASS");
            killed.end("KILL");
        }
        Outcome after = step("after");
        assertThat(after.exit()).isZero();
        assertThat(after.out()).contains("its cloud ended with its process");
        assertThat(folder.resolve("results.xml")).content().contains("<error");

        Files.writeString(folder.resolve("functest-profiles/mycloud.yaml"), "installer: none\n");
        assertThat(step("measure").exit()).isEqualTo(2);
        assertThat(step("after").exit()).isZero();
        assertThat(folder.resolve("results.xml"))
                .as("the run before is not this build's")
                .doesNotExist();
    }

    @Test
    void whereAWorkspaceStaysNothingOfTheLastBuildDoes() {
        assertThat(blocks("groovy")).singleElement().asString().contains("sh 'rm -f before results.xml *.html && mvn ");
    }

    @Test
    void eachServerRunsTheScriptAndNothingElseOfOurs() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        for (String block : blocks("yaml")) {
            JsonNode read = yaml.readTree(block);
            assertThat(read.isContainerNode()).as(block).isTrue();
        }
        List<String> calls = Stream.of("groovy", "yaml")
                .flatMap(language -> blocks(language).stream())
                .flatMap(block -> Pattern.compile("sh doctor\\.sh \\w+|target/doctor-functest.*")
                        .matcher(block)
                        .results())
                .map(MatchResult::group)
                .toList();
        assertThat(calls)
                .hasSize(9)
                .containsOnly(
                        "sh doctor.sh measure",
                        "sh doctor.sh after",
                        "target/doctor-functest report -f github || true");
    }
}
