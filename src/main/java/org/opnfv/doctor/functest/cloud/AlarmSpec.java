package org.opnfv.doctor.functest.cloud;

import java.util.List;

/**
 * An event alarm to make: it fires when an event of a type matches every query.
 *
 * @param eventType such as {@code compute.instance.update}
 * @param query the conditions on the event, all of which must hold
 * @param actionUrl where Aodh posts to when it fires
 * @param repeat whether it fires for every further event too
 * @param severity {@code low}, {@code moderate} or {@code critical}
 */
public record AlarmSpec(
        String name,
        String eventType,
        List<Query> query,
        String actionUrl,
        boolean repeat,
        String severity,
        String description) {
    public AlarmSpec {
        query = List.copyOf(query);
    }

    /**
     * A condition on one field of an event.
     *
     * @param field such as {@code traits.instance_id}
     * @param op {@code eq}, {@code ne}, {@code lt}, {@code le}, {@code gt} or {@code ge}
     */
    public record Query(String field, String op, String value) {
        /** That the field has this value. */
        public static Query eq(String field, String value) {
            return new Query(field, "eq", value);
        }
    }
}
