package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.cloud.AlarmTransition;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.ScriptedCloud;

/** When Aodh decided, by the history of an alarm, in the format of its version 15. */
class BusWatchTest {

    private static String fired(String event, String at) {
        return "{\"type\": \"state transition\", \"timestamp\": \"2026-11-30T" + at
                + "\", \"detail\": \"{\\\"state\\\":"
                + " \\\"alarm\\\", \\\"transition_reason\\\": \\\"Event <id=" + event
                + ",event_type=compute.instance.rebuild.end> hits the query <query=[]>.\\\"}\"}";
    }

    private static List<AlarmTransition> history(String... changes) throws Exception {
        try (ScriptedCloud cloud = new ScriptedCloud("aodh")
                        .on("GET /alarming/v2/alarms/a1/history", 200, "[" + String.join(",", changes) + "]");
                Cloud admin = cloud.connect()) {
            return new ArrayList<>(admin.alarming().transitions("a1"));
        }
    }

    /** It fires at each event, and in a series for each fault. */
    @Test
    void ofARepeatingAlarmTheDecisionOnTheEventThatCameFirstCounts() throws Exception {
        List<AlarmTransition> three =
                history(fired("e3", "10:00:09.5"), fired("e2", "10:00:08.25"), fired("e1", "09:58:00.5"));

        assertThat(BusWatch.decision(three, "e2"))
                .map(AlarmTransition::at)
                .contains(Instant.parse("2026-11-30T10:00:08.25Z"));
        assertThat(BusWatch.decision(three, "e4")).as("not recorded").isEmpty();
        assertThat(BusWatch.decision(three, null)).as("which, nobody knows").isEmpty();
    }

    @Test
    void oneThatIsAloneNeedsNoEvent() throws Exception {
        List<AlarmTransition> one = history(
                fired("e1", "10:00:08.25"),
                "{\"timestamp\": \"2026-11-30T09:59:00\", \"detail\": \"{\\\"state\\\": \\\"ok\\\"}\"}");

        assertThat(BusWatch.decision(one, null)).isPresent();
        assertThat(BusWatch.decision(one, "e1")).isPresent();
        assertThat(BusWatch.decision(one, "e2")).isEmpty();
    }
}
