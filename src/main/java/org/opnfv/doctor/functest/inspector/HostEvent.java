package org.opnfv.doctor.functest.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opnfv.doctor.functest.http.Json;

/**
 * One event about a host. A body is one event or a list of them, as monitors of the original harness send it ({@code type}, {@code
 * details.hostname}, {@code details.status}), the webhook of Prometheus' Alertmanager, or alerts of collectd: see {@link Alert}.
 *
 * @param began when it was so, by the sender's clock; null where the sender does not say it in a way that can be trusted
 */
record HostEvent(String type, String hostname, String status, Instant began) {
    static final String HOST_DOWN = "compute.host.down";
    static final String DOWN = "down";
    static final String UP = "up";
    static final String EVENT_ID = "monitor_sample_event1";

    /** Vitrage reads no time without microseconds. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** Parses a body. Fails with one line that says what is wrong. */
    static List<HostEvent> parse(byte[] body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            List<HostEvent> events = new ArrayList<>();
            if (json.path("alerts").isArray()) {
                json.path("alerts").forEach(one -> events.add(Alert.event(json, one)));
            } else if (json.isObject()) {
                events.add(event(json));
            } else if (json.isArray()) {
                json.forEach(one -> events.add(one.has("labels") ? Alert.collectd(one) : event(one)));
            }
            if (events.isEmpty()) {
                throw new IllegalArgumentException("expected an event or a list of events");
            }
            return events;
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    /** The original's time is of its sender's zone and does not name it, so it says nothing. */
    private static HostEvent event(JsonNode json) {
        JsonNode details = json.path("details");
        HostEvent event = new HostEvent(
                json.path("type").asText(""),
                details.path("hostname").asText(""),
                details.path("status").asText(""),
                null);
        if (event.type().isEmpty()
                || event.hostname().isEmpty()
                || event.status().isEmpty()) {
            throw new IllegalArgumentException("an event needs type, details.hostname and details.status");
        }
        return event;
    }

    /** As monitors of the original harness write it, with the moment in UTC: that a host has this status since then. */
    static Map<String, Object> json(String host, String status, Instant since) {
        return Map.of(
                "id",
                "monitor_sample_id1",
                "time",
                TIME.format(since),
                "type",
                HOST_DOWN,
                "details",
                Map.of("hostname", host, "status", status, "monitor", "monitor_sample", "monitor_event_id", EVENT_ID));
    }

    /** That a host is down, or that it is not. */
    static HostEvent of(String hostname, boolean down, Instant began) {
        return new HostEvent(HOST_DOWN, hostname, down ? DOWN : UP, began);
    }

    /** Whether it is a rehearsal by our own Monitor. */
    boolean isRehearsal() {
        return "rehearsal".equals(status) || isRehearsalWithoutCalls();
    }

    boolean isRehearsalWithoutCalls() {
        return "rehearsal without calls".equals(status);
    }

    /** Whether a host with one of these names is down. */
    boolean tellsDown(Set<String> names) {
        return HOST_DOWN.equals(type) && DOWN.equals(status) && names.contains(hostname);
    }

    /** Whether it was so before that time already. */
    boolean isOlder(Instant than) {
        return began != null && began.isBefore(than);
    }
}
