package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.id;
import static org.opnfv.doctor.functest.latency.RunFixture.instance;
import static org.opnfv.doctor.functest.latency.RunFixture.line;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that cannot be judged is UNKNOWN, and says why first. */
class NoJudgementTest {

    private static final Map<String, Object> UNDONE_IN_PART = Map.of("state", "incomplete", "errors", List.of());

    @TempDir
    Path directory;

    private static Arguments when(String first, UnaryOperator<RunFixture> change) {
        return Arguments.of(first, change);
    }

    private static String detected(String time) {
        return line("Monitor.java 72 INFO   doctor monitor detected at " + time);
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                when(
                        "quota too small",
                        run -> run.set("fault", null)
                                .without("fault.log")
                                .set("problem", "quota too small")
                                .set("observation", null)),
                when(
                        "the fault was never injected: the run ended early",
                        run -> run.set("fault", null).only("fault.log").only("monitor.log")),
                when(
                        "run.json does not tell of the fault, although monitor.log tells of its detection: the run ended early",
                        run -> run.set("fault", null).only("fault.log")),
                when(
                        "run.json does not tell of the fault, although monitor.log tells of its detection: the run is still going on, or was killed, in stage arm",
                        run -> run.set("fault", null)
                                .set("cleanup", UNDONE_IN_PART)
                                .only("fault.log")
                                .set("ended", null)
                                .set("stage", "arm")),
                when(
                        "the observation has no recorded end: the run is still going on, or was killed, in stage observe",
                        run -> run.set("observation", null)
                                .set("ended", null)
                                .set("stage", "observe")
                                .set("cleanup", UNDONE_IN_PART)),
                when(
                        "run.json does not tell of the fault, although monitor.log tells of its detection: the run was killed in stage arm",
                        run -> run.set("fault", null)
                                .only("fault.log")
                                .set("ended", null)
                                .set("stage", "arm")),
                when("the observation was interrupted", run -> run.set("observation", "interrupted")),
                when("Nova: 503", run -> run.set("observation", "failed").set("problem", "Nova: 503")),
                when("the observation failed", run -> run.set("observation", "failed")));
    }

    static Stream<Arguments> records() {
        return Stream.of(
                when(
                        "run.json says that owners were missing of whom it expected nothing: " + id(9),
                        run -> run.missing(9)),
                when(
                        "no instance was expected to be notified",
                        run -> run.set("expected", List.of()).set("instances", List.of())),
                when(
                        "run.json does not expect all instances of compute-1: doctor_vm2-k3x9f2",
                        run -> run.set("expected", List.of(id(1)))),
                when(
                        "run.json expects instances that it does not list: " + id(9),
                        run -> run.set("expected", List.of(id(1), id(2), id(9)))),
                when(
                        "run.json expects instances of another host than compute-1: doctor_vm3-k3x9f2",
                        run -> run.addInstance(instance(3, "compute-2")).set("expected", List.of(id(1), id(2), id(3)))),
                when("run.json lists an instance twice", run -> run.addInstance(instance(1, "compute-1"))),
                when("run.json does not expect all instances of compute-1: null", run -> {
                    Map<String, Object> nameless = new LinkedHashMap<>(Map.of("host", "compute-1"));
                    List.of("name", "id", "alarm").forEach(member -> nameless.put(member, null));
                    return run.addInstance(nameless);
                }),
                when("run.json does not name the failed host", run -> run.set("host", null)),
                when("run.json has no usable threshold_s: NaN", run -> run.set("threshold_s", "NaN")),
                when("run.json has no usable threshold_s: 0.0", run -> run.set("threshold_s", 0)),
                when("run.json has no usable threshold_s: -1.0", run -> run.set("threshold_s", -1)),
                when("run.json has no usable threshold_s: Infinity", run -> run.set("threshold_s", "Infinity")),
                when("run.json has no usable host_down_seen", run -> run.set("host_down_seen", "NaN")),
                when(
                        "run.json has no usable time of the fault",
                        run -> run.set("fault", Map.of("kind", "link-down", "injected", "NaN", "bound_s", 0))),
                when("run.json has no usable time of the fault", run -> run.set("fault", null)),
                when(
                        "run.json tells of an observation, and not that the run got so far",
                        run -> run.set("stage", null)),
                when(
                        "run.json tells of an observation, and not that the run got so far",
                        run -> run.set("stage", "inject")),
                when(
                        "run.json does not say whose owners were missing when the observation ended",
                        run -> run.set("missing", null)),
                when(
                        "run.json says that the observation was complete, and that owners were missing",
                        run -> run.set("missing", List.of(id(1)))),
                when(
                        "run.json says that the observation was complete, and not when Nova showed the host down",
                        run -> run.set("host_down_seen", null)),
                when("run.json does not say when the run began", run -> run.set("started", null)),
                when(
                        "run.json and fault.log do not agree when the link went down",
                        run -> run.only(
                                "fault.log",
                                line("LinkDown.java 40 INFO   doctor set link down at 1795396709.910000"))),
                when("run.json expects instances that it knows no alarm of: doctor_vm3-k3x9f2", run -> {
                    Map<String, Object> deaf = instance(3, "compute-1");
                    deaf.put("alarm", null);
                    return run.addInstance(deaf).set("expected", List.of(id(1), id(2), id(3)));
                }));
    }

    static Stream<Arguments> logs() {
        return Stream.of(
                when("monitor.log is missing", run -> run.without("monitor.log")),
                when("consumer.log is missing", run -> run.without("consumer.log")),
                when("the monitor never detected the dead host", run -> run.only("monitor.log")),
                when(
                        "the monitor never detected the dead host",
                        run -> run.only("monitor.log", "doctor monitor detected nothing at all")),
                when(
                        "the time of the detection in monitor.log is damaged",
                        run -> run.only("monitor.log", detected("NaN"), detected(time(0)))),
                when(
                        "the time of the detection in monitor.log is damaged",
                        run -> run.only("monitor.log", detected("-1795396710.0"))),
                when(
                        "the time of the detection in monitor.log is damaged",
                        run -> run.only("monitor.log", detected("1.795396710e9"))),
                when(
                        "the time of the detection in monitor.log is damaged",
                        run -> run.only("monitor.log", detected("1795396710,000000"))),
                when(
                        "the time of the detection in monitor.log is damaged",
                        run -> run.only("monitor.log", "2026-11-23 01:1" + detected(time(0)))));
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                when("the run ended before it began", run -> run.set("ended", "2026-11-23T01:17:06Z")),
                when(
                        "the monitor saw the host dead after the run had ended",
                        run -> run.set("ended", "2026-11-23T01:18:29.9Z")),
                when(
                        "1 of 2 instances notified after the run had ended: doctor_vm2-k3x9f2",
                        run -> run.only("consumer.log", notified(1, time(9_000)), notified(2, time(20_000_000)))
                                .missing(2)),
                when(
                        "1 of 2 instances notified after the observation was complete: doctor_vm2-k3x9f2",
                        run -> run.only("consumer.log", notified(1, time(9_000)), notified(2, time(500_000)))),
                when(
                        "the stamps of the logs are of different time zones",
                        run -> run.only(
                                "consumer.log",
                                notified(1, time(9_000)),
                                notified(2, time(9_000)).replace("02:18:30", "02:33:30"))),
                when(
                        "1 of 2 instances notified before the detection: doctor_vm1-k3x9f2",
                        run -> run.only("consumer.log", notified(1, "1795396709.999999"), notified(2, time(10_000)))),
                when(
                        "1 of 2 instances notified before the Inspector was told: doctor_vm1-k3x9f2",
                        run -> run.only("consumer.log", notified(1, time(2_999)), notified(2, time(3_000)))),
                when(
                        "the monitor saw the host dead before the fault was injected",
                        run -> run.fault(1795396710.1, 0.0)),
                when(
                        "the monitor saw the host dead before the fault was injected",
                        run -> run.fault(1795396710.1, 0.09)),
                when(
                        "the Inspector acted before the monitor detected the dead host: somebody else's told it, so choose monitor external",
                        run -> run.log(
                                "inspector.log",
                                line(
                                        "Marker.java 49 INFO   doctor found 1 instances on host(compute-1) at 1795396709.980000"))),
                when(
                        "the Inspector was told before the monitor detected the dead host",
                        run -> run.only(
                                "inspector.log", line("Inspector.java 90 INFO   event posted at 1795396709.950000"))),
                when(
                        "Nova showed the host down before the fault was injected",
                        run -> run.set("host_down_seen", 1795396709.8)),
                when(
                        "the fault is older than the run: the clock was set back",
                        run -> run.set("started", "2026-11-23T01:19:00Z")),
                when(
                        "notified twice, the second time before the first, so the clock was set back: " + id(1),
                        run -> run.log("consumer.log", notified(1, time(100_000)))));
    }

    static Stream<Arguments> doubts() {
        String repeat =
                line("Consumer.java 62 INFO   doctor consumer repeat at " + time(300_000) + " instance=" + id(1));
        String otherAlarm = notified(1, time(200_000)).replaceAll("alarm=.*", "alarm=0d9f0bf9-0000");
        String cannot = "the time of the first notification cannot be told from consumer.log for 1 of 2 instances";
        return Stream.of(
                when(cannot, run -> run.only("consumer.log", notified(1, "NaN"), notified(2, time(9_000)))),
                when(
                        cannot,
                        run -> run.only(
                                "consumer.log",
                                notified(1, "NaN"),
                                notified(1, time(9_000)),
                                notified(2, time(9_000)))),
                when(cannot, run -> run.only("consumer.log", notified(1, "1e9"), notified(2, time(9_000)))),
                when(cannot, run -> run.only("consumer.log", repeat, notified(2, time(9_000)))),
                when(cannot, run -> run.only("consumer.log", otherAlarm, notified(2, time(9_000)))),
                when(
                        cannot,
                        run -> run.only(
                                "consumer.log",
                                notified(1, time(9_000)).replaceAll(" instance=.*", ""),
                                notified(2, time(9_000)))),
                when(cannot, run -> run.only("consumer.log", notified(1, ""), notified(2, time(9_000)))),
                when(cannot, run -> run.only("consumer.log", notified(2, time(9_000)))),
                when(cannot, run -> run.missing(2)),
                when(
                        "Nova did not say whether the host compute-1 is down",
                        run -> run.missing().set("observation", "unanswered").set("host_down_seen", null)),
                when(
                        cannot,
                        run -> run.only(
                                "consumer.log",
                                notified(1, time(9_000)).replace("1795396710.00", "1795396710.10"),
                                notified(2, time(9_000)))));
    }

    @ParameterizedTest
    @MethodSource({"endings", "records", "logs", "orders", "doubts"})
    void theFirstReasonIsTheCause(String first, UnaryOperator<RunFixture> change) {
        Assessment assessment = change.apply(new RunFixture(directory, 2)).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons()).first().asString().startsWith(first);
        assertThat(assessment.reasons())
                .allSatisfy(reason -> assertThat(reason.lines()).hasSize(1));
    }

    @Test
    void whatWasMeasuredBeforeAnInterruptionIsStillThere() {
        Assessment assessment =
                new RunFixture(directory, 1).set("observation", "interrupted").assess();

        assertThat(assessment.figures().last()).isEqualByComparingTo("0.200001");
    }

    @Test
    void whoWasMissingByTheManifestIsMissingBesideADamagedLineToo() {
        Assessment assessment = new RunFixture(directory, 2)
                .only("consumer.log", notified(1, ""))
                .missing(2)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aCertainFailureStandsBesideADoubt() {
        Assessment assessment = new RunFixture(directory, 2)
                .only("consumer.log", notified(1, "NaN"), notified(2, time(2_000_000)))
                .seenDown(3_000_000)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).hasSize(2);
    }
}
