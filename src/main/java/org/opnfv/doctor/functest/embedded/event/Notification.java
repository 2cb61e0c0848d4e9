package org.opnfv.doctor.functest.embedded.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.JsonBody;

/**
 * A notification as a notifier of oslo.messaging publishes it, which others than the cloud's own services hand in. Ceilometer's
 * definitions here know those of planned maintenance, with the traits that OPNFV Doctor's installers gave them.
 */
public final class Notification {
    private static final int LONGEST_TEXT = 255;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]", Locale.ROOT);
    private static final String PROJECT = "project_id";
    private static final Map<String, List<String>> DEFINITIONS = Map.of(
            "maintenance.scheduled",
            List.of(
                    "allowed_actions",
                    "instance_ids",
                    "reply_url",
                    "state",
                    "session_id",
                    "actions_at",
                    "metadata",
                    PROJECT),
            "maintenance.host",
            List.of("host", "state", "session_id", PROJECT));

    private Notification() {}

    /**
     * The event that Ceilometer makes of it: lists and maps become Python's text, and text ends after 255 characters.
     *
     * @throws ApiError when it is none, or of a type without a definition
     */
    public static Event event(JsonNode message) {
        String type = JsonBody.text(message, "event_type");
        List<String> defined = DEFINITIONS.get(type);
        if (defined == null) {
            throw new ApiError(400, "there is no definition of events " + type + ", only of " + DEFINITIONS.keySet());
        }
        JsonNode payload = message.path("payload");
        Map<String, Object> traits = new LinkedHashMap<>();
        traits.put("service", JsonBody.text(message, "publisher_id"));
        for (String name : defined) {
            if (payload.hasNonNull(name)) {
                traits.put(
                        name, name.equals("actions_at") ? time(payload.path(name)) : cut(python(payload.path(name))));
            }
        }
        return new Event(
                JsonBody.text(message, "message_id"),
                type,
                time(message.path("timestamp")),
                payload.path(PROJECT).asText(),
                traits);
    }

    private static Instant time(JsonNode text) {
        try {
            return LocalDateTime.parse(text.asText(), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new ApiError(400, text + " is no time as oslo.messaging writes it");
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static String python(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(item -> parts.add("'" + item.getKey() + "': " + quoted(item.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(quoted(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return value.asText();
    }

    private static String quoted(JsonNode value) {
        return value.isTextual() ? "'" + value.textValue() + "'" : python(value);
    }
}
