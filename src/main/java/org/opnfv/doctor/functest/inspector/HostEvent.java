package org.opnfv.doctor.functest.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.http.Json;

/**
 * One event as monitors of the original harness send it: {@code type}, {@code details.hostname}, {@code details.status}; a body is
 * one event or a list of them.
 */
record HostEvent(String type, String hostname, String status) {
    static final String HOST_DOWN = "compute.host.down";

    /** Parses a body. Fails with one line that says what is wrong. */
    static List<HostEvent> parse(byte[] body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            List<HostEvent> events = new ArrayList<>();
            if (json.isObject()) {
                events.add(event(json));
            } else if (json.isArray() && !json.isEmpty()) {
                json.forEach(one -> events.add(event(one)));
            } else {
                throw new IllegalArgumentException("expected an event or a list of events");
            }
            return events;
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    private static HostEvent event(JsonNode json) {
        JsonNode details = json.path("details");
        HostEvent event = new HostEvent(
                json.path("type").asText(""),
                details.path("hostname").asText(""),
                details.path("status").asText(""));
        if (event.type().isEmpty()
                || event.hostname().isEmpty()
                || event.status().isEmpty()) {
            throw new IllegalArgumentException("an event needs type, details.hostname and details.status");
        }
        return event;
    }

    /** Whether it is a rehearsal by our own Monitor. */
    boolean isRehearsal() {
        return "rehearsal".equals(status) || isRehearsalWithoutCalls();
    }

    boolean isRehearsalWithoutCalls() {
        return "rehearsal without calls".equals(status);
    }

    boolean isHostDown() {
        return HOST_DOWN.equals(type) && "down".equals(status);
    }
}
