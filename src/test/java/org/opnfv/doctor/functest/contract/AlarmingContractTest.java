package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.Alarm;
import org.opnfv.doctor.functest.cloud.AlarmSpec;
import org.opnfv.doctor.functest.cloud.Alarming;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException.Kind;

/** Event alarms. */
class AlarmingContractTest extends ContractCloud {
    @Test
    void makes_finds_and_deletes_an_alarm() {
        Alarming alarming = stage.member.alarming();
        String name = Stage.unique("alarm");
        String id = create(alarming, named(name));

        Alarm alarm = alarming.alarm(id).orElseThrow();
        assertThat(alarm)
                .isEqualTo(new Alarm(id, name, "insufficient data", true, List.of("http://127.0.0.1:9/failure")));
        assertThat(alarming.findAlarm(name)).contains(id);
        assertThat(alarming.alarms()).contains(alarm);

        alarming.deleteAlarm(id);
        assertThat(alarming.alarm(id)).isEmpty();
        assertThat(alarming.findAlarm(name)).isEmpty();
    }

    @Test
    void allows_two_alarms_of_a_name_and_then_finds_neither() {
        Alarming alarming = stage.member.alarming();
        String name = Stage.unique("alarm");
        create(alarming, named(name));
        create(alarming, named(name));

        assertThat(refused(Kind.CONFLICT, () -> alarming.findAlarm(name)).getMessage())
                .contains(name);
    }

    @Test
    void hides_an_alarm_from_other_projects() {
        String name = Stage.unique("alarm");
        String id = create(stage.member.alarming(), named(name));
        Cloud stranger = stage.project(undo);

        assertThat(stranger.alarming().alarm(id)).isEmpty();
        assertThat(stranger.alarming().alarms()).isEmpty();
        stranger.alarming().deleteAlarm(id);
        assertThat(stage.member.alarming().alarm(id)).isPresent();
    }

    @Test
    void refuses_an_alarm_it_could_not_evaluate() {
        Alarming alarming = stage.member.alarming();
        AlarmSpec good = named(Stage.unique("alarm"));

        refused(
                Kind.BAD_REQUEST,
                () -> create(
                        alarming,
                        new AlarmSpec(
                                good.name(),
                                good.eventType(),
                                List.of(new AlarmSpec.Query("traits.state", "resembles", "error")),
                                good.actionUrl(),
                                false,
                                "moderate",
                                "")));
        refused(
                Kind.BAD_REQUEST,
                () -> create(
                        alarming,
                        new AlarmSpec(good.name(), good.eventType(), good.query(), "nonsense", false, "moderate", "")));
        refused(
                Kind.BAD_REQUEST,
                () -> create(
                        alarming,
                        new AlarmSpec(
                                good.name(), good.eventType(), good.query(), good.actionUrl(), false, "terrible", "")));
    }

    private String create(Alarming alarming, AlarmSpec spec) {
        String id = alarming.createAlarm(spec);
        undo.later(() -> alarming.deleteAlarm(id));
        return id;
    }

    private static AlarmSpec named(String name) {
        AlarmSpec spec = CloudCall.ALARM;
        return new AlarmSpec(
                name,
                spec.eventType(),
                spec.query(),
                spec.actionUrl(),
                spec.repeat(),
                spec.severity(),
                spec.description());
    }
}
