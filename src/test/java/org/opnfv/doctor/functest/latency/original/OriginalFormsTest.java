package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Checkpoint;
import org.opnfv.doctor.functest.latency.CheckpointTime;
import org.opnfv.doctor.functest.latency.InstanceResult;

/** What else the releases of the original wrote into their logs, and what came around these. */
class OriginalFormsTest extends ReleaseLogs {

    @Test
    void theNameOfTheFirstInstanceTellsThoseOfTheOthers() {
        List<String> lines = new ArrayList<>(List.of(BEGIN, placed("doctor_vm1"), DETECTED, MARKED, MARKED_2));
        lines.replaceAll(line -> line.replace("doctor_vm", "nfv_server"));
        List<String> one = new ArrayList<>(lines);
        one.addAll(List.of(NOTIFIED, ALARM, GOOD));
        List<String> both = new ArrayList<>(lines);
        String second = ALARM.replace("alarm1", "alarm2").replace("a1", "a2");
        both.addAll(List.of(NOTIFIED, ALARM, NOTIFIED.replace("0.25", "0.55").replace(",250", ",550"), second, GOOD));

        assertThat(told(one)).isEqualTo("FAIL 0.54 missing: not notified: nfv_server2");
        assertThat(told(both)).isEqualTo("PASS 0.84");
        assertThat(read(both).instances())
                .extracting(InstanceResult::name)
                .containsExactly("nfv_server1", "nfv_server2");
    }

    @Test
    void novaMayAnswerLateWhereItsOwnTimeIsThatOfTheRun() {
        String late = MARKED.replace("13:50:39,990", "13:50:42,000").replace("1494251439.99", "1494251442.00");
        String generated = alarm("{'alarm_name': 'doctor_alarm1', 'alarm_id': 'a1', 'current': 'alarm', 'generated':"
                + " '2017-05-08T13:50:39.991812'}");

        assertThat(told(List.of(BEGIN, DETECTED, NOTIFIED, generated, late, GOOD)))
                .isEqualTo("PASS 0.54");
        assertThat(told(List.of(BEGIN, DETECTED, NOTIFIED, ALARM, late, GOOD)))
                .startsWith("UNKNOWN 0.54 the owner of doctor_vm1 was told 1.75 s before it was set to error");
    }

    @Test
    void theTimeOfTheDetectionItselfIsNoMeasurement() {
        String atOnce = NOTIFIED.replace("40,250", "39,711").replace("1494251440.25", "1494251439.71");
        String sent = ALARM.replace("40,251", "39,712");

        assertThat(told(List.of(BEGIN, DETECTED, atOnce, sent, GOOD.replace("0.54", "0.0"))))
                .startsWith("UNKNOWN 0 a notification has the very time of the detection");
    }

    @Test
    void theInspectorsShortcutIsNamed() {
        String shortcut = alarm("{'alarm_id': 'a1', 'current': 'alarm', 'traits': [['service', 1, 'sample']]}");
        Assessment taken = read(List.of(BEGIN, DETECTED, NOTIFIED, shortcut, GOOD));
        Assessment nova = read(List.of(BEGIN, DETECTED, NOTIFIED, shortcut.replace("'sample'", "'compute'"), GOOD));
        Assessment untold = read(List.of(BEGIN, DETECTED, NOTIFIED, alarm("{'alarm_id': 'a1'}"), GOOD));

        assertThat(taken.facts().shortcut()).isTrue();
        assertThat(taken.notes()).anyMatch(note -> note.contains("bypass Nova"));
        assertThat(nova.facts().shortcut()).isFalse();
        assertThat(nova.notes()).noneMatch(note -> note.contains("bypass Nova"));
        assertThat(untold.facts().shortcut()).isNull();
    }

    @Test
    void theInspectorsOwnEventIsNotNovasNotification() {
        String shortcut =
                alarm("{'alarm_id': 'a1', 'current': 'alarm', 'traits': [['service', 1, 'sample']], 'generated':"
                        + " '2017-05-08T13:50:39.991812'}");
        String nova = shortcut.replace("'sample'", "'compute'");

        assertThat(read(List.of(BEGIN, DETECTED, NOTIFIED, shortcut, GOOD))
                        .instances()
                        .get(0)
                        .at(Checkpoint.T05))
                .isEmpty();
        assertThat(read(List.of(BEGIN, DETECTED, NOTIFIED, nova, GOOD))
                        .instances()
                        .get(0)
                        .at(Checkpoint.T05))
                .hasValueSatisfying(moment -> assertThat(moment.clock()).isEqualTo(CheckpointTime.Clock.CLOUD));
    }

    @Test
    void aTimeOfNovasThatCannotBeIsNoCheckpoint() {
        for (String generated : List.of("2017-05-08T12:50:39.991812", "2017-05-08T13:50:41.100000")) {
            String alarm = alarm("{'alarm_id': 'a1', 'current': 'alarm', 'generated': '" + generated + "'}");
            Assessment run = read(List.of(BEGIN, DETECTED, NOTIFIED, alarm, GOOD));

            assertThat(run.instances().get(0).at(Checkpoint.T05)).isEmpty();
            assertThat(run.notes()).anyMatch(note -> note.contains("its clock was off"));
        }
    }

    @Test
    void aProfileThatCannotBeIsNoLinkDown() {
        List<String> lines = List.of(BEGIN, DETECTED, NOTIFIED, ALARM, "     raw failure:3600163  |      |", GOOD);

        assertThat(read(lines).moments()).doesNotContainKey(Checkpoint.T00);
        assertThat(read(lines).notes()).anyMatch(note -> note.contains("3600.2 s before the detection"));
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

        assertThat(words(SampleLogs.reading(folder, "console.log", "the console\n" + text)))
                .isEqualTo("PASS 0.54");
    }

    @Test
    void theSecondLogsOfTheComponentsWillDo() {
        SampleLogs.write(folder, "doctor_monitor.log", DETECTED + "\n");
        SampleLogs.write(folder, "doctor_inspector.log", MARKED + "\n");
        SampleLogs.write(folder, "doctor_consumer.log", NOTIFIED + "\n" + ALARM + "\n");

        assertThat(words(RunReader.read(folder))).isEqualTo("PASS 0.54");
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
        Assessment run = read(
                List.of(BEGIN, DETECTED, NOTIFIED.replace("40.25", "40.3").replace("40,250", "40,301"), ALARM, GOOD));

        assertThat(run.instances().get(0).at(Checkpoint.T09).orElseThrow().boundS())
                .isEqualByComparingTo("0.01");
    }
}
