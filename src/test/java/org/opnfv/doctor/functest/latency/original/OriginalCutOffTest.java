package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.latency;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.reading;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.write;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.writeDanube;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.InstanceResult;
import org.opnfv.doctor.functest.latency.Verdict;

/** Logs of the original that end too early, or of which one is not there. */
class OriginalCutOffTest {

    @TempDir
    private Path folder;

    private Assessment first() {
        return RunReader.read(folder);
    }

    @Test
    void withoutTheConsumersLogNobodyKnowsWhetherAnybodyWasTold() {
        write(folder, "monitor.log", danube("monitor.log"));
        write(folder, "inspector.log", danube("inspector.log"));

        assertThat(first().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(first().reasons())
                .containsExactly("consumer.log is missing: it cannot be told whether the owners were told");

        assertThat(first().instances())
                .extracting(InstanceResult::outcome)
                .as("nobody is called missing of whom nobody knows")
                .containsOnly(InstanceResult.Outcome.UNCERTAIN);

        write(folder, "consumer.log", " * Running on http://0.0.0.0:12346/ (Press CTRL+C to quit)\n");
        assertThat(first().verdict()).as("it is there, and may be cut off").isEqualTo(Verdict.UNKNOWN);
        assertThat(first().reasons()).singleElement().asString().contains("nothing after the detection");

        String complaint = "[ERROR] ./run.sh:346 Consumer hasn't received fault notification.\n";
        write(folder, "console.txt", complaint);
        assertThat(first().verdict()).as("run.sh says so itself").isEqualTo(Verdict.FAIL);
        assertThat(first().reasons()).containsExactly("missing: not notified: doctor_vm1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                " * Running on http://0.0.0.0:12346/ (Press CTRL+C to qu",
                " * Running on http://0.0.0.0:12346/\n2017-05-08 13:50:40,2",
                " * Running on http://0.0.0.0:12346/\n\0\0\0\0\0\n",
                " * Running on http://0.0.0.0:12346/\n\ufffd\n",
                "what somebody else wrote\n"
            })
    void aConsumersLogThatIsDamagedDoesNotTellThatNobodyWasTold(String text) {
        writeDanube(folder, log -> log);
        write(folder, "consumer.log", text);

        assertThat(first().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(first().reasons())
                .containsExactly(
                        "consumer.log is empty, cut off or damaged: it cannot be told whether the owner was told of"
                                + " doctor_vm1");
        String whole = danube("console.txt");
        String head = whole.substring(0, whole.lastIndexOf(" |  * Running on"));
        String captured = text.isEmpty() ? "" : " | " + text.replace("\n", "\n | ");
        Path console = folder.resolve("console");
        write(folder, "console", head + captured);
        assertThat(latency(RunReader.read(console))).as("captured").isEqualTo("UNKNOWN -");
    }

    @Test
    void aCaptureThatEndsBeforeTheConsumersLogDoesNotTellEither() {
        String text = danube("console.txt");
        int log = text.indexOf("[./consumer.log]\n", text.indexOf("+ echo '[./consumer.log]'") + 10);

        assertThat(latency(reading(folder, "console.txt", text.substring(0, log))))
                .isEqualTo("UNKNOWN -");
        assertThat(latency(reading(folder, "console.txt", text.substring(0, log) + "[./consumer.log]\n")))
                .as("nothing of the Consumer's")
                .isEqualTo("UNKNOWN -");
    }

    @Test
    void aLogThatBreaksOffSaysNothingOfWhatWasToCome() {
        int end = iruya().indexOf("2026-11-23 01:18:59,021");

        assertThat(latency(reading(folder, "doctor.log", iruya().substring(0, end))))
                .isEqualTo("UNKNOWN 0.1534184");
    }

    @Test
    void nowhereMayALogBreakOffAndPassWithAnotherFigure() {
        String log = iruya();
        for (int length = 0; length < log.length(); length += 7) {
            Assessment run = reading(folder, "doctor.log", log.substring(0, length));
            if (run.verdict() == Verdict.PASS) {
                assertThat(run.figures().last()).isEqualByComparingTo("0.1534184");
            }
        }
    }

    @Test
    void logsOf2017ThatBreakOffPassWithNoOtherFigure() {
        for (String file : List.of("monitor.log", "inspector.log", "consumer.log")) {
            String log = danube(file);
            for (int length = 0; length < log.length(); length += 3) {
                writeDanube(folder, text -> text);
                write(folder, file, log.substring(0, length));
                Assessment run = first();
                if (run.verdict() == Verdict.PASS) {
                    assertThat(run.figures().last()).isEqualByComparingTo("0.54");
                }
            }
        }
    }
}
