package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that tell the monotonic clock beside the wall clock, which may have been set between two lines. */
class MonotonicTest {
    @TempDir
    private Path parent;

    private RunFixture run;

    /** The monotonic clock was at 500 s when the Monitor began, 10 s before the detection. */
    @BeforeEach
    void begin() {
        run = new RunFixture(parent, 1);
        run.only("monitor.log", watched(-10_000_000, 500_000_000), detected(0, 510_000_000));
        run.only("inspector.log", posted(3_000, 510_003_000));
        run.only("consumer.log", notified(200_000, 510_200_000));
    }

    private static String at(long wall, long monotonic) {
        return "%d.%06d monotonic=%d.%06d"
                .formatted(
                        Math.floorDiv(1_795_396_710_000_000L + wall, 1_000_000),
                        Math.floorMod(1_795_396_710_000_000L + wall, 1_000_000),
                        monotonic / 1_000_000,
                        monotonic % 1_000_000);
    }

    private static String watched(long wall, long monotonic) {
        return RunFixture.line("Monitor.java 50 INFO   doctor monitor starts to probe compute-1 every 100 ms at "
                + at(wall, monotonic));
    }

    private static String detected(long wall, long monotonic) {
        return RunFixture.line("Monitor.java 72 INFO   doctor monitor detected at " + at(wall, monotonic));
    }

    private static String posted(long wall, long monotonic) {
        return RunFixture.line("Inspector.java 90 INFO   event posted at " + at(wall, monotonic));
    }

    private static String notified(long wall, long monotonic) {
        return RunFixture.line("Consumer.java 60 INFO   doctor consumer notified at " + at(wall, monotonic)
                + " instance=" + RunFixture.id(1) + " alarm=" + RunFixture.alarm(1));
    }

    @Test
    void whatTheClocksAgreeOnIsTold() {
        Assessment assessment = run.assess();
        assertThat(assessment.verdict()).as("%s", assessment.reasons()).isEqualTo(Verdict.PASS);
        assertThat(assessment.instances().get(0).latency()).isEqualByComparingTo("0.2");
    }

    /** As the wall clock is corrected little by little. */
    @Test
    void theLatencyIsThatOfTheMonotonicClockEverywhere() {
        run.only("consumer.log", notified(200_000, 510_212_345));
        Assessment assessment = run.assess();
        InstanceResult instance = assessment.instances().get(0);

        assertThat(assessment.verdict()).as("%s", assessment.reasons()).isEqualTo(Verdict.PASS);
        assertThat(instance.latency()).isEqualByComparingTo("0.212345");
        assertThat(assessment.figures().last()).isEqualByComparingTo("0.212345");
        assertThat(instance.notified().subtract(assessment.detected())).isEqualByComparingTo("0.212345");
        assertThat(instance.at(Checkpoint.T09).orElseThrow().at()).isEqualByComparingTo(instance.notified());
        assertThat(assessment.total().orElseThrow()).isEqualByComparingTo("0.312345");
        assertThat(assessment.costs().stream().map(ComponentCost::seconds).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0.312345");
        assertThat(assessment.timeline().get(assessment.timeline().size() - 1).first())
                .isEqualByComparingTo(instance.notified());
    }

    @Test
    void aTrueLatencyBeyondTheThresholdFailsWhateverTheWallClockSays() {
        run.only("consumer.log", notified(999_000, 511_010_000)).seenDown(1_100_000);
        assertThat(run.assess().verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "-300000, 1200000, set back by 0.3 s",
        "-3000000, 3500000, set back by 3 s",
        "900000, 200000, set forward by 0.9 s",
        "3600000000, 200000, set forward by 3600 s",
        "-50000, 200000, set back by 0.05 s"
    })
    void aClockThatWasSetIsUnknownAndSaysByHowMuch(long checkpoint, long latency, String words) {
        run.only("consumer.log", notified(latency + checkpoint, 510_000_000 + latency));
        Assessment assessment = run.assess();
        assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(assessment.reasons())
                .containsExactly("the clock of this machine was " + words
                        + " between monitor.log line 1 and consumer.log line 1");
    }

    @Test
    void soIsOneThatWasSetBeforeTheDetection() {
        run.only("monitor.log", watched(-5_000_000, 500_000_000), detected(0, 510_000_000));
        assertThat(run.assess().reasons())
                .containsExactly(
                        "the clock of this machine was set back by 5 s between monitor.log line 1 and monitor.log line 2");
    }

    @Test
    void aClockThatIsCorrectedSlowlyIsNotSet() {
        run.only("monitor.log", watched(-100_045_000, 410_000_000), detected(0, 510_000_000))
                .set("started", "2026-11-23T01:10:06Z");
        assertThat(run.assess().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aLineThatHasLostItIsDamaged() {
        String whole = notified(200_000, 510_200_000);
        for (String damage : new String[] {"", " monotonic=510.2000", " monotonic=510", " monotonic=x"}) {
            run.only("consumer.log", whole.replace(" monotonic=510.200000", damage));
            assertThat(run.assess().verdict()).as(damage).isEqualTo(Verdict.UNKNOWN);
        }
        run.only("consumer.log", whole)
                .only(
                        "monitor.log",
                        watched(-10_000_000, 500_000_000),
                        detected(0, 510_000_000).replace(" monotonic=510.000000", ""));
        assertThat(run.assess().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** A message of the bus that we had before it was sent: how late its clock is follows from when we had it. */
    @Test
    void timesOfTheCloudAreHeldAgainstTheSameClock() {
        run.only("consumer.log", notified(200_000, 510_212_000));
        run.only(
                "bus.log",
                "2026-11-23 01:17:06,634 BusWatch.java 80 INFO   doctor bus notified at 1795396710.150000 received="
                        + at(140_000, 510_152_000) + " instance=" + RunFixture.id(1) + " event=x");
        Assessment assessment = run.assess();
        assertThat(assessment.notes()).noneMatch(note -> note.contains("which is corrected"));
        assertThat(assessment
                        .instances()
                        .get(0)
                        .at(Checkpoint.T05)
                        .orElseThrow()
                        .at())
                .isEqualByComparingTo("1795396710.15");
    }
}
