package org.opnfv.doctor.functest.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.http.Json;

/**
 * What Aodh posts when an event alarm fires. Format as Aodh 15 sends it: {@code alarm_id}, {@code current}, {@code reason_data}
 * with {@code event.traits}, a list of {@code [name, type, value]}.
 *
 * @param alarmId the alarm that fired
 * @param current the state it is in now, {@code alarm} when it fired
 * @param traits the traits of the event that made it fire, as text; empty when there are none
 * @param json the whole body
 */
public record Webhook(String alarmId, String current, Map<String, String> traits, JsonNode json) {

    /** Reads a body; empty when it is not what Aodh sends. */
    static Optional<Webhook> parse(byte[] body) {
        JsonNode json;
        try {
            json = Json.mapper().readTree(body);
        } catch (IOException e) {
            return Optional.empty();
        }
        String alarmId = json.path("alarm_id").asText("");
        if (alarmId.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> traits = new HashMap<>();
        for (JsonNode trait : json.path("reason_data").path("event").path("traits")) {
            traits.put(trait.path(0).asText(), trait.path(2).asText());
        }
        return Optional.of(new Webhook(alarmId, json.path("current").asText(""), Map.copyOf(traits), json));
    }
}
