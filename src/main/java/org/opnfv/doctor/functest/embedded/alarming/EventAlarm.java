package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiTimes;

/**
 * An alarm of type event, as stored at one moment.
 *
 * @param actions the URLs to call when it fires
 * @param timestamp of the last change of its definition
 * @param state ok, alarm or insufficient data
 * @param rule its condition
 */
record EventAlarm(
        String id,
        String name,
        String description,
        boolean enabled,
        List<String> actions,
        boolean repeatActions,
        String severity,
        EventRule rule,
        String projectId,
        String userId,
        Instant timestamp,
        String state,
        String stateReason,
        Instant stateTimestamp) {

    static final String ALARM = "alarm";
    static final String INSUFFICIENT_DATA = "insufficient data";
    static final List<String> STATES = List.of("ok", ALARM, INSUFFICIENT_DATA);

    /** Copies the actions. */
    EventAlarm {
        actions = List.copyOf(actions);
    }

    /** Fired; as in Aodh, the evaluator does not change the time of the state. */
    EventAlarm setOff(String reason) {
        return new EventAlarm(
                id,
                name,
                description,
                enabled,
                actions,
                repeatActions,
                severity,
                rule,
                projectId,
                userId,
                timestamp,
                ALARM,
                reason,
                stateTimestamp);
    }

    /** In Aodh's format. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("alarm_id", id);
        shown.put("name", name);
        shown.put("description", description);
        shown.put("enabled", enabled);
        shown.put("ok_actions", List.of());
        shown.put("alarm_actions", actions);
        shown.put("insufficient_data_actions", List.of());
        shown.put("repeat_actions", repeatActions);
        shown.put("type", "event");
        shown.put("time_constraints", List.of());
        shown.put("project_id", projectId);
        shown.put("user_id", userId);
        shown.put("timestamp", ApiTimes.micros(timestamp));
        shown.put("state", state);
        shown.put("state_timestamp", ApiTimes.micros(stateTimestamp));
        shown.put("state_reason", stateReason);
        shown.put("severity", severity);
        shown.put("event_rule", rule.shown());
        return shown;
    }
}
