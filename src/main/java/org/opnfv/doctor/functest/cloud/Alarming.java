package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Event alarms of the caller's project, by Aodh's API v2 in requests of our own: OpenStack4j knows neither event rules nor severities.
 * Every call throws {@link CloudException}; deleting an alarm that no longer exists succeeds.
 */
public final class Alarming {
    private static final String ASKED = "alarming: GET /alarms";

    private final Api api;

    Alarming(Session session) {
        this.api = new Api(session, "alarming");
    }

    /** Makes an enabled event alarm and returns its id. Aodh allows several of one name. */
    public String createAlarm(AlarmSpec spec) {
        Map<String, Object> alarm = new LinkedHashMap<>();
        alarm.put("name", spec.name());
        alarm.put("description", spec.description());
        alarm.put("type", "event");
        alarm.put("enabled", true);
        alarm.put("severity", spec.severity());
        alarm.put("repeat_actions", spec.repeat());
        alarm.put("alarm_actions", List.of(spec.actionUrl()));
        alarm.put(
                "event_rule",
                Map.of(
                        "event_type",
                        spec.eventType(),
                        "query",
                        spec.query().stream()
                                .map(query -> Map.of(
                                        "field", query.field(), "op", query.op(), "value", query.value(), "type", ""))
                                .collect(Collectors.toList())));
        return ApiJson.made(api.post("/alarms", alarm), "alarm_id", "alarm " + spec.name());
    }

    /** The alarm of that id, if the caller sees one. */
    public Optional<Alarm> alarm(String id) {
        return Session.unlessAbsent(() -> api.get("/alarms/" + Api.escape(id))).map(Alarming::alarm);
    }

    /** All alarms of the project. */
    public List<Alarm> alarms() {
        return list("");
    }

    /** The id of the alarm of that name; CONFLICT when several have it. */
    public Optional<String> findAlarm(String name) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("q.field", "name");
        byName.put("q.op", "eq");
        byName.put("q.value", name);
        return SingleMatch.named("alarm", name, list(Api.query(byName)), Alarm::name, Alarm::id);
    }

    /** The alarms of all projects; takes an admin. */
    public List<Alarm> everyones() {
        return list("?q.field=all_projects&q.op=eq&q.value=true");
    }

    /** The id of the alarm of that name among those of all projects; takes an admin. */
    public Optional<String> findAlarmAnywhere(String name) {
        // Aodh takes the name and the wish for all projects as two queries of the same shape; only their order
        // distinguishes them.
        String query = "?q.field=all_projects&q.op=eq&q.value=true&q.field=name&q.op=eq&q.value=" + Api.escape(name);
        return SingleMatch.named("alarm", name, list(query), Alarm::name, Alarm::id);
    }

    /** The history of an alarm's state, the newest change first; empty when Aodh keeps none. An admin sees any alarm. */
    public List<AlarmTransition> transitions(String id) {
        String query = "?q.field=type&q.op=eq&q.value=state+transition";
        List<AlarmTransition> changes = new ArrayList<>();
        String path = "/alarms/" + Api.escape(id) + "/history";
        Session.unlessAbsent(() -> api.get(path + query))
                .ifPresent(list -> ApiJson.list(list, ASKED).forEach(change -> changes.add(transition(change, path))));
        return changes.stream()
                .sorted(Comparator.comparing(AlarmTransition::at).reversed())
                .toList();
    }

    /** The change is a text that is JSON again. */
    private static AlarmTransition transition(JsonNode change, String path) {
        try {
            JsonNode detail = ApiJson.MAPPER.readTree(change.path("detail").asText());
            LocalDateTime at = LocalDateTime.parse(change.path("timestamp").asText());
            return new AlarmTransition(
                    ApiJson.text(detail, "state"),
                    ApiJson.text(detail, "transition_reason"),
                    at.toInstant(ZoneOffset.UTC));
        } catch (JsonProcessingException e) {
            throw CloudErrors.unreadable("GET " + path, e);
        } catch (DateTimeException e) {
            throw CloudErrors.unreadable("GET " + path, new IOException(e.getMessage(), e));
        }
    }

    public void deleteAlarm(String id) {
        api.delete("/alarms/" + Api.escape(id));
    }

    private List<Alarm> list(String query) {
        List<Alarm> alarms = new ArrayList<>();
        ApiJson.list(api.get("/alarms" + query), ASKED).forEach(alarm -> alarms.add(alarm(alarm)));
        return List.copyOf(alarms);
    }

    private static Alarm alarm(JsonNode alarm) {
        List<String> actions = new ArrayList<>();
        alarm.path("alarm_actions").forEach(action -> actions.add(action.asText()));
        return new Alarm(
                ApiJson.need(alarm, "alarm_id", ASKED),
                ApiJson.need(alarm, "name", ASKED),
                ApiJson.text(alarm, "state"),
                alarm.path("enabled").asBoolean(),
                List.copyOf(actions));
    }
}
