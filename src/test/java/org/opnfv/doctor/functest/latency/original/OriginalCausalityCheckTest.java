package org.opnfv.doctor.functest.latency.original;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.danube;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.iruya;
import static org.opnfv.doctor.functest.latency.original.SampleLogs.later;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;

/** Logs of the original that are of more than one run, or in which effects come before their causes. */
class OriginalCausalityCheckTest extends ChangedLogs {

    @Test
    void theNewsOfTheRunBeforeIsNotThatOfThisOne() {
        isUnknown(
                danubeWith(
                        "consumer.log",
                        text -> text.replace("\"generated\": \"2017-05-08", "\"generated\": \"2017-05-07")),
                "86399.718188 s older than the detection (consumer.log line 3)");
        Assessment within = danubeWith("consumer.log", text -> text.replace("13:50:39.991812", "13:50:39.091812"));
        assertThat(within.verdict()).isEqualTo(Verdict.PASS);
        assertThat(within.notes()).anyMatch(note -> note.contains("its clock was off"));
        isUnknown(
                danubeWith("consumer.log", text -> text.replace("13:50:39.991812", "13:50:41.991812")),
                "1.741812 s younger than the notification");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 59, 3600})
    void logsOfMoreThanOneRunAreNotTakenApart(int seconds) {
        change("monitor.log", text -> text + later(text, seconds));
        isUnknown(first(), "the logs are of more than one run, another is at monitor.log line 3");
        isUnknown(
                console(danube("console.txt") + later(danube("console.txt"), seconds)),
                "the logs are of more than one run, another is at console line");
        isUnknown(
                console(iruya() + later(iruya(), seconds)),
                "the logs are of more than one run, another is at console line");
    }

    static Stream<Arguments> inspectors() {
        return Stream.of(
                Arguments.of(later(danube("inspector.log"), -432_000), "before the detection (inspector.log line 4)"),
                Arguments.of(later(danube("inspector.log"), 10), "before the Inspector was (inspector.log line 4)"));
    }

    @ParameterizedTest
    @MethodSource("inspectors")
    void theInspectorsLogOfAnotherRunIsSeen(String log, String reason) {
        isUnknown(danubeWith("inspector.log", text -> log), reason);
    }

    @Test
    void aRunThatWasKilledIsNotEndedByTheNextOne() {
        String next = later(iruya(), 3600);
        String marked = iruya().substring(0, iruya().indexOf("127.0.0.1 - - [23/Nov/2026 01:18:30] \"PUT"));
        String notified = iruya().substring(0, iruya().indexOf("198.51.100.1 - - [23/Nov/2026 01:18:30] \"POST"));
        for (String cut : List.of(marked, notified)) {
            isUnknown(console(cut + next), "the logs are of more than one run");
            isUnknown(console(cut), "the log ends before the test did");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspector.log", "monitor.log"})
    void theLogOfAnotherComponentIsNotTheConsumers(String other) {
        isUnknown(danubeWith("consumer.log", text -> danube(other)), "consumer.log has lines of another log");
    }

    @Test
    void theConsoleOfALaterReleaseIsNotTheConsumersLog() {
        isUnknown(danubeWith("consumer.log", text -> iruya()), "the logs are of more than one run");
    }

    @Test
    void theConsumersLogOfTheNextDayIsOfAnotherRun() {
        isUnknown(
                danubeWith("consumer.log", text -> later(text, 86_400)),
                "consumer.log line 2 is 86400.54 s after the detection");
    }
}
