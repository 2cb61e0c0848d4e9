package org.opnfv.doctor.functest.embedded.alarming;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.event.Event;
import org.opnfv.doctor.functest.embedded.text.PythonText;

/** An event in the form in which Ceilometer publishes it and webhooks carry it. */
final class Traits {

    private static final int STRING = 1;
    private static final int INTEGER = 2;
    private static final int FLOAT = 3;
    private static final int DATETIME = 4;

    private Traits() {}

    /** The whole event, signed. */
    static Map<String, Object> published(Event event, Signature signature) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("message_id", event.messageId());
        shown.put("event_type", event.eventType());
        shown.put("generated", PythonText.micros(event.generated()));
        shown.put(
                "traits", event.traits().entrySet().stream().map(Traits::triple).toList());
        shown.put("raw", Map.of());
        shown.put("message_signature", signature.of(PythonText.json(shown).getBytes(StandardCharsets.UTF_8)));
        return shown;
    }

    private static List<Object> triple(Map.Entry<String, Object> trait) {
        Object value = trait.getValue();
        if (value instanceof Integer) {
            return List.of(trait.getKey(), INTEGER, value);
        }
        if (value instanceof Double) {
            return List.of(trait.getKey(), FLOAT, value);
        }
        if (value instanceof Instant time) {
            return List.of(trait.getKey(), DATETIME, PythonText.isoformat(time));
        }
        return List.of(trait.getKey(), STRING, value);
    }
}
