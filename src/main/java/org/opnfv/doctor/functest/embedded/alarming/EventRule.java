package org.opnfv.doctor.functest.embedded.alarming;

import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.event.Event;

/**
 * The condition of an event alarm.
 *
 * @param eventType the type of event; {@code *} stands for any text in it
 * @param query conditions that must all hold
 */
record EventRule(String eventType, List<Condition> query) {

    /**
     * A condition on a text trait.
     *
     * @param trait such as {@code state}
     * @param op eq or ne, lt, le, gt or ge
     */
    record Condition(String trait, String op, String value) {

        /** A missing trait is different from any value, and neither more nor less. */
        boolean holds(Event event) {
            Object actual = event.traits().get(trait);
            if (!(actual instanceof String text)) {
                return op.equals("ne");
            }
            int order = text.compareTo(value);
            return switch (op) {
                case "eq" -> order == 0;
                case "ne" -> order != 0;
                case "lt" -> order < 0;
                case "le" -> order <= 0;
                case "gt" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /** Copies the query. */
    EventRule {
        query = List.copyOf(query);
    }

    boolean matches(Event event) {
        // The conditions first: nearly all alarms are of other instances.
        String pattern = "\\Q" + eventType.replace("*", "\\E.*\\Q") + "\\E";
        return query.stream().allMatch(condition -> condition.holds(event))
                && event.eventType().matches(pattern);
    }

    /** In Aodh's format. */
    Map<String, Object> shown() {
        List<Map<String, String>> conditions = query.stream()
                .map(condition -> Map.of(
                        "field",
                        AlarmReader.TRAITS + condition.trait(),
                        "op",
                        condition.op(),
                        "type",
                        "string",
                        "value",
                        condition.value()))
                .toList();
        return Map.of("event_type", eventType, "query", conditions);
    }
}
