package org.opnfv.doctor.functest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.cloud.AlarmSpec.Query;

class AlarmConditionTest {

    @Test
    void theHostIsThatOfTheInstance() {
        assertThat(AlarmCondition.PRESETS.get("evacuated").on("compute-7"))
                .containsExactly(
                        new Query("traits.state", "eq", "active"), new Query("traits.host", "ne", "compute-7"));
    }

    @Test
    void onlyTraitsThatAreAsWantedFulfilIt() {
        var conditions =
                new AlarmCondition("compute.instance.update", " state = active , host!={host}").on("compute-7");

        assertThat(AlarmCondition.holds(conditions, Map.of("state", "active", "host", "compute-8")))
                .isTrue();
        assertThat(AlarmCondition.holds(conditions, Map.of("state", "active")))
                .as("as for Aodh")
                .isTrue();
        assertThat(AlarmCondition.holds(conditions, Map.of("state", "active", "host", "compute-7")))
                .isFalse();
        assertThat(AlarmCondition.holds(conditions, Map.of("state", "error", "host", "compute-8")))
                .isFalse();
        assertThat(AlarmCondition.holds(conditions, Map.of("host", "compute-8")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state",
                "state=",
                "=error",
                "state==error",
                "state=error,",
                "a b=c",
                "state>1",
                "host!={hst}",
                "host!={host}x{}"
            })
    void whatIsNoConditionIsRefused(String query) {
        assertThatThrownBy(() -> new AlarmCondition("compute.instance.update", query))
                .isInstanceOf(SettingsError.class)
                .hasMessageStartingWith("alarm.query: '")
                .hasMessageContaining("trait=value");
    }
}
