package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.id;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in which nobody of ours detects the fault, which is 0.1 s before what the fixture calls the detection. */
class FromFaultTest {
    @TempDir
    private Path directory;

    private RunFixture run() {
        return new RunFixture(directory, 1)
                .set("chain", Map.of("monitor", "none", "inspector", "none", "latency_from", "fault"))
                .only("monitor.log")
                .only("inspector.log");
    }

    @Test
    void theLatencyCountsFromTheFault() {
        Assessment assessment = run().assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
        assertThat(assessment.figures().last()).isEqualByComparingTo("0.300001");
        assertThat(assessment.moments()).containsOnlyKeys(Checkpoint.T00);
        assertThat(assessment.notes()).singleElement().asString().contains("counts from the fault itself");
    }

    @Test
    void whatIsLateFromTheFaultIsFail() {
        Assessment assessment = run().only("consumer.log", notified(1, time(950_000)))
                .seenDown(3_000_000)
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.reasons()).singleElement().asString().endsWith("after 1.05 s from the fault");
    }

    @Test
    void anOwnerToldBeforeTheFaultIsUnknown() {
        Assessment assessment =
                run().only("consumer.log", notified(1, "1795396709.800000")).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons()).anyMatch(reason -> reason.contains("notified before the fault"));
    }

    @Test
    void novaMayShowTheHostDownBeforeTheOwnersAreTold() {
        Assessment assessment = run().seenDown(100_000).assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.PASS);
    }

    private static Map<String, Object> sighting(String what, String instance, String at) {
        Map<String, Object> members = new HashMap<>();
        members.put("what", what);
        members.put("instance", instance);
        members.put("at", new BigDecimal(at));
        return members;
    }

    @Test
    void whatNovaShowedStandsInTheTimeline() {
        Assessment assessment = run().set(
                        "sightings",
                        List.of(
                                sighting("host_disabled", null, time(50_000)),
                                sighting("instance_elsewhere", id(1), time(150_000))))
                .assess();

        assertThat(assessment.timeline())
                .extracting(TimelineEntry::what)
                .contains("host seen disabled", "instance seen elsewhere");
    }

    /** The host's clock, or the answer that was lost with the link, says only roughly when the fault was. */
    @ParameterizedTest
    @CsvSource({
        "0.301, 0.002, UNKNOWN",
        "0.299, 0.002, UNKNOWN",
        "0.301, 0.0005, PASS",
        "0.299, 0.0005, FAIL",
        "0.301, , PASS",
        "0.299, , UNKNOWN",
        "0.301, 0, PASS",
        "0.299, 0, FAIL"
    })
    void whatIsNearerToTheThresholdThanTheTimeOfTheFaultIsKnownIsUnknown(
            double threshold, Double bound, Verdict verdict) {
        Assessment assessment =
                run().set("threshold_s", threshold).fault(1795396709.9, bound).assess();

        assertThat(assessment.verdict()).isEqualTo(verdict);
        if (verdict == Verdict.UNKNOWN) {
            assertThat(assessment.reasons())
                    .singleElement()
                    .asString()
                    .contains("the time of the fault is not known exactly enough");
        }
    }

    @Test
    void aDetectionIsStillAskedForWhereOneOfOursIsToDetect() {
        Assessment assessment = new RunFixture(directory, 1)
                .set("chain", Map.of("monitor", "external", "inspector", "sample", "latency_from", "detection"))
                .only("monitor.log")
                .assess();

        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons())
                .contains("no monitor told the Inspector that the host is dead: inspector.log has what it was told");
    }
}
