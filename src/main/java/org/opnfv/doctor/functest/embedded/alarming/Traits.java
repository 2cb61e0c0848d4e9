package org.opnfv.doctor.functest.embedded.alarming;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiTimes;
import org.opnfv.doctor.functest.embedded.event.Event;

/** An event in the format in which Ceilometer publishes it and webhooks contain it. */
final class Traits {

    private static final int STRING = 1;
    private static final int INTEGER = 2;
    private static final int DATETIME = 4;

    private Traits() {}

    /** The whole event. */
    static Map<String, Object> published(Event event) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message_id", event.messageId());
        shown.put("event_type", event.eventType());
        shown.put("generated", ApiTimes.micros(event.generated()));
        shown.put(
                "traits", event.traits().entrySet().stream().map(Traits::triple).toList());
        shown.put("raw", Map.of());
        return shown;
    }

    private static List<Object> triple(Map.Entry<String, Object> trait) {
        Object value = trait.getValue();
        if (value instanceof Integer) {
            return List.of(trait.getKey(), INTEGER, value);
        }
        if (value instanceof Instant time) {
            return List.of(trait.getKey(), DATETIME, ApiTimes.micros(time));
        }
        return List.of(trait.getKey(), STRING, value);
    }
}
