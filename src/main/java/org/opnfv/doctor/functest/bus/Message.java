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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * A message of oslo.messaging in its format 2.0: {@code {"oslo.version": "2.0", "oslo.message": "<JSON text>"}}, and in that text among
 * others {@code message_id}, {@code payload} and {@code timestamp}, which is UTC with microseconds.
 *
 * @param sent when its sender made it, by the sender's clock
 * @param id its own id
 */
record Message(Instant sent, String id, JsonNode payload) {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    /** The state to look for; a message without this word reports no loss. */
    static final String LOST = "error";

    /**
     * What is sought passes by.
     *
     * @param about what it is about
     * @param event id of the notification
     * @param alarm id of the alarm; null before there is one
     */
    record Passage(String about, String event, String alarm) {}

    /**
     * An instance that a message says is in error.
     *
     * @param event id of Nova's notification
     * @param alarm id of the alarm; null before there is one
     */
    record Loss(String instance, String event, String alarm) {}

    /** The message; empty when it is none of these. */
    static Optional<Message> parse(byte[] body) {
        try {
            JsonNode outer = MAPPER.readTree(body);
            JsonNode inner = outer.hasNonNull("oslo.message")
                    ? MAPPER.readTree(outer.path("oslo.message").asText())
                    : outer;
            LocalDateTime sent = LocalDateTime.parse(
                    inner.path("timestamp").asText("").replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return Optional.of(new Message(
                    sent.toInstant(ZoneOffset.UTC), inner.path("message_id").asText(""), inner.path("payload")));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is sought in it, at that point of the path. */
    List<Passage> passages(BusCheckpoint point, Sought sought) {
        return switch (sought) {
            case LOSSES ->
                losses(point).stream()
                        .map(loss -> new Passage(loss.instance(), loss.event(), loss.alarm()))
                        .toList();
            case NOTICES -> notices(point);
        };
    }

    private List<Passage> notices(BusCheckpoint point) {
        return switch (point) {
            case NOTIFIED ->
                notice(name -> payload.path(name).asText(), id, null).stream().toList();
            case TRANSFORMED ->
                StreamSupport.stream(payload.spliterator(), false)
                        .flatMap(event -> notice(event, null).stream())
                        .toList();
            case FIRED ->
                notice(
                                payload.path("reason_data").path("event"),
                                payload.path("alarm_id").asText())
                        .stream()
                        .toList();
        };
    }

    private static Optional<Passage> notice(JsonNode event, String alarm) {
        return notice(name -> trait(event, name), event.path("message_id").asText(""), alarm);
    }

    private static Optional<Passage> notice(UnaryOperator<String> trait, String event, String alarm) {
        String session = trait.apply("session_id");
        String url = trait.apply("reply_url");
        String about = url.isEmpty()
                ? trait.apply("host") + "/" + trait.apply("state")
                : url.substring(url.lastIndexOf('/') + 1);
        return session.isEmpty() ? Optional.empty() : Optional.of(new Passage(about, event, alarm));
    }

    /** The instances that the message reports in error, at that point of the path. */
    List<Loss> losses(BusCheckpoint point) {
        return switch (point) {
            case NOTIFIED ->
                LOST.equals(payload.path("state").asText())
                        ? List.of(new Loss(payload.path("instance_id").asText(), id, null))
                        : List.of();
            case TRANSFORMED ->
                StreamSupport.stream(payload.spliterator(), false)
                        .flatMap(event -> loss(event, null).stream())
                        .toList();
            case FIRED ->
                loss(
                                payload.path("reason_data").path("event"),
                                payload.path("alarm_id").asText())
                        .stream()
                        .toList();
        };
    }

    private static Optional<Loss> loss(JsonNode event, String alarm) {
        return LOST.equals(trait(event, "state"))
                ? Optional.of(new Loss(
                        trait(event, "instance_id"), event.path("message_id").asText(""), alarm))
                : Optional.empty();
    }

    /** Traits are a list of {@code [name, type, value]}. */
    private static String trait(JsonNode event, String name) {
        for (JsonNode trait : event.path("traits")) {
            if (name.equals(trait.path(0).asText())) {
                return trait.path(2).asText();
            }
        }
        return "";
    }
}
