package org.opnfv.doctor.functest.latency.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Moment;
import org.opnfv.doctor.functest.latency.Step;

/**
 * What the releases of the original wrote, each in its own way, in logs that are made for the purpose: an owner is told 0.54 s after the
 * detection at 1494251439.71, or as the name says.
 */
class OriginalReleasesTest {

    private static final String DETECTED =
            "2017-05-08 13:50:39,710 monitor.py 72 INFO   doctor monitor detected at 1494251439.71";
    private static final String MARKED =
            "2017-05-08 13:50:39,990 inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm1>) error at 1494251439.99";
    private static final String MARKED_2 =
            "2017-05-08 13:50:40,020 inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm2>) error at 1494251440.02";
    private static final String RUNNING = " * Running on http://0.0.0.0:12346/ (Press CTRL+C to quit)";
    private static final String NOTIFIED =
            "2017-05-08 13:50:40,250 consumer.py 26 INFO   doctor consumer notified at 1494251440.25";
    private static final String LATE =
            "2017-05-08 13:50:40,810 consumer.py 26 INFO   doctor consumer notified at 1494251440.81";
    private static final String ALARM =
            alarm("{\"alarm_name\": \"doctor_alarm1\", \"alarm_id\": \"a1\", \"current\": \"alarm\"}");
    private static final String BEGIN = "2017-05-08 13:50:00,198 main.py 74 INFO   doctor test starting.......";
    private static final String GOOD =
            "2017-05-08 13:50:59,200 main.py 98 INFO   doctor test successfully, notification_time=0.54";

    @TempDir
    private Path folder;

    private static String alarm(String text) {
        return "2017-05-08 13:50:40,251 consumer.py 27 INFO   received data = " + text;
    }

    private static String placed(String instance) {
        return "2017-05-08 13:50:20,198 x.py 119 INFO   Get host info(name:compute-2, ip:198.51.100.12) which vm("
                + instance + ") launched at";
    }

    /** A log as {@code run.sh} printed it. */
    private static List<String> part(String name, String... lines) {
        List<String> part = new ArrayList<>(List.of("+ echo '[./" + name + "]'", "[./" + name + "]"));
        Arrays.stream(lines).map(line -> " | " + line).forEach(part::add);
        return part;
    }

    private static List<String> console(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private List<Assessment> read(List<String> lines) {
        return SampleLogs.reading(folder, "console.log", String.join("\n", lines) + "\n");
    }

    private String told(List<String> lines) {
        return read(lines).stream()
                .map(OriginalReleasesTest::words)
                .reduce((one, other) -> one + "; " + other)
                .orElseThrow();
    }

    private static String words(Assessment run) {
        String latency = run.figures() == null
                ? "-"
                : run.figures().last().stripTrailingZeros().toPlainString();
        return run.verdict() + " " + latency
                + (run.reasons().isEmpty() ? "" : " " + run.reasons().get(0));
    }

    @Test
    void thePartsOfAConsoleMayComeInAnyOrderWithOthersBetween() {
        List<List<String>> parts = new ArrayList<>(List.of(
                part("monitor.log", DETECTED),
                part("inspector.log", MARKED, MARKED_2),
                part("consumer.log", RUNNING, NOTIFIED, ALARM),
                part("ssh_tunnel.192.0.2.5.log", "Warning: Permanently added '192.0.2.5' to the list of known hosts."),
                part("doctor_inspector.log", MARKED, MARKED_2),
                part("doctor_consumer.log", NOTIFIED, ALARM)));
        for (int turn = 0; turn < 6; turn++) {
            Collections.rotate(parts, 1);
            assertThat(told(parts.stream().flatMap(List::stream).toList()))
                    .as("%s", parts.get(0).get(1))
                    .isEqualTo("FAIL 0.54 missing: not notified: doctor_vm2");
        }
        Collections.reverse(parts);
        assertThat(read(parts.stream().flatMap(List::stream).toList()))
                .singleElement()
                .satisfies(run -> assertThat(run.notes()).noneMatch(note -> note.startsWith("notified again")));
    }

    @Test
    void eachConsoleOfSeveralHasItsOwnParts() {
        List<String> good =
                console(List.of(part("consumer.log", RUNNING, NOTIFIED, ALARM), part("monitor.log", DETECTED)));
        List<String> bad = console(List.of(
                List.of("[ERROR] ./run.sh:346 Consumer hasn't received fault notification."),
                part("consumer.log", RUNNING),
                part("inspector.log", MARKED),
                part("monitor.log", DETECTED)));
        List<String> both = new ArrayList<>(good);
        String later = SampleLogs.later(String.join("\n", bad), 600);
        both.addAll(List.of(later.split("\n")));

        assertThat(told(both)).isEqualTo("PASS 0.54; FAIL - missing: not notified: doctor_vm1");
    }

    @Test
    void whatAShellTellsOfItsCommandsIsNoLog() {
        List<String> traced =
                List.of("++ grep 'doctor monitor detected at' monitor.log", "+ detected=1494251439.71", "0.54 OK");

        assertThat(told(console(List.of(
                        traced, part("monitor.log", DETECTED), part("consumer.log", RUNNING, NOTIFIED, ALARM)))))
                .isEqualTo("PASS 0.54");
    }

    @ParameterizedTest
    @MethodSource("complaints")
    void whatRunShComplainsOfIsNoPass(String complaint) {
        List<String> logs =
                console(List.of(part("monitor.log", DETECTED), part("consumer.log", RUNNING, NOTIFIED, ALARM)));

        assertThat(told(console(List.of(List.of("0.54 OK", complaint), logs))))
                .isEqualTo("UNKNOWN 0.54 every owner that the log names was told in time, and yet the original says: "
                        + complaint);
        assertThat(told(console(
                        List.of(List.of(complaint), part("monitor.log", DETECTED), part("consumer.log", RUNNING)))))
                .isEqualTo(
                        complaint.contains("received")
                                ? "FAIL - missing: the original says that nobody was notified: " + complaint
                                : "UNKNOWN - the log names no instance of the test and has no notification: give all logs of the run");
    }

    static Stream<String> complaints() {
        return Stream.of(
                "[ERROR] ./run.sh:346 Consumer hasn't received fault notification.",
                "[ERROR] ./run.sh:372 host_status:UP not equal to expected_state: (DOWN|UNKNOWN)",
                "1.61 NG");
    }

    static Stream<Arguments> releases() {
        String bytes = ALARM.replace("= {", "= b'{") + "'";
        String dictionary = alarm("{'alarm_name': 'doctor_alarm1', 'alarm_id': 'a1', 'current': 'alarm'}");
        String unicode = alarm("{u'alarm_name': u'doctor_alarm1', u'alarm_id': u'a1', u'current': u'alarm'}");
        String nobody = alarm("{no text of an alarm}");
        String end = "2017-05-08 13:51:00,200 x.py 54 INFO   fault management cleanup......";
        String failed = "2017-05-08 13:50:59,900 main.py 80 ERROR  doctor fault management test failed, Exception=";
        String untold = failed + "doctor fault management test failed, detected_time=1494251439.71, notified_time=None";
        return Stream.of(
                Arguments.of("Euphrates", "PASS 0.54", List.of(BEGIN, DETECTED, MARKED, NOTIFIED, bytes, GOOD)),
                Arguments.of(
                        "Euphrates, late",
                        "FAIL 1.1 late: 1 of 1 notified a second or more after the detection, the last one, doctor_vm1, after 1.1 s",
                        List.of(BEGIN, DETECTED, MARKED, LATE, bytes, failed, end.replace("management", "inject"))),
                Arguments.of(
                        "Fraser",
                        "PASS 0.54",
                        List.of(BEGIN, placed("doctor_vm1"), DETECTED, NOTIFIED, dictionary, end)),
                Arguments.of("Python 2", "PASS 0.54", List.of(BEGIN, DETECTED, MARKED, NOTIFIED, unicode, GOOD)),
                Arguments.of(
                        "Congress, nobody told",
                        "FAIL - missing: not notified: doctor_vm1",
                        List.of(BEGIN, placed("doctor_vm1"), DETECTED, untold, end)),
                Arguments.of(
                        "only a foreign instance marked",
                        "FAIL - missing: not notified: doctor_vm1",
                        List.of(
                                BEGIN,
                                placed("doctor_vm1"),
                                DETECTED,
                                MARKED.replace("doctor_vm1", "web"),
                                untold,
                                end)),
                Arguments.of(
                        "of two a notification of nobody knows whom",
                        "UNKNOWN 0.6 a notification (console.log line 7) does not tell of whom it is: it may be that of doctor_vm2",
                        List.of(
                                BEGIN,
                                DETECTED,
                                MARKED,
                                MARKED_2,
                                NOTIFIED,
                                dictionary,
                                LATE.replace("40.81", "40.31").replace("40,81", "40,31"),
                                nobody,
                                GOOD)),
                Arguments.of(
                        "the profiler fails after a good test",
                        "PASS 0.54",
                        List.of(BEGIN, DETECTED, NOTIFIED, dictionary, GOOD, failed + "unsupported operand", end)),
                Arguments.of(
                        "no fault at all",
                        "UNKNOWN - the original says: test failed, Exception=Unable to establish connection",
                        List.of(BEGIN, failed.replace("fault management ", "") + "Unable to establish connection")),
                Arguments.of(
                        "maintenance",
                        "UNKNOWN - it is a maintenance test: no host was to fail in it",
                        List.of(
                                BEGIN,
                                "2017-05-08 13:50:10,198 main.py 115 INFO   doctor maintenance test starting.......")),
                Arguments.of(
                        "an alarm that is not in alarm",
                        "UNKNOWN 0.54 a notification is of an alarm that is in another state than alarm",
                        List.of(BEGIN, DETECTED, NOTIFIED, dictionary.replace("'alarm'}", "'ok'}"), GOOD)),
                Arguments.of(
                        "a mark of something that is no server",
                        "UNKNOWN 0.54 the log has 1 damaged line that tells of a detection, a mark or a notification, or has lost one"
                                + " (see console.log line 3)",
                        List.of(
                                BEGIN,
                                DETECTED,
                                MARKED.replace("<", "&lt;").replace(">", "&gt;"),
                                NOTIFIED,
                                dictionary,
                                GOOD)),
                Arguments.of(
                        "before Danube",
                        "UNKNOWN - its lines have no stamp, as in the releases before Danube: whether they are whole cannot be told,"
                                + " and they are not read",
                        List.of(
                                "doctor monitor detected at 1471593625.17",
                                "event posted",
                                "doctor consumer notified at 1471593625.68")),
                Arguments.of(
                        "collectd",
                        "UNKNOWN - collectd saw the detection on the failed host, by that host's clock: the latency cannot be told",
                        List.of("Received down notification: doctor monitor detected at 1494251439.71")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void isReadAsItWasMeant(String release, String expected, List<String> lines) {
        assertThat(told(lines)).as(release).isEqualTo(expected);
    }

    @Test
    void aTestThatWasMadeAgainIsTwoRuns() {
        String again = "2017-05-08 13:50:59,950 main.py 88 INFO   doctor fault management retry";
        String second = SampleLogs.later(
                String.join(
                        "\n",
                        List.of(
                                BEGIN.replace("doctor test", "doctor fault management test"),
                                DETECTED,
                                NOTIFIED,
                                ALARM,
                                GOOD)),
                600);
        List<String> lines = new ArrayList<>(List.of(BEGIN, placed("doctor_vm1"), DETECTED, again));
        lines.addAll(List.of(second.split("\n")));

        assertThat(told(lines)).isEqualTo("FAIL - missing: not notified: doctor_vm1; PASS 0.54");
        assertThat(read(lines).get(0).notes())
                .contains("the original tried again after it, and took the verdict of that run");
    }

    @Test
    void theInspectorsOwnEventIsNotNovasNotification() {
        String shortcut =
                alarm("{'alarm_id': 'a1', 'current': 'alarm', 'traits': [['service', 1, 'sample']], 'generated':"
                        + " '2017-05-08T13:50:39.991812'}");
        String nova = shortcut.replace("'sample'", "'compute'");

        assertThat(read(List.of(BEGIN, DETECTED, NOTIFIED, shortcut, GOOD))
                        .get(0)
                        .instances()
                        .get(0)
                        .at(Step.T05))
                .isEmpty();
        assertThat(read(List.of(BEGIN, DETECTED, NOTIFIED, nova, GOOD))
                        .get(0)
                        .instances()
                        .get(0)
                        .at(Step.T05))
                .hasValueSatisfying(moment -> assertThat(moment.clock()).isEqualTo(Moment.Clock.CLOUD));
    }

    @Test
    void aTimeOfNovasThatCannotBeIsNoCheckpoint() {
        for (String generated : List.of("2017-05-08T12:50:39.991812", "2017-05-08T13:50:41.100000")) {
            String alarm = alarm("{'alarm_id': 'a1', 'current': 'alarm', 'generated': '" + generated + "'}");
            Assessment run =
                    read(List.of(BEGIN, DETECTED, NOTIFIED, alarm, GOOD)).get(0);

            assertThat(run.instances().get(0).at(Step.T05)).isEmpty();
            assertThat(run.notes()).anyMatch(note -> note.contains("its clock was off"));
        }
    }

    @Test
    void aProfileThatCannotBeIsNoLinkDown() {
        List<String> lines = List.of(BEGIN, DETECTED, NOTIFIED, ALARM, "     raw failure:3600163  |      |", GOOD);

        assertThat(read(lines).get(0).moments()).doesNotContainKey(Step.T00);
        assertThat(read(lines).get(0).notes()).anyMatch(note -> note.contains("3600.163 s before the detection"));
    }

    @Test
    void whatACiServerPutsBeforeEachLineIsNoHindrance() {
        List<String> lines = List.of(BEGIN, DETECTED, MARKED, NOTIFIED, ALARM, GOOD);

        for (String before : List.of(
                "13:50:39 ", "[2017-05-08T13:50:39.123Z] ", "2017-05-08T13:50:39+02:00 ", "\u001b[0m\u001b[32m")) {
            assertThat(told(lines.stream().map(line -> before + line).toList()))
                    .as(before)
                    .isEqualTo("PASS 0.54");
        }
    }

    @Test
    void aLogAndWhatTheConsoleShowedOfItAreOneRun() {
        String text = String.join("\n", List.of(BEGIN, DETECTED, MARKED, NOTIFIED, ALARM, GOOD)) + "\n";
        SampleLogs.write(folder, "doctor.log", text);

        assertThat(SampleLogs.reading(folder, "console.log", "the console\n" + text))
                .singleElement()
                .satisfies(run -> assertThat(words(run)).isEqualTo("PASS 0.54"));
    }

    @Test
    void theSecondLogsOfTheComponentsWillDo() {
        SampleLogs.write(folder, "doctor_monitor.log", DETECTED + "\n");
        SampleLogs.write(folder, "doctor_inspector.log", MARKED + "\n");
        SampleLogs.write(folder, "doctor_consumer.log", NOTIFIED + "\n" + ALARM + "\n");

        assertThat(RunReader.read(folder))
                .singleElement()
                .satisfies(run -> assertThat(words(run)).isEqualTo("PASS 0.54"));
    }

    @Test
    void aLatencyThatIsNotExactEnoughForTheThresholdIsUnknown() {
        String close = NOTIFIED.replace("440.25", "440.65").replace("13:50:40,250", "13:50:40,734");

        assertThat(told(List.of(BEGIN, DETECTED, close, ALARM, GOOD)))
                .isEqualTo(
                        "UNKNOWN 0.94 a latency is so close to the threshold that its times are not exact enough to tell");
        assertThat(told(List.of(BEGIN, DETECTED, close.replace(",734", ",834"), ALARM, GOOD)))
                .startsWith("UNKNOWN - the log has 1 damaged line");
    }

    @Test
    void aTimeOfOneDecimalIsAsExactAsOneOfTwo() {
        Assessment run = read(List.of(
                        BEGIN, DETECTED, NOTIFIED.replace("40.25", "40.3").replace("40,250", "40,301"), ALARM, GOOD))
                .get(0);

        assertThat(run.instances().get(0).at(Step.T09).orElseThrow().boundS()).isEqualByComparingTo("0.01");
    }
}
