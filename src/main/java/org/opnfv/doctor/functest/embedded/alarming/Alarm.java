package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/**
 * An alarm of type event, as it is stored at one moment.
 *
 * @param name null only when its maker said so
 * @param timestamp of the last change of its definition
 * @param state ok, alarm or insufficient data
 * @param evaluateTimestamp null once it has been changed by its owner
 */
record Alarm(
        String id,
        String name,
        String description,
        boolean enabled,
        Actions actions,
        boolean repeatActions,
        List<Map<String, Object>> timeConstraints,
        String projectId,
        String userId,
        Instant timestamp,
        String state,
        Instant stateTimestamp,
        String stateReason,
        String severity,
        Instant evaluateTimestamp,
        EventRule rule) {

    static final String OK = "ok";
    static final String ALARM = "alarm";
    static final String INSUFFICIENT_DATA = "insufficient data";
    static final List<String> STATES = List.of(OK, ALARM, INSUFFICIENT_DATA);

    /** What to call when the alarm enters a state: URLs. */
    record Actions(List<String> ok, List<String> alarm, List<String> insufficientData) {

        Actions {
            ok = List.copyOf(ok);
            alarm = List.copyOf(alarm);
            insufficientData = List.copyOf(insufficientData);
        }
    }

    Alarm {
        timeConstraints = List.copyOf(timeConstraints);
    }

    /** The state as its owner or an evaluation says; the evaluator leaves the time of the change as it was. */
    Alarm inState(String newState, String reason, Instant when) {
        return new Alarm(
                id,
                name,
                description,
                enabled,
                actions,
                repeatActions,
                timeConstraints,
                projectId,
                userId,
                timestamp,
                newState,
                when,
                reason,
                severity,
                evaluateTimestamp,
                rule);
    }

    /** As Aodh shows it. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("alarm_id", id);
        shown.put("name", name);
        shown.put("description", description);
        shown.put("enabled", enabled);
        shown.put("ok_actions", actions.ok());
        shown.put("alarm_actions", actions.alarm());
        shown.put("insufficient_data_actions", actions.insufficientData());
        shown.put("repeat_actions", repeatActions);
        shown.put("type", "event");
        shown.put("time_constraints", timeConstraints);
        shown.put("project_id", projectId);
        shown.put("user_id", userId);
        shown.put("timestamp", PythonText.isoformat(timestamp));
        shown.put("state", state);
        shown.put("state_timestamp", PythonText.isoformat(stateTimestamp));
        shown.put("state_reason", stateReason);
        shown.put("severity", severity);
        shown.put("evaluate_timestamp", evaluateTimestamp == null ? null : PythonText.isoformat(evaluateTimestamp));
        shown.put("event_rule", rule.shown());
        return shown;
    }
}
