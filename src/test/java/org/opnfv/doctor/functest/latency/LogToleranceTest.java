package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.id;
import static org.opnfv.doctor.functest.latency.RunFixture.line;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.run.Digest;

/** What else may stand in a log, and how its last line may look. */
class LogToleranceTest {

    @TempDir
    Path directory;

    private Assessment withConsumerLog(String text) throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        Files.writeString(folder.resolve("consumer.log"), text);
        return Assessment.of(folder);
    }

    /** The same where the run itself knew that nobody had told the owner. */
    private Assessment untoldWithConsumerLog(String text) throws IOException {
        Path folder = new RunFixture(directory, 1).missing(1).write();
        Files.writeString(folder.resolve("consumer.log"), text);
        return Assessment.of(folder);
    }

    private Assessment withMonitorLog(String text) throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        Files.writeString(folder.resolve("monitor.log"), text);
        return Assessment.of(folder);
    }

    @Test
    void foreignLinesAreNoHindrance() throws IOException {
        String foreign =
                "Traceback (most recent call last):\n  File \"x\", line 1\n\n * Running on http://0.0.0.0\n\0\0\0\n";

        assertThat(withConsumerLog(foreign + notified(1, time(5_000)) + "\n" + foreign)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void bytesThatAreNoTextAreNoHindrance() throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        Files.write(
                folder.resolve("consumer.log"), new byte[] {(byte) 0xff, (byte) 0xc3, '\n'}, StandardOpenOption.APPEND);

        assertThat(Assessment.of(folder).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void windowsLineEndsAreRead() throws IOException {
        assertThat(withMonitorLog(line("Monitor.java 72 INFO   doctor monitor detected at 1795396710.000000\r\n"))
                        .verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(withConsumerLog(notified(1, time(5_000)) + "\r\n").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aTimeThatHasLostDecimalsIsDamaged() throws IOException {
        for (String time : new String[] {"1795396710.00000", "1795396710.0", "1795396710", "1795396710 000000"}) {
            String line = line("Monitor.java 72 INFO   doctor monitor detected at 1795396710.000000")
                    .replace("1795396710.000000", time);

            assertThat(withMonitorLog(line + "\n").verdict()).as(time).isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void aLogThatHasChangedSinceTheRunEndedIsUnknown() throws IOException {
        for (String log : List.of("monitor.log", "consumer.log", "fault.log", "inspector.log")) {
            Path folder = new RunFixture(directory, 1).write();
            Map<String, String> seals = Map.of(log, digest(folder.resolve(log)));
            assertThat(new RunFixture(directory, 1).set("seals", seals).assess().verdict())
                    .isEqualTo(Verdict.PASS);

            Files.writeString(folder.resolve(log), "# a remark\n", StandardOpenOption.APPEND);

            Assessment changed = Assessment.of(folder);
            assertThat(changed.verdict()).as(log).isEqualTo(Verdict.UNKNOWN);
            assertThat(changed.reasons())
                    .containsExactly(log + " has changed since the run ended: put a whole copy of it there");

            Files.delete(folder.resolve(log));

            Assessment lost = Assessment.of(folder);
            assertThat(lost.verdict()).as(log).isEqualTo(Verdict.UNKNOWN);
            assertThat(lost.reasons())
                    .first()
                    .isEqualTo(log + " is missing, and was there when the run ended: put a whole copy of it there");
            assertThat(lost.instances())
                    .extracting(InstanceResult::outcome)
                    .as("nothing is told of one that is not judged")
                    .containsOnly(InstanceResult.Outcome.UNCERTAIN);
        }
    }

    @Test
    @Timeout(20)
    void aPipeOrADeviceInTheirPlaceIsNotReadForEver() throws Exception {
        Path folder = new RunFixture(directory, 1).write();
        Files.delete(folder.resolve("inspector.log"));
        Files.createSymbolicLink(folder.resolve("inspector.log"), Path.of("/dev/zero"));
        assertThat(Assessment.of(folder).notes()).contains("inspector.log cannot be read: it is no file");

        Files.delete(folder.resolve("run.json"));
        Files.createSymbolicLink(folder.resolve("run.json"), Path.of("/dev/zero"));
        assertThat(Assessment.of(folder).reasons()).singleElement().asString().endsWith(": it is no file");
    }

    private static String digest(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Digest digest = new Digest();
        digest.add(bytes, bytes.length);
        return digest.text();
    }

    @Test
    void anEndlessLineTakesNoMemoryAndHidesNothing() throws IOException {
        Assessment assessment = withConsumerLog(
                "x".repeat(3 * LogLines.LONGEST) + notified(1, time(1)) + "\n" + notified(1, time(5_000)) + "\n");

        assertThat(assessment.figures().last()).isEqualByComparingTo("0.005");
    }

    @Test
    void whatAWebhookSaysIsNoNotification() throws IOException {
        String body = line("Consumer.java 61 INFO   received data = {\"x\": \"doctor consumer notified at "
                + time(5_000) + " instance=" + id(1) + " \"}\n");

        assertThat(untoldWithConsumerLog(body).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(withConsumerLog("doctor consumer notified at " + time(5_000) + " instance=" + id(1) + "\n")
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aLastLineThatIsCutOffTellsOnlyWhatIsWhole() throws IOException {
        String whole = notified(1, time(5_000));
        int afterTime = whole.indexOf(" instance=");
        int afterInstance = whole.indexOf(" alarm=");

        for (int length = 1; length < whole.length(); length++) {
            Verdict expected = length >= afterInstance ? Verdict.PASS : Verdict.UNKNOWN;
            Assessment assessment = withConsumerLog(whole.substring(0, length));
            assertThat(assessment.verdict()).as(whole.substring(0, length)).isEqualTo(expected);
        }
        assertThat(afterTime).isLessThan(afterInstance);
    }

    @Test
    void anotherLastLineThatIsCutOffHidesNoNotification() throws IOException {
        assertThat(untoldWithConsumerLog(line("Consumer.java 61 INFO   received data = {\"al"))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void aDetectionThatIsCutOffIsNone() throws IOException {
        String whole = line("Monitor.java 72 INFO   doctor monitor detected at 1795396710.000000");

        assertThat(withMonitorLog(whole).verdict()).isEqualTo(Verdict.PASS);
        for (int length = 0; length < whole.length(); length++) {
            assertThat(withMonitorLog(whole.substring(0, length)).verdict())
                    .as(whole.substring(0, length))
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @Test
    void aManifestOfANewerVersionIsRead() throws IOException {
        Path folder = new RunFixture(directory, 1).set("colour", "blue").write();

        assertThat(Assessment.of(folder).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aLogOfMillionsOfLinesIsReadAsAStream() throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        byte[] block =
                "something else that some library had to say\n".repeat(25_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve("consumer.log"), block, StandardOpenOption.APPEND);
        }

        assertThat(Assessment.of(folder).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatARefusedStrangerSaidIsNoNotificationAndNoDamage() throws IOException {
        String said = "doctor consumer notified at 1795396710.5 instance=" + id(1);
        String refused = line("Consumer.java 114 WARN   doctor consumer refused at 1795396710.4 reason=alarm " + said
                + " is not of this run\n");

        assertThat(withConsumerLog(refused + notified(1, time(5_000)) + "\n").verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(untoldWithConsumerLog(refused).verdict()).isEqualTo(Verdict.FAIL);
    }

    /** A run that was killed has no digests: what is said twice has to tell. */
    @Test
    void oneByteOfALogChangesNoFigureAndNoVerdictBetweenPassAndFail() throws IOException {
        Path folder = new RunFixture(directory, 1).write();
        BigDecimal known = Assessment.of(folder).figures().last();
        for (String log : List.of("monitor.log", "consumer.log")) {
            byte[] whole = Files.readAllBytes(folder.resolve(log));
            for (int at = 0; at < whole.length; at++) {
                for (char other : "09. \na".toCharArray()) {
                    byte[] changed = whole.clone();
                    changed[at] = (byte) other;
                    Files.write(folder.resolve(log), changed);
                    Assessment assessment = Assessment.of(folder);
                    assertThat(assessment.verdict())
                            .as(new String(changed, StandardCharsets.UTF_8))
                            .isNotEqualTo(Verdict.FAIL);
                    if (assessment.verdict() == Verdict.PASS) {
                        assertThat(assessment.figures().last().subtract(known).abs())
                                .as(new String(changed, StandardCharsets.UTF_8))
                                .isLessThanOrEqualTo(new BigDecimal("0.001"));
                    }
                }
            }
            Files.write(folder.resolve(log), whole);
        }
    }
}
