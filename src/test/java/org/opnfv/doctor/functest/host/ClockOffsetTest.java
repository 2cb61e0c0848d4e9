package org.opnfv.doctor.functest.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theAnswerIsTakenForTheMiddleOfTheRoundTrip() {
        ClockOffset offset = ClockOffset.of(NOON, NOON.plusMillis(5_003), NOON.plusMillis(6));

        assertThat(offset.offset()).isEqualTo(Duration.ofSeconds(5));
        assertThat(offset.bound()).isEqualTo(Duration.ofMillis(3));
        assertThat(offset.ours(NOON.plusSeconds(5))).isEqualTo(NOON);
    }

    @Test
    void aClockThatIsBehindHasANegativeOffset() {
        ClockOffset offset = ClockOffset.of(NOON, NOON.minusSeconds(2), NOON);

        assertThat(offset.offset()).isEqualTo(Duration.ofSeconds(-2));
        assertThat(offset.ours(NOON)).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void twoMeasurementsTogetherCoverBoth() {
        ClockOffset before = new ClockOffset(NOON, Duration.ofMillis(10), Duration.ofMillis(2));
        ClockOffset after = new ClockOffset(NOON.plusSeconds(20), Duration.ofMillis(14), Duration.ofMillis(4));

        ClockOffset both = before.and(after);

        assertThat(both.offset().minus(both.bound())).isEqualTo(Duration.ofMillis(8));
        assertThat(both.offset().plus(both.bound())).isEqualTo(Duration.ofMillis(18));
        assertThat(after.and(before).bound()).isEqualTo(both.bound());
    }

    @Test
    void theTimeOfAHostIsReadToTheNanosecond() {
        assertThat(ClockOffsetMeasurement.time("compute-1", "1795405378.366556001"))
                .isEqualTo(Instant.ofEpochSecond(1_795_405_378L, 366_556_001));
        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> ClockOffsetMeasurement.time("compute-1", "1795405378.%N"))
                .withMessageContaining("compute-1");
        assertThatExceptionOfType(HostException.class).isThrownBy(() -> ClockOffsetMeasurement.time("compute-1", null));
    }
}
