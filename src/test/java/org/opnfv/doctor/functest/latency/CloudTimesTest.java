package org.opnfv.doctor.functest.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.latency.RunFixture.alarm;
import static org.opnfv.doctor.functest.latency.RunFixture.id;
import static org.opnfv.doctor.functest.latency.RunFixture.line;
import static org.opnfv.doctor.functest.latency.RunFixture.notified;
import static org.opnfv.doctor.functest.latency.RunFixture.time;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** T05 to T08, by what the cloud says. */
class CloudTimesTest {

    private static final String TAP = "Tap.java 104 INFO   doctor bus ";

    @TempDir
    Path directory;

    /** Found 20 ms after the detection; then Nova, Ceilometer and Aodh, each heard 5 ms later; told after 200 ms. */
    private RunFixture run(long ahead) {
        return new RunFixture(directory, 1)
                .log(
                        "inspector.log",
                        line("Marker.java 38 INFO   doctor found 1 instances on host(compute-1) at " + time(20_000)))
                .log("bus.log", heard("notified", 60_000, ahead), heard("transformed", 70_000, ahead))
                .log("bus.log", heard("fired", 90_000, ahead) + " alarm=" + alarm(1))
                .log(
                        "bus.log",
                        line("BusWatch.java 83 INFO   doctor bus evaluated at " + time(80_000 + ahead) + " instance="
                                + id(1) + " alarm=" + alarm(1)));
    }

    private static String heard(String what, long microseconds, long ahead) {
        return line(TAP + what + " at " + time(microseconds + ahead) + " received=" + time(microseconds + 5_000)
                + " instance=" + id(1) + " event=be776dd3");
    }

    private static List<String> times(Assessment run) {
        return run.instances().get(0).moments().entrySet().stream()
                .filter(entry -> entry.getValue().clock() == CheckpointTime.Clock.CLOUD)
                .map(entry -> entry.getKey() + " "
                        + entry.getValue()
                                .at()
                                .subtract(new BigDecimal("1795396710"))
                                .stripTrailingZeros()
                                .toPlainString()
                        + " +-" + entry.getValue().boundS().stripTrailingZeros().toPlainString())
                .toList();
    }

    @Test
    void eachServiceIsTakenAtItsWordAsLongAsCauseAndEffectAllow() {
        Assessment run = run(0).assess();

        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
        assertThat(times(run))
                .containsExactly("T05 0.06 +-0.04", "T06 0.07 +-0.05", "T07 0.08 +-0.06", "T08 0.09 +-0.07");
        assertThat(run.instances()
                        .get(0)
                        .at(Checkpoint.T06)
                        .orElseThrow()
                        .line()
                        .file())
                .isEqualTo("bus.log");
        assertThat(run.timeline()).extracting(TimelineEntry::id).contains("T05", "T06", "T07", "T08");
        assertThat(run.costs())
                .extracting(ComponentCost::label)
                .containsExactly("evaluator", "monitor", "controller", "inspector", "notifier");
        assertThat(run.notes()).isEmpty();
    }

    @Test
    void aClockThatCannotBeRightIsCorrectedAndThatIsSaid() {
        Assessment run = run(1_000_000).assess();

        assertThat(times(run).get(0)).isEqualTo("T05 0.0425 +-0.0225");
        assertThat(run.notes()).contains("the clock behind T05 was 1017.5 ms ahead of ours, which is corrected");
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void withoutABusTheAlarmTellsWhenNovaNotified() {
        Assessment run = new RunFixture(directory, 1)
                .only("consumer.log", notified(1, time(200_000)) + " generated=" + time(150_000))
                .assess();

        assertThat(times(run)).containsExactly("T05 0.15 +-0.15");
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void whyTheBusWasNotHeardIsANote() {
        Assessment run = new RunFixture(directory, 1)
                .log("bus.log", line("BusWatch.java 60 WARN   doctor bus is not tapped: it cannot be reached: refused"))
                .assess();

        assertThat(run.notes()).containsExactly("T06, T07 and T08 are not known: it cannot be reached: refused");
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void rubbishAndOtherInstancesAreLeftOut() {
        Assessment run = new RunFixture(directory, 1)
                .log("bus.log", heard("notified", 60_000, 0).replace(id(1), "other"), heard("shouted", 60_000, 0))
                .log("bus.log", line(TAP + "fired at NaN instance=" + id(1)), "doctor bus fired at " + time(5))
                .assess();

        assertThat(times(run)).isEmpty();
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
    }
}
