package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.write;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;

/** Notifications in logs of the original that look like proof of a verdict and are none, or are proof though something strange stands there. */
class OriginalProofTest extends ChangedLogs {

    private static final String NOTIFIED =
            "2017-05-08 13:50:40,250 consumer.py 26 INFO   doctor consumer notified at 1494251440.25";
    private static final String NOTIFIED_LATE =
            "2017-05-08 13:50:43,250 consumer.py 26 INFO   doctor consumer notified at 1494251443.25\n";
    private static final String MARK_2 =
            "2017-05-08 13:50:40,014 inspector.py 38 INFO   doctor mark vm(<Server: doctor_vm2>) error at 1494251440.01\n";

    private static String sent(String text) {
        return danube("consumer.log").replaceAll("received data = .*", "received data = " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"severity\": \"low\", \"reason\": \"hello\"}"})
    void aNotificationOfNobodyIsNotThatOfTheTest(String data) {
        isUnknown(danubeWith("consumer.log", text -> sent(data)), "(consumer.log line 2) does not tell of whom it is");
        write(folder, "inspector.log", "");
        isUnknown(first(), "does not tell of whom it is");
    }

    @Test
    void aNotificationWithoutWhatWasSentIsNotProof() {
        String head = danube("consumer.log").lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
        isUnknown(danubeWith("consumer.log", text -> head), "does not tell of whom it is");
        isUnknown(
                danubeWith("consumer.log", text -> text.replace("13:50:40,251", "13:50:43,251")),
                "does not tell of whom it is");
        isUnknown(console(without(iruya(), "consumer received data")), "does not tell of whom it is");
    }

    @Test
    void anEventOfAnInstanceThatIsNotInErrorIsNotProof() {
        isUnknown(
                danubeWith(
                        "consumer.log",
                        text -> text.replace("[\"state\", 1, \"error\"]", "[\"state\", 1, \"active\"]")),
                "in another state than error");
        isUnknown(
                console(iruya().replace("['state', 1, 'error']", "['state', 1, 'active']")),
                "in another state than error");
    }

    @Test
    void aNotificationOfAnotherInstanceIsNotThatOfTheTest() {
        String other = NOTIFIED_LATE
                + "2017-05-08 13:50:43,251 consumer.py 27 INFO   received data = {\"alarm_name\": \"billing\", \"alarm_id\":"
                + " \"b\", \"current\": \"alarm\", \"traits\": [[\"display_name\", 1, \"ofp_server\"]]}\n";
        isUnknown(
                danubeWith("consumer.log", text -> text + other), "(consumer.log line 5) does not tell of whom it is");
        isUnknown(danubeWith("consumer.log", text -> text + NOTIFIED_LATE), "does not tell of whom it is");
    }

    @Test
    void oneOfTwoWasToldAndNobodyKnowsWhich() {
        change("inspector.log", text -> text + MARK_2);
        Assessment run = danubeWith("consumer.log", text -> sent("{}"));

        isUnknown(run, "does not tell of whom it is: it may be that of doctor_vm1, doctor_vm2");
        assertThat(run.instances())
                .noneMatch(instance -> instance.outcome().name().equals("MISSING"));
    }

    @Test
    void whatTheConsumerWasSentProvesThatTheLineOfANotificationIsLost() {
        String lost = without(danube("console.txt"), "doctor consumer notified");
        isUnknown(console(lost), "1 damaged line");
        isUnknown(console("0.54 OK\n" + lost), "1 damaged line");
        isUnknown(
                danubeWith("consumer.log", text -> without(text, "consumer notified")),
                "or has lost one (see consumer.log line 2)");
        isUnknown(
                danubeWith("consumer.log", text -> without(text, "consumer notified", "received data")),
                "1 damaged line");
        String access = "127.0.0.1 - - [08/May/2017 13:50:40] \"GET / HTTP/1.1\" 404 -\n";
        isUnknown(
                danubeWith(
                        "consumer.log",
                        text -> text.replace(NOTIFIED, NOTIFIED.substring(0, 60) + access + NOTIFIED.substring(60))),
                "1 damaged line");
    }
}
