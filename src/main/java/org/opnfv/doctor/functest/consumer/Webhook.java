package org.opnfv.doctor.functest.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.http.Json;

/**
 * The request that Aodh posts when an event alarm fires. Format as Aodh 15 sends it: {@code alarm_id}, {@code current}, {@code
 * reason_data} with {@code event.traits}, a list of {@code [name, type, value]}.
 *
 * @param alarmId the alarm that fired
 * @param current the state it is in now, {@code alarm} when it fired
 * @param generated when the service sent the event that made it fire, by the cloud's clock; empty when it is missing
 * @param traits the traits of the event that made it fire, as text; empty when there are none
 * @param text the whole body as it came
 */
public record Webhook(
        String alarmId, String current, Optional<Instant> generated, Map<String, String> traits, String text) {

    /** Parses a body; empty when it is not what Aodh sends. */
    public static Optional<Webhook> parse(byte[] body) {
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
        Optional<Instant> generated =
                time(json.path("reason_data").path("event").path("generated").asText(""));
        String text = new String(body, StandardCharsets.UTF_8);
        return Optional.of(new Webhook(alarmId, json.path("current").asText(""), generated, Map.copyOf(traits), text));
    }

    /** Parses a time as Ceilometer writes it: UTC, with or without a zone. */
    private static Optional<Instant> time(String text) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text.replaceFirst(" ", "T"), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : LocalDateTime.from(time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
