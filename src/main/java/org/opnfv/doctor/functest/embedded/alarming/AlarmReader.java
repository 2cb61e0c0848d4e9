package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;

/** Reads the alarm in a request and refuses what Aodh refuses. Alarms of other types than event there are none. */
final class AlarmReader {

    private static final Set<String> KNOWN = Set.of(
            "alarm_id",
            "name",
            "description",
            "enabled",
            "ok_actions",
            "alarm_actions",
            "insufficient_data_actions",
            "repeat_actions",
            "type",
            "time_constraints",
            "project_id",
            "user_id",
            "timestamp",
            "state",
            "state_timestamp",
            "state_reason",
            "severity",
            "evaluate_timestamp",
            "event_rule");
    private static final List<String> SEVERITIES = List.of("critical", "low", "moderate");
    private static final List<String> STATES = List.of(Alarm.OK, Alarm.INSUFFICIENT_DATA, Alarm.ALARM);
    private static final Set<String> SCHEMES = Set.of("http", "https", "log", "test");
    private static final Set<String> ADMIN_SCHEMES = Set.of("log", "test");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private AlarmReader() {}

    /**
     * What a client may say of an alarm.
     *
     * @param projectId null when the client does not say
     * @param userId null when the client does not say
     * @param evaluateTimestamp null when the client does not say
     */
    record Wish(
            String name,
            String description,
            boolean enabled,
            Alarm.Actions actions,
            boolean repeatActions,
            List<Map<String, Object>> timeConstraints,
            String projectId,
            String userId,
            String state,
            String severity,
            Instant evaluateTimestamp,
            EventRule rule) {}

    static Wish read(Call call, Caller caller) {
        JsonNode whole = json(call, "data");
        Wsme body = Wsme.body(whole).only(KNOWN);
        String name = body.mandatory("name");
        body.mandatory("type");
        body.choice("type", List.of("event"), "event");
        boolean enabled = body.bool("enabled", true);
        boolean repeat = body.bool("repeat_actions", false);
        String severity = body.choice("severity", SEVERITIES, "low");
        String state = body.choice("state", STATES, Alarm.INSUFFICIENT_DATA);
        JsonNode ruleNode = whole.path("event_rule");
        if (ruleNode.isMissingNode() || ruleNode.isNull()) {
            throw new ApiError(400, "event_rule must be set for event type alarm");
        }
        EventRule rule = RuleReader.read(ruleNode, whole);
        List<Map<String, Object>> constraints = body.list("time_constraints").stream()
                .map(constraint -> Json.mapper().convertValue(constraint, OBJECT))
                .toList();
        Alarm.Actions actions = new Alarm.Actions(
                actions(body, "ok_actions", caller),
                actions(body, "alarm_actions", caller),
                actions(body, "insufficient_data_actions", caller));
        String description = body.text("description", "");
        return new Wish(
                name,
                description.isEmpty() ? defaultDescription(ruleNode) : description,
                enabled,
                actions,
                repeat,
                constraints,
                body.text("project_id", null),
                body.text("user_id", null),
                state,
                severity,
                body.time("evaluate_timestamp"),
                rule);
    }

    /** The new state in a request to set it. */
    static String state(Call call) {
        JsonNode state = json(call, "state");
        if (!state.isTextual() || !Alarm.STATES.contains(state.textValue())) {
            throw new ApiError(400, "state invalid");
        }
        return state.textValue();
    }

    private static JsonNode json(Call call, String argument) {
        if (call.body().length == 0) {
            throw new ApiError(400, "Missing argument: \"" + argument + "\"");
        }
        return JsonBody.read(call, "Request is not in valid JSON format");
    }

    private static String defaultDescription(JsonNode rule) {
        JsonNode type = rule.path("event_type");
        return "Alarm when " + (type.isTextual() ? type.textValue() : "*") + " event occurred.";
    }

    private static List<String> actions(Wsme body, String attribute, Caller caller) {
        Set<String> distinct = new LinkedHashSet<>();
        body.list(attribute).forEach(action -> distinct.add(action.asText()));
        for (String action : distinct) {
            String scheme = scheme(action);
            if (!SCHEMES.contains(scheme)) {
                throw new ApiError(400, "Unsupported action " + action);
            }
            if (ADMIN_SCHEMES.contains(scheme) && !caller.isAdmin()) {
                throw new ApiError(401, "You are not authorized to create action: " + action);
            }
        }
        return List.copyOf(distinct);
    }

    private static String scheme(String action) {
        try {
            // java.net.URI wants something behind the scheme, which Aodh's log:// has not.
            String scheme = new URI(action.endsWith("://") ? action + "-" : action).getScheme();
            return scheme == null ? "" : scheme;
        } catch (URISyntaxException unreadable) {
            throw new ApiError(400, "Unable to parse action " + action);
        }
    }
}
