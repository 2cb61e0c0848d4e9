package org.opnfv.doctor.functest.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A message of oslo.messaging in its format 2.0: {@code {"oslo.version": "2.0", "oslo.message": "<JSON text>"}}, and in that text among
 * others {@code message_id}, {@code publisher_id}, {@code event_type}, {@code payload} and {@code timestamp}, which is UTC with
 * microseconds.
 *
 * @param sent when its sender made it, by the sender's clock
 * @param content that text
 */
record Message(Instant sent, JsonNode content) {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String ID = "message_id";
    private static final String TYPE = "event_type";

    /**
     * An event that the filter takes passes by.
     *
     * @param about what it is about
     * @param event id of the notification
     * @param alarm id of the alarm; null before there is one
     */
    record Passage(String about, String event, String alarm) {}

    /**
     * An event in a message.
     *
     * @param id of the notification that it was made of
     * @param type such as {@code compute.instance.update}
     * @param traits by name
     */
    record Event(String id, String type, Map<String, String> traits) {}

    /** The message; empty when it is none of these. */
    static Optional<Message> parse(byte[] body) {
        try {
            JsonNode outer = MAPPER.readTree(body);
            JsonNode inner = outer.hasNonNull("oslo.message")
                    ? MAPPER.readTree(outer.path("oslo.message").asText())
                    : outer;
            LocalDateTime sent = LocalDateTime.parse(
                    inner.path("timestamp").asText("").replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return Optional.of(new Message(sent.toInstant(ZoneOffset.UTC), inner));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What the filter takes of it, at that point of the path. */
    List<Passage> passages(BusCheckpoint point, EventFilter filter) {
        JsonNode payload = content.path("payload");
        String alarm = point == BusCheckpoint.FIRED ? payload.path("alarm_id").asText() : null;
        List<Event> events = switch (point) {
            case NOTIFIED -> List.of(notification(payload));
            case TRANSFORMED ->
                StreamSupport.stream(payload.spliterator(), false)
                        .map(Message::event)
                        .toList();
            case FIRED -> List.of(event(payload.path("reason_data").path("event")));
        };
        return events.stream()
                .filter(filter.events())
                .map(event -> new Passage(filter.about().apply(event.traits()), event.id(), alarm))
                .toList();
    }

    /**
     * The event that Ceilometer will make of a service's own notification, as far as that shows: traits of other names than the members
     * of its payload have are missing. Of an instance, Ceilometer takes service and host from the sender's name.
     */
    private Event notification(JsonNode payload) {
        Map<String, String> traits = new HashMap<>();
        payload.properties()
                .forEach(member -> traits.put(member.getKey(), member.getValue().asText()));
        String type = content.path(TYPE).asText("");
        if (type.startsWith("compute.instance.")) {
            String[] sender = content.path("publisher_id").asText("").split("\\.", 2);
            traits.put("service", sender[0]);
            traits.put("host", sender[sender.length - 1]);
        }
        return new Event(content.path(ID).asText(""), type, traits);
    }

    /** An event as Ceilometer writes it; its traits are a list of {@code [name, type, value]}. */
    private static Event event(JsonNode event) {
        Map<String, String> traits = new HashMap<>();
        event.path("traits")
                .forEach(trait ->
                        traits.put(trait.path(0).asText(), trait.path(2).asText()));
        return new Event(event.path(ID).asText(""), event.path(TYPE).asText(""), traits);
    }
}
