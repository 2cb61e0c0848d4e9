package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose record or logs are not there, or cannot be read. */
class LostProofTest {

    @TempDir
    private Path directory;

    @Test
    void aLogThatCannotBeReadIsNotAnEmptyOne() throws IOException {
        Path folder = new RunFixture(directory, 1).without("consumer.log").write();
        Files.createDirectory(folder.resolve("consumer.log"));

        assertThat(Assessment.of(folder).reasons()).first().asString().startsWith("consumer.log cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"id\": \"x\", \"stage\": \"dance\"}",
                "{\"id\": \"x\", \"expected\": [null]}",
                "{\"id\": \"x\", \"instances\": 3}"
            })
    void aManifestThatCannotBeReadIsUnknown(String text) throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        Files.writeString(folder.resolve("run.json"), text);

        Assessment assessment = Assessment.of(folder);

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.run()).isEqualTo("20261123-011706-k3x9f2");
        assertThat(assessment.reasons()).singleElement().asString().contains("run.json");
    }

    @Test
    void aManifestThatIsMissingIsUnknown() {
        assertThat(Assessment.of(directory).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** A PASS needs each of its lines: without any one of them that the verdict rests on, it is none. */
    @Test
    void leavingOutAnyLineOfTheProofIsNoPass() {
        for (String file : Arrays.asList("monitor.log", "consumer.log")) {
            for (int left = 0; left < (file.equals("monitor.log") ? 1 : 2); left++) {
                int index = left * 2;
                Assessment assessment = new RunFixture(directory, 2)
                        .edit(file, lines -> {
                            lines.remove(index);
                            return lines;
                        })
                        .assess();
                assertThat(assessment.verdict()).as(file + " " + index).isNotEqualTo(Verdict.PASS);
            }
        }
    }
}
