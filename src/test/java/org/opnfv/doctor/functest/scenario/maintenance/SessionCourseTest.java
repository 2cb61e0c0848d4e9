package org.opnfv.doctor.functest.scenario.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.maintenance.InstanceAction;
import org.opnfv.doctor.functest.maintenance.ReplyBehaviour;
import org.opnfv.doctor.functest.maintenance.State;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;

/** The deadline of the whole lasts longer than all that has a deadline in it. */
class SessionCourseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BOOT = Duration.ofMinutes(15);

    private static Duration longest(MaintenancePlan.FaultDuring fault, String kind) {
        Plan plan = ScenarioFixture.plan(
                kind,
                Map.of(
                        "bootTimeout",
                        MINUTE.multipliedBy(2),
                        "restoreTimeout",
                        MINUTE,
                        "observeTimeout",
                        MINUTE,
                        "arming",
                        new Plan.Arming(1, Duration.ofMillis(100), MINUTE.multipliedBy(3))));
        return SessionCourse.longest(
                new MaintenancePlan(
                        "sample",
                        Duration.ofSeconds(5),
                        MINUTE,
                        Duration.ofSeconds(2),
                        InstanceAction.MIGRATE,
                        ReplyBehaviour.ACK,
                        State.MAINTENANCE,
                        fault),
                plan,
                3);
    }

    @Test
    void withoutAFaultItIsThatOfTheQuestionsAndTheMoves() {
        assertThat(longest(MaintenancePlan.FaultDuring.NONE, "link-down"))
                .isEqualTo(Duration.ofSeconds(5 + 6 + 3 * 20 + (3 + 4) * 60 + (2 * 3 + 4) * 120));
    }

    @Test
    void aFaultAddsItsRehearsalAndTheWayBackOfHostAndInstances() {
        Duration more = longest(MaintenancePlan.FaultDuring.OTHER, "link-down")
                .minus(longest(MaintenancePlan.FaultDuring.NONE, "link-down"));

        assertThat(more).isGreaterThanOrEqualTo(MINUTE.multipliedBy(3 + 1 + 1 + 2));
    }

    @Test
    void aHostThatBootsAnewIsWaitedForAsLongAsThatTakes() {
        Duration more = longest(MaintenancePlan.FaultDuring.HOST, "power-off")
                .minus(longest(MaintenancePlan.FaultDuring.HOST, "link-down"));

        assertThat(more).isGreaterThanOrEqualTo(BOOT.minus(MINUTE));
    }
}
