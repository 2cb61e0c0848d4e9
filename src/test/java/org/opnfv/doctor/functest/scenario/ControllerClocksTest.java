package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.host.ClockOffset;
import org.opnfv.doctor.functest.host.HostException;
import org.opnfv.doctor.functest.scenario.ControllerClocks.Clock;

class ControllerClocksTest {
    @Test
    void clocksThatCertainlyDifferAreToldOf() {
        assertThat(ControllerClocks.result(List.of(clock("c1", 20, 5), clock("c2", 600, 5), clock("c3", 0, 5))))
                .isEqualTo(PreflightResult.warning(
                        "clocks",
                        "c2 is 0.590000 s or more ahead of c3, so that what Nova tells may look older than it is: see"
                                + " chrony there"));
    }

    @Test
    void whatMayBeTheWayIsNoDifference() {
        assertThat(ControllerClocks.result(List.of(clock("c1", -20, 5), clock("c2", 450, 100))))
                .isEqualTo(PreflightResult.ok(
                        "clocks", "the controllers' are within 0.575000 s, c1 is -0.020000 s ahead of us"));
    }

    @Test
    void oneThatDoesNotTellIsAWarning() {
        assertThat(ControllerClocks.result(() -> {
                    throw new HostException("host c1 tells its time as 1796031480.N: install coreutils' date", null);
                }))
                .isEqualTo(PreflightResult.warning(
                        "clocks",
                        "host c1 tells its time as 1796031480.N: install coreutils' date; so it is not known whether the"
                                + " controllers' agree"));
    }

    private static Clock clock(String name, int offset, int bound) {
        return new Clock(name, new ClockOffset(Instant.EPOCH, Duration.ofMillis(offset), Duration.ofMillis(bound)));
    }
}
