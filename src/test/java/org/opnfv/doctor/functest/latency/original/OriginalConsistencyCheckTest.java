package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.later;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.reading;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.write;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Verdict;

/** Logs of the original that contradict each other, or what it says itself, and logs that are not there. */
class OriginalConsistencyCheckTest extends ChangedLogs {

    @Test
    void anAlarmOfAnInstanceThatWasNotSetToErrorIsAContradiction() {
        isUnknown(
                danubeWith("consumer.log", text -> text.replace("doctor_alarm1", "doctor_alarm2")),
                "an owner was told of an instance that was not set to error: doctor_vm2, and not of one that was: doctor_vm1");
        write(folder, "inspector.log", "");
        isUnknown(first(), "nothing tells of doctor_vm1");
    }

    @Test
    void withoutTheInspectorsLogTheNotificationIsStillProof() throws Exception {
        Files.delete(folder.resolve("inspector.log"));
        assertThat(first().verdict()).isEqualTo(Verdict.PASS);
        assertThat(first().notes()).contains("which instances were set to error is not recorded");
    }

    @Test
    void anotherHostThanThatOfTheInstanceIsAContradiction() {
        isUnknown(
                danubeWith(
                        "inspector.log",
                        text -> text.replace("mark host(overcloud-novacompute-0.", "mark host(compute-7.")),
                "more than one failed host: overcloud-novacompute-0.opnfvlf.org, compute-7.opnfvlf.org");
        isUnknown(
                console(iruya().replace("Get host info(name:compute-2", "Get host info(name:compute-9")),
                "more than one failed host: compute-9, compute-2");
    }

    @Test
    void whatTheOriginalMeasuredItselfHasToBeInTheLog() {
        isUnknown(console("0.11 OK\n" + danube("console.txt")), "the original measured 0.11 s");
        assertThat(console("0.54 OK\n" + danube("console.txt")).verdict()).isEqualTo(Verdict.PASS);
        isUnknown(
                console(iruya().replace("notification_time=0.15341830253601074", "notification_time=1.953")),
                "the original measured 1.953 s");
    }

    @Test
    void whatRunShPrintedBesideTheLogsCounts() {
        write(folder, "console.txt", "1.54 NG\n" + danube("console.txt"));
        isUnknown(first(), "and yet the original says: 1.54 NG");
        write(folder, "console.txt", "+ echo\n1.54 NG\n");
        isUnknown(first(), "and yet the original says: 1.54 NG");
        write(folder, "console.txt", "1.54 NG\n" + later(danube("console.txt"), 600));
        isUnknown(first(), "the logs are of more than one run, another is at console.txt line");
    }

    @Test
    void twoAlarmsOfOneInstanceAreTwoRuns() {
        String again = later(danube("consumer.log"), 200).replace("0d9f0bf9", "1d9f0bf9");
        isUnknown(danubeWith("consumer.log", text -> text + again), "was told by two alarms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspector.log", "consumer.log", "monitor.log"})
    void aFolderInThePlaceOfALogIsUnknown(String log) throws Exception {
        Files.delete(folder.resolve(log));
        Files.createDirectory(folder.resolve(log));
        isUnknown(first(), log + " cannot be read: it is no file");
    }

    @Test
    void aTornNameOfAnAlarmIsAContradiction() {
        isUnknown(
                reading(
                        folder,
                        "consumer.log",
                        danube("consumer.log")
                                .replace("[\"state\", 1,", "[\"display_name\", 1, \"doctor_vm1\"], [\"state\", 1,")
                                .replace("doctor_alarm1", "doctor_alarm7")),
                "the alarm of doctor_vm1 is that of another instance: doctor_alarm7");
    }
}
