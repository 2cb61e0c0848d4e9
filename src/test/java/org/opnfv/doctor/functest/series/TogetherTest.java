package org.opnfv.doctor.functest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opnfv.doctor.functest.series.SeriesFixture.series;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.latency.RunFacts;
import org.opnfv.doctor.functest.latency.Verdict;

/** Several sets as one hide nothing that each of them tells by itself. */
class TogetherTest {

    private static final Series TWO = series(0.1, 0.3);

    private static final RunFacts.Cleanup NOT_UNDONE = new RunFacts.Cleanup(false, false, List.of("a port"));

    private static Series brokenOff(Series made) {
        return new Series(
                "broken", null, List.of(), made.iterations(), new SeriesSetUp(3, null, "the disk is full", NOT_UNDONE));
    }

    @Test
    void wholeOnesAreWhole() {
        Series together = Series.together(List.of(TWO, series(0.2)));

        assertThat(together.iterations()).hasSize(3);
        assertThat(together.verdict()).isEqualTo(Verdict.PASS);
        assertThat(together.cleanup()).isEqualTo(new RunFacts.Cleanup(true, false, List.of()));
    }

    @Test
    void whatOneOfThemLacksIsMissingInTheWhole() {
        Series together = Series.together(List.of(TWO, brokenOff(TWO)));

        assertThat(together.notMade()).isEqualTo(1);
        assertThat(together.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(together.setUp().problem()).isEqualTo("broken: the disk is full");
        assertThat(together.cleanup().complete()).isFalse();
        assertThat(together.cleanup().errors()).containsExactly("a port");
    }

    @Test
    void theirReasonsAndTheFoldersThatAreNotCleanAreThoseOfAllOfThem() {
        Path kept = Path.of("logs/kept");
        Series left =
                new Series("kept", kept, List.of(), List.of(), new SeriesSetUp(1, 2, null, "killed", NOT_UNDONE, true));
        Series clean = new Series("clean", Path.of("logs/clean"), List.of(), TWO.iterations(), TWO.setUp());

        Series together = Series.together(List.of(brokenOff(TWO), clean, left));

        assertThat(together.setUp().problem()).isEqualTo("broken: the disk is full; kept: killed");
        assertThat(together.left()).containsExactly(kept);
        assertThat(Series.together(List.of(left, together)).left()).containsExactly(kept, kept);
        assertThat(left.left()).containsExactly(kept);
        assertThat(clean.left()).isEmpty();
    }

    @Test
    void whatOneOfThemWasAskedTheWholeHasToMeet() {
        Series one = Series.of(TWO.iterations(), "last<1s, failures=0");
        Series other = Series.of(TWO.iterations(), "last<1s,p95<1ms");

        Series together = Series.together(List.of(one, TWO, other));

        assertThat(together.setUp().sla()).isEqualTo("last<1s,failures=0,p95<1ms");
        assertThat(Results.asAsked(together).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(Series.together(List.of(TWO, TWO)).setUp().sla()).isNull();
    }

    @Test
    void theSecondOfTwoHasToMeetWhatItWasAskedBesideAGate() {
        Series slow = series(0.2, 0.201, 0.202, 0.203, 0.204);
        Series asked = Series.of(slow.iterations(), "p95<1ms");

        assertThat(Results.asAsked(slow, slow, RegressionGate.parse("10%")).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(Results.asAsked(slow, asked, RegressionGate.parse("10%")).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(Results.asAsked(asked, slow, RegressionGate.parse("10%")).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void noneOfThemNeedsToHaveARun() {
        Series none = brokenOff(new Series("none", null, List.of(), List.of(), TWO.setUp()));

        assertThat(Series.together(List.of(none, none)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
