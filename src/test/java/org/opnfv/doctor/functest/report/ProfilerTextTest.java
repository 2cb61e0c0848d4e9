package org.opnfv.doctor.functest.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.original.RunReader;
import org.opnfv.doctor.functest.series.Results;
import org.opnfv.doctor.functest.series.Series;

/** The picture is held to one that the original printed. */
class ProfilerTextTest {

    private static final Path IRUYA = Path.of("src/test/resources/original/iruya");

    @TempDir
    private Path directory;

    private static String render(Path place) {
        return ProfilerText.render(Results.of(Series.of(List.of(RunReader.read(place))), null));
    }

    @Test
    void thePictureIsTheOriginalsButForWhatItDidNotKnow() throws IOException {
        List<String> log = Files.readAllLines(IRUYA.resolve("console.log"));
        int begin = log.indexOf("Total time cost: 316(ms)");
        List<String> printed = log.subList(begin, begin + 15).stream()
                .map(String::stripTrailing)
                .toList();
        List<String> ours = render(IRUYA).lines().map(String::stripTrailing).toList();
        int from = ours.indexOf("Total time cost: 316(ms)");

        assertThat(ours.get(from + 3))
                .isEqualTo("       |163    |85                  |22        |?       |?                   |");
        assertThat(ours.get(from + 10))
                .isEqualTo("                               notified VM error:269    |      |      |      |");
        for (int i = 0; i < printed.size(); i++) {
            if (i != 3 && i != 10) {
                assertThat(ours.get(from + i)).as("line " + i).isEqualTo(printed.get(i));
            }
        }
    }

    @Test
    void costsAreSortedAndTheirBarsAreInTheOrderOfTheChain() {
        assertThat(render(IRUYA).lines().filter(line -> line.contains(" ms ")))
                .containsExactly(
                        "monitor                 163.0 ms  52 %  |==========          |",
                        "inspector                84.6 ms  27 %  |          ======    |",
                        "notifier + evaluator     46.9 ms  15 %  |                 ===|",
                        "controller               21.9 ms   7 %  |                =   |");
    }

    @Test
    void everyInstanceHasItsOwnTheSlowestFirst() {
        String text = render(new RunFixture(directory, 3).write());

        assertThat(text.lines().filter(line -> line.startsWith("doctor_vm")))
                .containsExactly(
                        "doctor_vm3-k3x9f2  0.200 s from detection to notification",
                        "doctor_vm2-k3x9f2  0.200 s from detection to notification",
                        "doctor_vm1-k3x9f2  0.200 s from detection to notification");
        assertThat(text.lines().filter(line -> line.contains("received alarm:300")))
                .hasSize(3);
    }

    @Test
    void whoWasNeverToldComesFirstAndItIsSaidHowManyThereAre() {
        String text = render(new RunFixture(directory, 3)
                .only(
                        "consumer.log",
                        RunFixture.notified(1, RunFixture.time(1)),
                        RunFixture.notified(2, RunFixture.time(2)))
                .missing(3)
                .write());

        assertThat(text).contains("  3 instances, the slowest first\n");
        assertThat(text.lines().filter(line -> line.startsWith("doctor_vm")))
                .extracting(line -> line.substring(0, 10))
                .containsExactly("doctor_vm3", "doctor_vm2", "doctor_vm1");
    }

    @Test
    void withoutLinkDownThereIsNoPicture() {
        assertThat(render(Path.of("src/test/resources/original/danube")))
                .contains("no picture: when the link went down is not known")
                .doesNotContain("Total time cost");
    }
}
