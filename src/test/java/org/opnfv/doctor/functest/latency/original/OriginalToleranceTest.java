package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.latency;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.reading;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.write;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.writeDanube;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.RunFixture;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.run.RunException;

/** What else may stand in a log of the original, and how it may be damaged. */
class OriginalToleranceTest {

    private static final String TRACEBACK =
            "Exception in thread Thread-3:\nTraceback (most recent call last):\n  File \"x.py\", line 9\n"
                    + "novaclient.exceptions.ClientException: The server has either erred (HTTP 500)\n";

    @TempDir
    Path folder;

    private Assessment first() {
        return RunReader.read(folder);
    }

    private Assessment iruyaWith(String from, String to) {
        assertThat(iruya()).contains(from);
        return reading(folder, "doctor.log", iruya().replace(from, to));
    }

    @Test
    void tracebacksAndWindowsLineEndsAreNoHindrance() {
        writeDanube(folder, text -> (TRACEBACK + text.replace("\n", "\n" + TRACEBACK)).replace("\n", "\r\n"));

        assertThat(first().verdict()).isEqualTo(Verdict.PASS);
        assertThat(first().figures().last()).isEqualByComparingTo("0.54");
    }

    @Test
    void theLinkDownBeforeTheDetectionIsThatOfTheRun() {
        write(folder, "doctor.log", iruya());
        write(
                folder,
                "disable_network.log",
                "doctor set link down at 1795396710.035500123\ndoctor set link down at 1795397610.035600123\n");

        assertThat(first().moments().get(Checkpoint.T00).at()).isEqualByComparingTo("1795396710.035500123");
        assertThat(first().notes()).anyMatch(note -> note.contains("has a link down 899.8 s after the detection"));
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("detected at 1795396710.1989796", "detected at 179539", "damaged line"),
                Arguments.of("detected at 1795396710.1989796", "detected at 1795396709.1989796", "damaged line"),
                Arguments.of("notified at 1795396710.352398", "notified at 1795396710.0", "damaged line"),
                Arguments.of("notified at 1795396710.352398", "notified at NaN", "damaged line"),
                Arguments.of("2026-11-23 01:18:30,352", "2026-13-23 01:18:30,352", "damaged line"),
                Arguments.of("01:18:30,352 sample", "01:33:30,352 sample", "the clock was set while the run went on"),
                Arguments.of("doctor monitor detected at", "doctor monitor saw at", "the monitor never detected"),
                Arguments.of(
                        "management test successfully", "management test failed", "the original says: test failed"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatCannotBeRightIsUnknown(String from, String to, String reason) {
        Assessment run = iruyaWith(from, to);

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons()).anySatisfy(line -> assertThat(line).contains(reason));
    }

    @Test
    void aClockThatIsSetBackIsReportedAndNeverAPass() {
        String early = iruya().replace(
                        "01:18:30,352 sample.py 58 INFO   doctor consumer notified at 1795396710.352398",
                        "01:18:29,352 sample.py 58 INFO   doctor consumer notified at 1795396709.352398")
                .replace("01:18:30,353 sample.py 61", "01:18:29,353 sample.py 61")
                .replace("notification_time=0.15341830253601074", "notification_time=-0.8465817");
        Assessment run = reading(folder, "doctor.log", early);

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons())
                .containsExactly(
                        "the clock was set while the run went on: its times cannot be compared",
                        "notified before the detection: 1 of 1 instance");
    }

    @Test
    void aSmallStepBackIsSeenToo() {
        String slow = iruya().replace(
                        "01:18:30,320 sample.py 175 INFO   doctor mark vm(<Server: doctor_vm0>) error at 1795396710.3204248",
                        "01:18:30,720 sample.py 175 INFO   doctor mark vm(<Server: doctor_vm0>) error at 1795396710.7204248");

        assertThat(reading(folder, "doctor.log", slow).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aSecondIsTooLate() {
        String late = iruya().replace(
                        "01:18:30,352 sample.py 58 INFO   doctor consumer notified at 1795396710.352398",
                        "01:18:31,199 sample.py 58 INFO   doctor consumer notified at 1795396711.1989796")
                .replace("notification_time=0.15341830253601074", "notification_time=1.0")
                .replace("management test successfully", "management test failed, notification_time=1.0");

        assertThat(latency(reading(folder, "doctor.log", late))).isEqualTo("FAIL 1.0000000");
    }

    @Test
    void anInstanceOfTheTestThatNobodyWasToldOfIsMissing() {
        String log = iruya().lines()
                .filter(line -> Stream.of(
                                "doctor consumer notified at",
                                "consumer received data",
                                "/failure",
                                "notification_time=")
                        .noneMatch(line::contains))
                .map(line -> line.replace("test successfully", "test failed, notified_time=None"))
                .collect(Collectors.joining("\n", "", "\n"));

        Assessment run = reading(folder, "doctor.log", log);

        assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.reasons()).containsExactly("missing: not notified: doctor_vm0");
    }

    @Test
    void whatTheConsumerWasSentProvesANotificationWhoseLineIsLost() {
        for (String lost : List.of("doctor consumer notifisd at", "sample.py notified at")) {
            Assessment run = iruyaWith("doctor consumer notified at", lost);

            assertThat(run.verdict()).as(lost).isEqualTo(Verdict.UNKNOWN);
            assertThat(run.reasons()).anySatisfy(reason -> assertThat(reason).contains("1 damaged line"));
        }
    }

    @Test
    void aNameThatIsDamagedInItsMarkIsNotOneThatNobodyWasToldOf() {
        Assessment run = iruyaWith("doctor mark vm(<Server: doctor_vm0>)", "doctor mark vm(<Server: doctor_vm9>)");

        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(run.reasons())
                .anySatisfy(reason ->
                        assertThat(reason).startsWith("an owner was told of an instance that was not set to error"));
    }

    @Test
    void aLogWithNothingButADamagedNotificationIsUnknownAndNoFailure() {
        String whole = danube("consumer.log");
        writeDanube(folder, text -> text);
        write(folder, "consumer.log", whole.substring(0, whole.indexOf("notified at 1494251") + 19));

        assertThat(first().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(first().reasons()).first().asString().contains("1 damaged line");
    }

    @Test
    void whatIsNoLogIsUnknownAndSaysSo() {
        assertThat(reason(folder)).startsWith("no log in ");
        assertThat(reading(folder, "x.log", "nothing to see\n").reasons())
                .singleElement()
                .asString()
                .startsWith("no run in ");
        assertThatThrownBy(() -> RunReader.read(folder.resolve("none")))
                .isInstanceOf(RunException.class)
                .hasMessageStartingWith("there is no ");
    }

    @Test
    void whatSomebodyNamesByMistakeIsToldWhatToNameInstead() throws IOException {
        Path run = new RunFixture(folder, 1).write();
        Path packed = Files.write(folder.resolve("doctor.log"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Path wide = Files.write(folder.resolve("wide.log"), "\ufeffdoctor".getBytes(StandardCharsets.UTF_16LE));

        assertThat(reason(folder))
                .endsWith(" itself, but 1 below it: name one, such as " + run + ", or several with commas between");
        assertThat(reason(run.resolve("run.json"))).endsWith(": name the folder that it is in");
        assertThat(reason(packed)).endsWith(": it is compressed, unpack it first");
        assertThat(reason(wide)).endsWith(": it is UTF-16, save it as UTF-8 first");
    }

    private static String reason(Path place) {
        Assessment run = RunReader.read(place);
        assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
        return run.reasons().get(0);
    }
}
