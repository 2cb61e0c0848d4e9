package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.id;
import static org.opnfv.doctor.functest.latency.RunFixture.instance;
import static org.opnfv.doctor.functest.latency.RunFixture.line;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opnfv.doctor.functest.latency.InstanceResult.Outcome;

/** What certainly happened, or certainly did not. */
class VerdictTest {

    @TempDir
    Path directory;

    private RunFixture run(int instances) {
        return new RunFixture(directory, instances);
    }

    @Test
    void aFaultThatMayHaveComeBeforeTheDetectionIsNoContradiction() {
        Assessment assessment = run(1).fault(1795396710.001, 0.002).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void everythingInTimeIsPass() {
        Assessment assessment = run(2).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.reasons()).isEmpty();
        assertThat(assessment.notes()).isEmpty();
        assertThat(assessment.run()).isEqualTo("20261123-011706-k3x9f2");
        assertThat(assessment.detected()).isEqualByComparingTo("1795396710");
        assertThat(assessment.instances())
                .extracting(InstanceResult::latency)
                .map(Object::toString)
                .containsExactly("0.200001", "0.200002");
        assertThat(assessment.instances()).extracting(InstanceResult::outcome).containsOnly(Outcome.ON_TIME);
    }

    @ParameterizedTest
    @CsvSource({"1000000, PASS", "1000001, FAIL", "3000, PASS", "2999, UNKNOWN"})
    void theThresholdItselfPassesAndAMicrosecondMoreFails(long microseconds, Verdict verdict) {
        assertThat(run(1).only("consumer.log", notified(1, time(microseconds)))
                        .seenDown(3_000_000)
                        .assess()
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void oneLateInstanceIsFail() {
        Assessment assessment = run(2).only("consumer.log", notified(1, time(200_000)), notified(2, time(1_200_000)))
                .seenDown(3_000_000)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons())
                .containsExactly("late: 1 of 2 instances notified after the threshold of 1 s,"
                        + " the last one, doctor_vm2-k3x9f2, after 1.2 s");
    }

    @Test
    void oneMissingInstanceIsFail() {
        Assessment assessment = run(2).edit("consumer.log", lines -> lines.subList(0, 2))
                .missing(2)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).containsExactly("missing: 1 of 2 instances not notified: doctor_vm2-k3x9f2");
        assertThat(assessment.figures().last()).isEqualByComparingTo("0.200001");
    }

    @Test
    void whyNobodyWasToldFollowsWhoWasNot() {
        Assessment assessment = run(2).edit("consumer.log", lines -> lines.subList(0, 2))
                .set("diagnosis", "aodh-notifier: it hangs")
                .missing(2)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons())
                .containsExactly(
                        "missing: 1 of 2 instances not notified: doctor_vm2-k3x9f2", "aodh-notifier: it hangs");
    }

    @Test
    void noneNotifiedIsFailWithoutFigures() {
        Assessment assessment =
                run(7).only("consumer.log").missing(1, 2, 3, 4, 5, 6, 7).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.figures()).isNull();
        assertThat(assessment.reasons()).singleElement().asString().endsWith("doctor_vm5-k3x9f2 and 2 more");
    }

    @Test
    void aHostThatNovaNeverShowedDownIsFail() {
        Assessment assessment = run(1).set("host_down_seen", null).missing().assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).containsExactly("Nova did not show the host compute-1 down");
    }

    @Test
    void aMissingNotificationIsFailAlsoWhereNovaGaveNoAnswerAtLast() {
        Assessment assessment = run(1).only("consumer.log")
                .missing(1)
                .set("observation", "unanswered")
                .set("host_down_seen", null)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).hasSize(2);
    }

    @Test
    void everyFailureIsNamed() {
        Assessment assessment = run(2).set("host_down_seen", null)
                .missing(2)
                .only("consumer.log", notified(1, time(2_000_000)))
                .assess();

        assertThat(assessment.reasons()).hasSize(3);
    }

    @Test
    void aNotificationOfAnotherInstanceDoesNotCount() {
        Assessment assessment = run(1).addInstance(instance(2, "compute-2"))
                .only("consumer.log", notified(2, time(200_000)), notified(3, time(200_000)))
                .missing(1)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).containsExactly("missing: 1 of 1 instance not notified: doctor_vm1-k3x9f2");
        assertThat(assessment.notes())
                .containsExactly("notified, although not on the failed host: doctor_vm2-k3x9f2, " + id(3));
    }

    @Test
    void anInstanceOnAnotherHostNeedsNoNotification() {
        assertThat(run(1).addInstance(instance(2, "compute-2")).assess().verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void repeatsAndLaterDuplicatesDoNotCount() {
        Assessment assessment = run(1).log(
                        "consumer.log",
                        line("Consumer.java 62 INFO   doctor consumer repeat at " + time(1_500_000) + " instance="
                                + id(1)),
                        notified(1, time(2_000_000)))
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.figures().last()).isEqualByComparingTo("0.200001");
    }

    @Test
    void onlyTheFirstDetectionCounts() {
        Assessment assessment = run(1).log(
                        "monitor.log", line("Monitor.java 72 INFO   doctor monitor detected at " + time(900_000)))
                .assess();

        assertThat(assessment.figures().last()).isEqualByComparingTo("0.200001");
    }

    @Test
    void anExpectedIdNamedTwiceIsOneInstance() {
        Assessment assessment = run(1).set("expected", List.of(id(1), id(1))).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.instances()).hasSize(1);
    }

    @Test
    void aProblemAfterTheMeasurementIsANote() {
        Assessment assessment = run(1).set("problem", "project doctor: 503")
                .set("cleanup", Map.of("state", "incomplete", "errors", List.of("project doctor: 503")))
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.notes()).containsExactly("project doctor: 503");
    }

    @Test
    void theVerdictOfARunThatWasKilledAfterTheMeasurementStands() {
        assertThat(run(1).set("stage", "restore").set("ended", null).assess().verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void theInspectorsLogIsNotNeededForTheVerdict() {
        Assessment assessment = run(1).without("inspector.log").assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.notes()).containsExactly("inspector.log is missing");
    }
}
