package org.opnfv.doctor.functest.embedded.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A notification as Ceilometer passes it on.
 *
 * @param messageId UUID of the notification
 * @param eventType such as {@code compute.instance.update}
 * @param generated when the service sent it, UTC, microseconds
 * @param projectId the project whose alarms it may fire; empty when it belongs to none
 * @param traits by name, in Ceilometer's order: {@link String}, {@link Integer}, {@link Double} or {@link Instant}
 */
public record Event(
        String messageId, String eventType, Instant generated, String projectId, Map<String, Object> traits) {

    /** Copies the traits. */
    public Event {
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }
}
