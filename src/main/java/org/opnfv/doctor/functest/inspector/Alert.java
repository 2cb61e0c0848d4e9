package org.opnfv.doctor.functest.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

/**
 * An alert of Prometheus' Alertmanager. Format as its webhook sends it (version 4): {@code version}, and {@code alerts}, a list of {@code
 * status} (firing or resolved), {@code labels}, {@code startsAt} (RFC 3339). Or one of collectd 5, whose plugin {@code write_http} sends
 * notifications as a list of {@code labels} and {@code startsAt}, with the severity among the labels.
 */
final class Alert {
    private static final String VERSION = "4";

    private Alert() {}

    /** A firing alert says that its host is down. Fails with one line that says what is wrong. */
    static HostEvent event(JsonNode body, JsonNode alert) {
        if (!VERSION.equals(body.path("version").asText())) {
            throw new IllegalArgumentException("a webhook of Alertmanager must be of version " + VERSION);
        }
        return HostEvent.of(
                host(alert.path("labels")),
                "firing".equals(alert.path("status").asText()),
                began(alert.path("startsAt").asText()));
    }

    /** A notification of severity FAILURE says the same: of the host that collectd's plugin ping asks, else of the one it is about. */
    static HostEvent collectd(JsonNode alert) {
        JsonNode labels = alert.path("labels");
        return HostEvent.of(
                labels.hasNonNull("ping") ? labels.path("ping").asText() : host(labels),
                "FAILURE".equals(labels.path("severity").asText()),
                began(alert.path("startsAt").asText()));
    }

    /** The label with the host's name; without one {@code instance}, whose port is that of an exporter. Empty without any. */
    private static String host(JsonNode labels) {
        return Stream.of("hostname", "host", "nodename", "instance")
                .map(label -> labels.path(label).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .map(value -> value.replaceFirst("^(?:\\[(.+)]|([^:]+))(?::[0-9]+)?$", "$1$2"))
                .orElse("");
    }

    private static Instant began(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an alert needs startsAt, a time such as 2026-11-29T01:17:06.5Z", e);
        }
    }
}
