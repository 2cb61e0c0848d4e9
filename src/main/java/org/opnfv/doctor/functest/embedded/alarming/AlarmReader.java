package org.opnfv.doctor.functest.embedded.alarming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.http.Call;

/**
 * Parses the alarm in a request, and refuses what this Aodh does not support: other types than event, conditions on anything but text
 * traits, actions of other states than alarm.
 */
final class AlarmReader {

    /** The prefix of a trait's name in a condition. */
    static final String TRAITS = "traits.";

    private static final List<String> SEVERITIES = List.of("critical", "low", "moderate");
    private static final List<String> OPS = List.of("eq", "ne", "lt", "le", "gt", "ge");
    private static final Set<String> UNUSED = Set.of("ok_actions", "insufficient_data_actions", "time_constraints");

    private final JsonNode body;

    AlarmReader(Call call) {
        body = JsonBody.read(call);
        JsonBody.choice(body, "type", List.of("event"));
        for (String name : UNUSED) {
            if (!body.path(name).isEmpty()) {
                throw new ApiError(400, name + ": this cloud has none");
            }
        }
    }

    String name() {
        return JsonBody.text(body, "name");
    }

    String description() {
        return body.path("description").asText();
    }

    boolean flag(String name, boolean otherwise) {
        return JsonBody.flag(body, name, otherwise);
    }

    String severity() {
        return body.hasNonNull("severity") ? JsonBody.choice(body, "severity", SEVERITIES) : "low";
    }

    String state(String otherwise) {
        return body.hasNonNull("state") ? JsonBody.choice(body, "state", EventAlarm.STATES) : otherwise;
    }

    /** URLs to post to, and {@code log:}, which only logs. */
    List<String> actions() {
        List<String> actions = new ArrayList<>();
        for (JsonNode action : body.path("alarm_actions")) {
            if (!action.asText().matches("(https?|log):\\S*")) {
                throw new ApiError(400, "Unsupported action " + action);
            }
            actions.add(action.asText());
        }
        return actions;
    }

    EventRule rule() {
        JsonNode rule = body.path("event_rule");
        if (!rule.isObject()) {
            throw new ApiError(400, "event_rule must be set for event type alarm");
        }
        List<EventRule.Condition> conditions = new ArrayList<>();
        rule.path("query").forEach(query -> conditions.add(condition(query)));
        return new EventRule(rule.path("event_type").asText("*"), conditions);
    }

    private static EventRule.Condition condition(JsonNode query) {
        String field = JsonBody.text(query, "field");
        String op = JsonBody.choice(query, "op", OPS);
        JsonBody.choice(query, "type", List.of("string", ""));
        if (!field.startsWith(TRAITS) || !query.path("value").isTextual()) {
            throw new ApiError(400, "event_rule.query has to be about a trait and a text, not " + query);
        }
        return new EventRule.Condition(
                field.substring(TRAITS.length()), op, query.path("value").textValue());
    }
}
