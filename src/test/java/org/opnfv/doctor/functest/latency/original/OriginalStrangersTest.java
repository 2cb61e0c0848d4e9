package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Verdict;

/** Lines of other instances than those of the test, of nobody, and of another time, between those of a run of the original. */
class OriginalStrangersTest extends ChangedLogs {

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anInstanceWithoutANameIsDamage(String name) throws IOException {
        isUnknown(console(iruya().replace("which vm(doctor_vm0)", "which vm(" + name + ")")), "1 damaged line");
        isUnknown(
                danubeWith("inspector.log", text -> text.replace("<Server: doctor_vm1>", "<Server: " + name + ">")),
                "1 damaged line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ofp_server"})
    void anAlarmOfTheTestThatSaysAnotherNameTellsOfNobody(String name) {
        isUnknown(danubeWith("consumer.log", text -> named(text, name)), "does not tell of whom it is");
    }

    @Test
    void theEleventhInstanceIsNotThatOfTheFirstAlarm() {
        isUnknown(
                danubeWith("consumer.log", text -> named(text, "doctor_vm11")),
                "the alarm of doctor_vm11 is that of another instance: doctor_alarm1");
    }

    @Test
    void withoutTheInspectorsLogAnAlarmOfAnotherNumberThanItsInstanceTellsOfNobody() throws IOException {
        Files.delete(folder.resolve("inspector.log"));
        for (String name : new String[] {"ofp_server", "web2"}) {
            isUnknown(danubeWith("consumer.log", text -> named(text, name)), "does not tell of whom it is");
        }
        isUnknown(
                danubeWith("consumer.log", text -> named(text, "web2").replace("doctor_alarm1", "doctor_alarm2")),
                "nothing tells of doctor_vm1");
        assertThat(danubeWith("consumer.log", text -> named(text, "web1")).verdict())
                .as("a test of another name")
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doctor_vm2", "octor_vm0", "None"})
    void anInstanceThatIsPlacedAndNeitherMarkedNorToldIsDamage(String name) {
        isUnknown(
                console(iruya().replace("which vm(doctor_vm0)", "which vm(" + name + ")")),
                "the log tells where " + name + " is");
    }

    @Test
    void aTimeThatIsWrittenInFullHasToAgreeInFull() {
        String digits = iruya().replaceFirst("detected at (\\d+\\.\\d)\\d", "detected at $1");

        isUnknown(console(digits), "and no notification of the test in the log");
    }

    /** Two owners are told in one second: their answers are equal lines. */
    @Test
    void anAnswerMoreThanNotificationsIsALostLine() {
        String answer = "127.0.0.1 - - [08/May/2017 13:50:40] \"POST /failure HTTP/1.1\" 200 -\n";

        assertThat(danubeWith("consumer.log", text -> text).verdict()).isEqualTo(Verdict.PASS);
        assertThat(danubeWith("consumer.log", text -> text + answer).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static String named(String text, String name) {
        return text.replace(
                "received data = {", "received data = {\"traits\": [[\"display_name\", 1, \"" + name + "\"]], ");
    }

    @Test
    void anInspectorThatActsAMinuteAfterTheOwnerWasToldIsOfAnotherRun() throws IOException {
        // The owner was told at 1494251440.25, of an event of Nova's after the detection.
        Files.writeString(folder.resolve("inspector.log"), mark("13:51:40,310", "1494251500.31"));
        isUnknown(first(), "before it was set to error");

        Files.writeString(folder.resolve("inspector.log"), mark("13:51:40,200", "1494251500.20"));
        assertThat(first().verdict()).as("Nova answered late").isEqualTo(Verdict.PASS);
    }

    private static String mark(String time, String at) {
        return "2017-05-08 " + time + " inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm1>) error at " + at
                + "\n";
    }
}
