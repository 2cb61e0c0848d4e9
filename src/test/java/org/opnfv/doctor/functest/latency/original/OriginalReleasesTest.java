package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the releases of the original wrote, each in its own way, in logs that are made for the purpose: an owner is told 0.54 s after the
 * detection at 1494251439.71, or as the name says.
 */
class OriginalReleasesTest extends ReleaseLogs {

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
        assertThat(read(parts.stream().flatMap(List::stream).toList()).notes())
                .noneMatch(note -> note.startsWith("notified again"));
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
                        "UNKNOWN - the log has no whole line of a detection",
                        List.of(
                                "doctor monitor detected at 1471593625.17",
                                "event posted",
                                "doctor consumer notified at 1471593625.68")),
                Arguments.of(
                        "collectd",
                        "UNKNOWN - the log has no whole line of a detection",
                        List.of("Received down notification: doctor monitor detected at 1494251439.71")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void isReadAsItWasMeant(String release, String expected, List<String> lines) {
        assertThat(told(lines)).as(release).isEqualTo(expected);
    }
}
